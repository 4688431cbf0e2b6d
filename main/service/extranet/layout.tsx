/** @jsxImportSource ../jsx */
import type { Child } from 'hono/jsx';
import { formatTime } from '../../../shared/dates.ts';
import { Form } from './forms.tsx';
import { Icon, Mark } from './icons.tsx';
import { Menu } from './menu.tsx';
import type { Visit } from './page.ts';

interface Titled {
  visit: Visit;
  /** What makes this page's title unlike all others; « – Extranet – » and the office follow. */
  title: string;
  children: Child;
}

/** A page inside: head with the menu, content, foot. The content brings its own h1. */
export const Layout = ({ visit, title, children }: Titled) => (
  <Html visit={visit} title={title}>
    <header class="head">
      <div class="inner">
        <Brand visit={visit} />
        <Menu visit={visit} />
      </div>
    </header>
    <main id="contenu" tabindex={-1} class="content">
      <div class="inner">
        <SessionEnd visit={visit} />
        {children}
      </div>
    </main>
    <Foot />
    <SessionWarning visit={visit} />
  </Html>
);

/** The pages before login: what this place is on one side, the form on the other. `front` makes « Extranet usagers » the h1. */
export const Door = ({ visit, title, front = false, children }: Titled & { front?: boolean }) => (
  <Html visit={visit} title={title}>
    <div class="door">
      <header class="door-face">
        <Brand visit={visit} />
        <div class="door-words">
          <div class="staff-lines" />
          {front ? <h1>Extranet usagers</h1> : <p class="door-title">Extranet usagers</p>}
          <p class="door-tagline">Suivez la scolarité musicale de vos enfants, mettez à jour vos coordonnées.</p>
        </div>
        <p class="door-foot">Propulsé par Portée</p>
      </header>
      <div class="door-side">
        <main id="contenu" tabindex={-1} class="door-form">
          {children}
        </main>
        <Foot signed={false} />
      </div>
    </div>
  </Html>
);

const Html = ({ visit, title, children }: Titled) => (
  <html
    lang="fr"
    class={visit.look.on ? 'accessible' : undefined}
    data-size={visit.look.on ? visit.look.size : undefined}
    data-theme={theme(visit)}
  >
    <head>
      <meta charset="utf-8" />
      <title>
        {title} – Extranet – {visit.officeName}
      </title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="format-detection" content="telephone=no" />
      <link rel="icon" type="image/svg+xml" href={visit.asset('icon.svg')} />
      <link rel="stylesheet" href={visit.asset('extranet.css')} />
      {isContrasted(visit) && <link rel="stylesheet" href={visit.asset('accessibility.css')} />}
      {!isContrasted(visit) && visit.siteLook.styles && <link rel="stylesheet" href={visit.siteLook.styles} />}
      {[visit.asset('extranet.js'), ...visit.scriptsFor(String(children))].map((script) => (
        <script src={script} defer></script>
      ))}
    </head>
    <body>
      <a class="skip" href="#contenu">
        Aller au contenu
      </a>
      {children}
    </body>
  </html>
);

const theme = ({ look }: Visit) => (look.theme === 'auto' ? undefined : look.theme);

/** Its colours pass 7:1, which a site's own need not (A11Y-6.11). */
const isContrasted = ({ look }: Visit): boolean => look.on || look.theme === 'contrast';

const Brand = ({ visit }: { visit: Visit }) => (
  <a class="brand" href={visit.actor.kind === 'family' ? '/accueil' : '/connexion'}>
    {visit.siteLook.logo ? <img class="brand-logo" src={visit.siteLook.logo} alt="" /> : <Mark />}
    <span>{visit.officeName}</span>
  </a>
);

const Foot = ({ signed = true }: { signed?: boolean }) => (
  <footer class="foot">
    <div class="inner">
      <nav aria-label="Aide et mentions">
        <ul>
          <li>
            <a href="/aide">Aide</a>
          </li>
          <li>
            <a href="/accessibilite/declaration">Accessibilité : non conforme</a>
          </li>
          <li>
            <a href="/plan-du-site">Plan du site</a>
          </li>
        </ul>
      </nav>
      {signed && <p>Propulsé par Portée</p>}
    </div>
  </footer>
);

/** Said beforehand where no script can warn in time; what was typed comes back after login (A11Y-6.9). */
const SessionEnd = ({ visit }: { visit: Visit }) => {
  const ends = visit.actor.kind === 'family' ? visit.actor.limits : undefined;
  if (!ends) return null;
  return (
    <noscript>
      <p class="quiet small">
        Sans action de votre part, vous serez déconnecté à {formatTime(ends.at)}. Ce que vous aurez saisi reviendra après une nouvelle
        connexion.
      </p>
    </noscript>
  );
};

/** Opened by session.js two minutes before the session ends (SEC-1.9). */
const SessionWarning = ({ visit }: { visit: Visit }) => {
  const ends = visit.actor.kind === 'family' ? visit.actor.limits : undefined;
  if (!ends) return null;
  return (
    <dialog
      id="session-warning"
      role="alertdialog"
      aria-labelledby="session-warning-title"
      aria-describedby="session-warning-text"
      data-idle-ms={ends.idle}
      data-absolute-ms={ends.absolute}
    >
      <p class="dialog-title" id="session-warning-title">
        Votre session va se terminer
      </p>
      <p id="session-warning-text">
        Sans action de votre part, elle prendra fin dans 2 minutes. Appuyez sur Entrée pour rester connecté : rien de ce que vous avez saisi
        n’est perdu.
      </p>
      <div class="actions">
        <Form visit={visit} action="/session/prolonger">
          <button class="button primary" type="submit">
            Rester connecté
          </button>
        </Form>
      </div>
    </dialog>
  );
};

/** The top of a page inside: a word above, the h1, and what stands beside it. */
export const PageTitle = ({ above, title, children }: { above?: string; title: Child; children?: Child }) => (
  <div class="page-title">
    {above && <p class="above">{above}</p>}
    <h1>{title}</h1>
    {children}
  </div>
);

/** « Retour » as the guides have it. */
export const Back = ({ to, children = 'Retour' }: { to: string; children?: Child }) => (
  <a class="button" href={to}>
    <Icon name="left" /> {children}
  </a>
);

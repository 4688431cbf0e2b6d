/** @jsxImportSource ../../jsx */
import { Form } from '../../extranet/forms.tsx';
import { Icon } from '../../extranet/icons.tsx';
import { Layout, PageTitle } from '../../extranet/layout.tsx';
import { type Look, SIZES, THEMES } from '../../extranet/look.ts';
import { goTo, type Page, type Reply, refusalOf, show, type Visit } from '../../extranet/page.ts';
import { showDeclaration } from './declaration.tsx';

export const accessibilityPages: readonly Page[] = [
  { method: 'GET', path: '/accessibilite', access: 'open', answer: showAccessibility },
  { method: 'POST', path: '/accessibilite', access: 'open', answer: chooseLook },
  { method: 'GET', path: '/accessibilite/declaration', access: 'open', answer: showDeclaration },
];

/** Kept in this browser, and with the account of who is inside; works before login. */
async function chooseLook(visit: Visit): Promise<Reply> {
  const { typed, look } = visit;
  const chosen: Look = {
    on: typed.has('on') ? typed.get('on') === '1' : look.on,
    size: SIZES.find((size) => String(size) === typed.get('size')) ?? look.size,
    theme: THEMES.find((theme) => theme === typed.get('theme')) ?? look.theme,
  };
  visit.browser.wear(chosen);
  if (visit.actor.kind === 'family' && chosen.on !== look.on) {
    await refusalOf(visit.call('accounts.rememberAccessibility', { on: chosen.on }));
  }
  return goTo(`/accessibilite?message=${typed.has('on') ? (chosen.on ? 'active' : 'desactive') : 'enregistre'}`);
}

async function showAccessibility(visit: Visit): Promise<Reply> {
  const { on } = visit.look;
  return show(
    <Layout visit={visit} title="Accessibilité">
      <Done visit={visit} />
      <PageTitle title="Accessibilité" />
      <section class="card" aria-labelledby="mode">
        <h2 id="mode">Mode Accessibilité</h2>
        <div class="prose">
          <p>
            Le mode Accessibilité agrandit les textes, renforce les contrastes, aère les lignes, supprime les animations et présente les
            listes sous forme de phrases. Il n’enlève aucune information et reste actif à votre prochaine visite sur ce navigateur.
          </p>
          <p class="state-mark">
            <Icon name={on ? 'check' : 'info'} /> {on ? 'Le mode Accessibilité est activé.' : 'Le mode Accessibilité est désactivé.'}
          </p>
          <Form visit={visit} action="/accessibilite">
            <input type="hidden" name="on" value={on ? '0' : '1'} />
            <button class="button primary" type="submit" id="bascule">
              <Icon name="accessible" /> {on ? 'Désactiver le mode Accessibilité' : 'Activer le mode Accessibilité'}
            </button>
          </Form>
        </div>
      </section>
      <Preferences visit={visit} />
      <section class="card" aria-labelledby="declaration">
        <h2 id="declaration">Déclaration d’accessibilité</h2>
        <p>
          État de conformité : non conforme. <a href="/accessibilite/declaration">Lire la déclaration d’accessibilité</a>
        </p>
      </section>
    </Layout>,
  );
}

const THEME_NAMES = { auto: 'Comme mon appareil', light: 'Clair', dark: 'Sombre', contrast: 'Contraste élevé' };

const Preferences = ({ visit }: { visit: Visit }) => (
  <Form visit={visit} action="/accessibilite">
    <section class="card" aria-labelledby="preferences">
      <h2 id="preferences">Couleurs et taille</h2>
      <fieldset class="plain">
        <legend>Couleurs</legend>
        <div class="choices">
          {THEMES.map((theme) => (
            <label class="choice">
              <input type="radio" id={`theme-${theme}`} name="theme" value={theme} checked={visit.look.theme === theme} />
              {THEME_NAMES[theme]}
            </label>
          ))}
        </div>
      </fieldset>
      {visit.look.on && (
        <fieldset class="plain">
          <legend>Taille des textes</legend>
          <div class="choices">
            {SIZES.map((size) => (
              <label class="choice">
                <input type="radio" id={`size-${size}`} name="size" value={size} checked={visit.look.size === size} />
                {size} %
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <div class="actions">
        <button class="button" type="submit">
          Appliquer
        </button>
      </div>
    </section>
  </Form>
);

const DONE: Record<string, string> = {
  active: 'Le mode Accessibilité est activé sur toutes les pages.',
  desactive: 'Le mode Accessibilité est désactivé.',
  enregistre: 'Votre choix est appliqué sur toutes les pages.',
};

const Done = ({ visit }: { visit: Visit }) => {
  const sentence = DONE[visit.query.get('message') ?? ''];
  return sentence ? (
    <div class="banner done" role="status">
      <Icon name="check" />
      <p>{sentence}</p>
    </div>
  ) : null;
};

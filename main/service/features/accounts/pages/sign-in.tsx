/** @jsxImportSource ../../../jsx */
import { Refusal } from '../../../../../shared/refusal.ts';
import { ErrorSummary, Field, Form, fieldId, PasswordField } from '../../../extranet/forms.tsx';
import { Icon } from '../../../extranet/icons.tsx';
import { Door, Layout } from '../../../extranet/layout.tsx';
import { Message } from '../../../extranet/messages.tsx';
import { goTo, type Reply, refusalOf, show, statusOf, type Visit } from '../../../extranet/page.ts';
import { refusedFields } from '../../../extranet/refused-fields.ts';
import { WRONG_PAIR } from '../sign-in.ts';
import { chosenSite, SiteField } from './site-field.tsx';

/** The page a visitor lands on. Somebody who is inside already goes on to what was asked. */
export async function showSignIn(visit: Visit): Promise<Reply> {
  if (visit.actor.kind === 'family') return goTo(wantedPage(visit.query.get('suite')));
  return visit.sites.length === 0 ? show(<NotOpenYet visit={visit} />, 503) : show(<SignInPage visit={visit} />);
}

export async function signIn(visit: Visit): Promise<Reply> {
  const { typed, browser } = visit;
  const siteId = chosenSite(visit);
  const identifier = typed.get('identifier') ?? '';
  let token = '';
  let mustChoose = false;
  const refusal =
    missing(visit) ??
    (await refusalOf(
      visit.call('accounts.signIn', { siteId, identifier, password: typed.get('password') ?? '' }).then((output) => {
        ({ token, mustChoose } = output);
      }),
    ));
  if (refusal) return show(<SignInPage visit={visit} refusal={refusal} />, statusOf(refusal));
  browser.startSession(token);
  browser.knowDevice(siteId, identifier);
  if (visit.look.on) await keepLookWithAccount(await visit.again());
  if (mustChoose) return goTo('/mot-de-passe');
  return (await visit.reopen(typed.get('draft') ?? '')) ?? goTo(wantedPage(typed.get('suite') ?? null));
}

/** Switched on before login, the accessibility mode belongs to the account from now on. */
async function keepLookWithAccount(visit: Visit): Promise<void> {
  if (visit.actor.kind === 'family' && !visit.actor.accessibility) await visit.call('accounts.rememberAccessibility', { on: true });
}

function missing({ typed }: Visit): Refusal | null {
  const fields = {
    ...(!typed.get('identifier')?.trim() && { identifier: 'Saisissez l’identifiant reçu du conservatoire.' }),
    ...(!typed.get('password') && { password: 'Saisissez votre mot de passe.' }),
  };
  return Object.keys(fields).length > 0 ? new Refusal('invalid', 'Vérifiez les informations saisies.', fields) : null;
}

/** Only a page of our own: an address typed by a stranger leads nowhere. */
const wantedPage = (path: string | null): string =>
  path && /^\/[a-z][a-z0-9/-]*$/.test(path) && path !== '/connexion' ? path : '/accueil';

const LABELS = { siteId: 'Site', identifier: 'Identifiant', password: 'Mot de passe' };

const SignInPage = ({ visit, refusal }: { visit: Visit; refusal?: Refusal }) => {
  const errors = refusedFields(refusal, LABELS);
  const suite = visit.typed.get('suite') ?? visit.query.get('suite');
  const draft = visit.sealedDraft ?? visit.typed.get('draft');
  return (
    <Door visit={visit} title={refusal ? 'Erreur – Connexion' : 'Connexion'} front>
      <Told visit={visit} />
      <h2 id="connexion">Connexion</h2>
      {refusal && (
        <ErrorSummary message={refusal.message} fields={errors.list}>
          {refusal.message === WRONG_PAIR && <WhatToTry />}
        </ErrorSummary>
      )}
      <Form visit={visit} action="/connexion" class="stack">
        <SiteField visit={visit} />
        <Field
          name="identifier"
          label="Identifiant"
          value={visit.typed.get('identifier')}
          autocomplete="username"
          required
          error={errors.of('identifier')}
        />
        <PasswordField name="password" label="Mot de passe" autocomplete="current-password" required error={errors.of('password')} />
        {suite && <input type="hidden" name="suite" value={suite} />}
        {draft && <input type="hidden" name="draft" value={draft} />}
        <button class="button primary" type="submit">
          Se connecter <Icon name="right" />
        </button>
      </Form>
      <ul class="door-links">
        <li>
          <a href="/mot-de-passe-perdu">Mot de passe perdu</a>
        </li>
        <li>
          <a href="/aide">Aide</a>
        </li>
        <li>
          <a href="/accessibilite">Accessibilité</a>
        </li>
      </ul>
      <p class="door-note">Première connexion ? Utilisez « Mot de passe perdu » avec l’identifiant reçu par e-mail ou par courrier.</p>
    </Door>
  );
};

/** What brought the visitor here: closed list, so that an address can say nothing of its own. */
const Told = ({ visit }: { visit: Visit }) => {
  const code = visit.typed.size > 0 ? null : visit.query.get('message');
  if (code === 'mot-de-passe-envoye') {
    return (
      <Message
        title="Mot de passe perdu"
        ok={`/connexion?${new URLSearchParams({ site: chosenSite(visit) })}`}
        then={fieldId('identifier')}
      >
        <p>Si l’identifiant et l’adresse correspondent, un nouveau mot de passe a été envoyé par e-mail.</p>
        <p>Ouvrez votre boîte mail, copiez ce mot de passe, puis revenez vous connecter ici. Rien reçu ? Regardez dans les indésirables.</p>
      </Message>
    );
  }
  const sentence = code === 'session-terminee' ? ended(visit) : code === 'deconnexion' ? 'Vous êtes déconnecté.' : null;
  return sentence ? (
    <div class="banner told" role="status">
      <Icon name="info" />
      <p>{sentence}</p>
    </div>
  ) : null;
};

const ended = ({ sealedDraft }: Visit): string =>
  sealedDraft
    ? 'Votre session est terminée. Reconnectez-vous : ce que vous aviez saisi vous sera rendu.'
    : 'Votre session est terminée. Reconnectez-vous pour continuer.';

/** The same whichever half was wrong. */
const WhatToTry = () => (
  <p>
    Vérifiez le site, l’identifiant et le mot de passe, ou <a href="/mot-de-passe-perdu">demandez un nouveau mot de passe</a>.
  </p>
);

const NotOpenYet = ({ visit }: { visit: Visit }) => (
  <Layout visit={visit} title="Extranet pas encore ouvert">
    <div class="prose">
      <h1>L’extranet n’est pas encore ouvert</h1>
      <p class="lead">Le conservatoire prépare son extranet. Revenez dans quelque temps, ou adressez-vous au secrétariat.</p>
    </div>
  </Layout>
);

/** @jsxImportSource ../../../jsx */
import type { OutputOf } from '../../../../../shared/contract/index.ts';
import { formatDateTime } from '../../../../../shared/dates.ts';
import { Refusal } from '../../../../../shared/refusal.ts';
import { ErrorSummary, Form, PasswordField } from '../../../extranet/forms.tsx';
import { Icon } from '../../../extranet/icons.tsx';
import { Back, Layout, PageTitle } from '../../../extranet/layout.tsx';
import { PasswordChanged } from '../../../extranet/messages.tsx';
import { goTo, type Reply, refusalOf, show, statusOf, type Visit } from '../../../extranet/page.ts';
import { refusedFields } from '../../../extranet/refused-fields.ts';

type Sessions = OutputOf<'accounts.sessions'>;

export const showPassword = (visit: Visit): Promise<Reply> => passwordPage(visit);

/** The session goes on under a new token; every other one has ended. */
export async function choosePassword(visit: Visit): Promise<Reply> {
  const { typed, actor } = visit;
  const isFirst = actor.kind === 'family' && actor.mustChoose;
  const input = {
    ...(!isFirst && { current: typed.get('current') ?? '' }),
    password: typed.get('password') ?? '',
    again: typed.get('again') ?? '',
  };
  let token = '';
  const refusal =
    missing(input) ??
    (await refusalOf(
      visit.call('accounts.choosePassword', input).then((output) => {
        ({ token } = output);
      }),
    ));
  if (refusal) return passwordPage(visit, refusal);
  visit.browser.startSession(token);
  return goTo(`${isFirst ? '/accueil' : '/mot-de-passe'}?message=mot-de-passe-change`);
}

function missing(input: { current?: string; password: string; again: string }): Refusal | null {
  const fields = {
    ...(input.current === '' && { current: 'Saisissez votre mot de passe actuel.' }),
    ...(!input.password && { password: 'Saisissez le mot de passe que vous choisissez.' }),
    ...(!input.again && { again: 'Saisissez-le une seconde fois.' }),
  };
  return Object.keys(fields).length > 0 ? new Refusal('invalid', 'Vérifiez les informations saisies.', fields) : null;
}

export async function endSession(visit: Visit): Promise<Reply> {
  const refusal = await refusalOf(visit.call('accounts.endSession', { id: visit.typed.get('id') ?? '' }));
  return refusal ? passwordPage(visit, refusal) : goTo('/mot-de-passe?message=session-terminee');
}

async function passwordPage(visit: Visit, refusal?: Refusal): Promise<Reply> {
  const isFirst = visit.actor.kind === 'family' && visit.actor.mustChoose;
  const { minLength } = await visit.setting('passwords');
  const sessions = isFirst ? [] : await visit.call('accounts.sessions', {});
  const props = { visit, isFirst, minLength, sessions, refusal };
  return show(<PasswordPage {...props} />, refusal ? statusOf(refusal) : 200);
}

const LABELS = { current: 'Mot de passe actuel', password: 'Nouveau mot de passe', again: 'Nouveau mot de passe, une seconde fois' };

interface PasswordProps {
  visit: Visit;
  isFirst: boolean;
  minLength: number;
  sessions: Sessions;
  refusal: Refusal | undefined;
}

const PasswordPage = ({ visit, isFirst, minLength, sessions, refusal }: PasswordProps) => {
  const errors = refusedFields(refusal, LABELS);
  const title = isFirst ? 'Choisissez votre mot de passe' : 'Mot de passe';
  return (
    <Layout visit={visit} title={refusal ? `Erreur – ${title}` : title}>
      {visit.query.get('message') === 'mot-de-passe-change' && <PasswordChanged ok="/mot-de-passe" />}
      {visit.query.get('message') === 'session-terminee' && (
        <div class="banner done" role="status">
          <Icon name="check" />
          <p>L’appareil est déconnecté : il faudra s’y connecter de nouveau.</p>
        </div>
      )}
      <PageTitle title={title} />
      {isFirst && (
        <div class="banner told">
          <Icon name="key" />
          <p>
            Le mot de passe reçu ne servait qu’une fois. Choisissez maintenant le vôtre : il ouvrira l’extranet aux prochaines connexions.
          </p>
        </div>
      )}
      {refusal && <ErrorSummary message={refusal.message} fields={errors.list} />}
      <Form visit={visit} action="/mot-de-passe">
        <fieldset class="group">
          <legend>{isFirst ? 'Votre mot de passe' : 'Changer de mot de passe'}</legend>
          <Rules minLength={minLength} />
          <div class="narrow stack">
            {/* tells password managers whose password this is */}
            {!isFirst && (
              <PasswordField name="current" label={LABELS.current} autocomplete="current-password" required error={errors.of('current')} />
            )}
            <PasswordField
              name="password"
              label={LABELS.password}
              hint={`${minLength} caractères au moins`}
              autocomplete="new-password"
              required
              describedBy="password-rules"
              error={errors.of('password')}
              class="judged"
            />
            <PasswordField name="again" label={LABELS.again} autocomplete="new-password" required error={errors.of('again')} />
          </div>
          <div class="actions">
            <button class="button primary" type="submit">
              Enregistrer le mot de passe
            </button>
            {!isFirst && <Back to="/accueil" />}
          </div>
        </fieldset>
      </Form>
      {!isFirst && <OwnSessions visit={visit} sessions={sessions} />}
    </Layout>
  );
};

const Rules = ({ minLength }: { minLength: number }) => (
  <div class="rules" id="password-rules" data-min={minLength}>
    <p>
      De {minLength} à 128 caractères, tous sont permis, espaces compris : une phrase de quelques mots est facile à retenir. Tous les champs
      sont obligatoires.
    </p>
    <p>
      Évitez ce qui se devine : votre identifiant, un nom de la famille, le mot « conservatoire », un mot de passe très répandu. Changer de
      mot de passe déconnecte vos autres appareils.
    </p>
  </div>
);

const OwnSessions = ({ visit, sessions }: { visit: Visit; sessions: Sessions }) => (
  <section class="card" aria-labelledby="sessions">
    <h2 id="sessions">Vos appareils connectés</h2>
    <ul class="rows">
      {sessions.map((session) => (
        <li>
          <div class="row-line">
            <div>
              <p class="row-title">
                <Icon name="device" /> {session.browser} {session.current && <span class="pill">cet appareil</span>}
              </p>
              <p class="quiet small">
                Connecté le {formatDateTime(session.createdAt)}, utilisé le {formatDateTime(session.lastSeenAt)}
              </p>
            </div>
            {!session.current && (
              <Form visit={visit} action="/mot-de-passe/sessions">
                <input type="hidden" name="id" value={session.id} />
                <button class="button" type="submit">
                  Déconnecter
                  <span class="unseen">
                    {' '}
                    {session.browser}, connecté le {formatDateTime(session.createdAt)}
                  </span>
                </button>
              </Form>
            )}
          </div>
        </li>
      ))}
    </ul>
  </section>
);

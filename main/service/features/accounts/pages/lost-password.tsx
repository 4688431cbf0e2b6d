/** @jsxImportSource ../../../jsx */
import { Refusal } from '../../../../../shared/refusal.ts';
import { ErrorSummary, Field, Form, fieldId } from '../../../extranet/forms.tsx';
import { Back, Door } from '../../../extranet/layout.tsx';
import { Message } from '../../../extranet/messages.tsx';
import { goTo, type Reply, refusalOf, show, statusOf, type Visit } from '../../../extranet/page.ts';
import { refusedFields } from '../../../extranet/refused-fields.ts';
import { chosenSite, SiteField } from './site-field.tsx';

export async function showLostPassword(visit: Visit): Promise<Reply> {
  return visit.sites.length === 0 ? goTo('/connexion') : show(<LostPasswordPage visit={visit} />);
}

/** Whatever the pair is worth, the way on is the same (SEC-1.6); only an empty field is told. */
export async function askPassword(visit: Visit): Promise<Reply> {
  const { typed } = visit;
  const siteId = chosenSite(visit);
  const identifier = typed.get('identifier') ?? '';
  const email = typed.get('email') ?? '';
  const refusal = missing(identifier, email) ?? (await refusalOf(visit.call('accounts.askPassword', { siteId, identifier, email })));
  if (refusal) return show(<LostPasswordPage visit={visit} refusal={refusal} />, statusOf(refusal));
  return goTo(`/connexion?${new URLSearchParams({ message: 'mot-de-passe-envoye', site: siteId })}`);
}

function missing(identifier: string, email: string): Refusal | null {
  const fields = {
    ...(!identifier.trim() && { identifier: 'Saisissez l’identifiant reçu du conservatoire.' }),
    ...(!email.trim() && { email: 'Saisissez votre adresse e-mail.' }),
  };
  return Object.keys(fields).length > 0 ? new Refusal('invalid', 'Vérifiez les informations saisies.', fields) : null;
}

const LABELS = { siteId: 'Site', identifier: 'Identifiant', email: 'E-mail' };

const LostPasswordPage = ({ visit, refusal }: { visit: Visit; refusal?: Refusal }) => {
  const errors = refusedFields(refusal, LABELS);
  const first = errors.list[0];
  return (
    <Door visit={visit} title={refusal ? 'Erreur – Mot de passe perdu' : 'Mot de passe perdu'}>
      {refusal && first && (
        <Message title={refusal.message} ok={`#${fieldId(first.name)}`} then={fieldId(first.name)}>
          {errors.list.map(({ label, sentence }) => (
            <p>
              <strong>{label}</strong> : {sentence}
            </p>
          ))}
        </Message>
      )}
      {refusal && !first && <ErrorSummary message={refusal.message} fields={[]} />}
      <h1>Mot de passe perdu</h1>
      <Form visit={visit} action="/mot-de-passe-perdu" class="stack">
        <p>Un nouveau mot de passe vous sera envoyé par e-mail ; le précédent ne sera plus valable.</p>
        <SiteField visit={visit} />
        <Field
          name="identifier"
          label="Identifiant"
          value={visit.typed.get('identifier')}
          autocomplete="username"
          required
          error={errors.of('identifier')}
        />
        <Field
          name="email"
          label="E-mail"
          hint="L’adresse connue du conservatoire, par exemple nom@exemple.fr"
          type="email"
          value={visit.typed.get('email')}
          autocomplete="email"
          required
          error={errors.of('email')}
        />
        <div class="actions">
          <button class="button primary" type="submit">
            Valider
          </button>
          <Back to="/connexion" />
        </div>
      </Form>
      <ul class="door-links">
        <li>
          <a href="/aide">Aide</a>
        </li>
        <li>
          <a href="/accessibilite">Accessibilité</a>
        </li>
      </ul>
    </Door>
  );
};

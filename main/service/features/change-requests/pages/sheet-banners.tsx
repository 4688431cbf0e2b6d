/** @jsxImportSource hono/jsx */
import { formatDate, formatDateTime } from '../../../../../shared/dates.ts';
import { Form } from '../../../extranet/forms.tsx';
import { Icon } from '../../../extranet/icons.tsx';
import { Message } from '../../../extranet/messages.tsx';
import type { Visit } from '../../../extranet/page.ts';
import type { Guardian } from './sheet.tsx';

type Pending = NonNullable<Guardian['pending']>;
type Answered = NonNullable<Guardian['answered']>;

export const PendingBanner = ({ visit, pending }: { visit: Visit; pending: Pending }) => {
  const count = Object.keys(pending.values).length;
  return (
    <div class="banner waiting">
      <Icon name="clock" />
      <div>
        <h2>Fiche en attente de validation</h2>
        <p>
          Votre demande du {formatDateTime(pending.updatedAt)} concerne {count} {count > 1 ? 'champs' : 'champ'}. Le secrétariat vous
          répondra par e-mail.
        </p>
        <Form visit={visit} action="/famille/retirer" class="withdraw">
          <input type="hidden" name="id" value={pending.id} />
          <button class="as-link" type="submit">
            Retirer ma demande
          </button>
        </Form>
      </div>
    </div>
  );
};

export const AnsweredBanner = ({ answered: { decidedAt, fields } }: { answered: Answered }) => {
  const refused = fields.filter((field) => field.decision === 'refused');
  const taken = fields.filter((field) => field.decision !== 'refused');
  return (
    <div class="banner answered">
      <Icon name={refused.length > 0 ? 'info' : 'check'} />
      <div>
        <h2>Le secrétariat vous a répondu le {formatDate(decidedAt)}</h2>
        <ul>
          {taken.length > 0 && (
            <li>
              Enregistré :{' '}
              {taken.map((field) => (field.decision === 'corrected' ? `${field.label} (avec une correction)` : field.label)).join(', ')}
            </li>
          )}
          {refused.map((field) => (
            <li>
              Refusé : {field.label}. {field.reason}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
};

/** What the guides say after « Modifier », and its sisters: said only while the sheet bears it out. */
export const SheetMessage = ({ visit, guardian }: { visit: Visit; guardian: Guardian }) => {
  const code = visit.typed.size > 0 ? null : visit.query.get('message');
  if (code === 'fiche-modifiee' && guardian.pending) {
    return (
      <Message title="Fiche mise à jour" ok="/famille" then="modifier">
        <p>Votre fiche est mise à jour. Un accusé de réception vous a été envoyé par e-mail.</p>
        <p>Les champs modifiés portent la marque * jusqu’à la réponse du secrétariat.</p>
      </Message>
    );
  }
  if (code === 'fiche-modifiee-sans-e-mail' && guardian.pending) {
    return (
      <Message title="Fiche mise à jour" ok="/famille" then="modifier">
        <p>Votre fiche est mise à jour et attend la réponse du secrétariat.</p>
        <p>Aucun accusé de réception n’a pu être envoyé : votre fiche ne porte pas encore d’adresse e-mail.</p>
      </Message>
    );
  }
  if (code === 'rien-a-modifier') {
    return (
      <Message title="Aucune modification" ok="/famille" then="modifier">
        <p>Rien de ce que vous avez envoyé ne diffère de la fiche : rien n’a été demandé au secrétariat.</p>
      </Message>
    );
  }
  // typing everything back to what stands is taking the request back
  if ((code === 'demande-retiree' || code === 'fiche-modifiee-sans-e-mail') && !guardian.pending) {
    return (
      <Message title="Demande retirée" ok="/famille" then="modifier">
        <p>Votre demande est retirée. La fiche reste telle qu’elle est enregistrée au conservatoire.</p>
      </Message>
    );
  }
  return null;
};

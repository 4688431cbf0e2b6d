/** @jsxImportSource ../../../jsx */
import type { Child } from 'hono/jsx';
import type { Sheet } from '../../../../../shared/contract/change-requests.ts';
import { formatDate, formatDateTime } from '../../../../../shared/dates.ts';
import { capital } from '../../../../../shared/typography.ts';
import { Form, fieldId } from '../../../extranet/forms.tsx';
import { Icon } from '../../../extranet/icons.tsx';
import { Message } from '../../../extranet/messages.tsx';
import type { Visit } from '../../../extranet/page.ts';
import { pageOf, sheetInWords } from '../person.ts';

type Pending = NonNullable<Sheet['pending']>;
type Answered = NonNullable<Sheet['answered']>;

export const PendingBanner = ({ visit, sheet, pending }: { visit: Visit; sheet: Sheet; pending: Pending }) => {
  const count = Object.keys(pending.values).length;
  const concerns = `concerne ${count} ${count > 1 ? 'champs' : 'champ'}`;
  return (
    <div class="banner waiting">
      <Icon name="clock" />
      <div>
        <h2>Fiche en attente de validation</h2>
        {pending.askedBy ? (
          <p>
            Une demande de {pending.askedBy} du {formatDateTime(pending.updatedAt)} {concerns}. Vous pouvez la compléter ; le secrétariat
            répondra par e-mail.
          </p>
        ) : (
          <>
            <p>
              Votre demande du {formatDateTime(pending.updatedAt)} {concerns}. Le secrétariat vous répondra par e-mail.
            </p>
            <Form visit={visit} action={`${pageOf(sheet)}/retirer`} class="withdraw">
              <input type="hidden" name="id" value={pending.id} />
              <button class="as-link" type="submit">
                Retirer ma demande
              </button>
            </Form>
          </>
        )}
      </div>
    </div>
  );
};

export const AnsweredBanner = ({ answered: { decidedAt, alone, fields } }: { answered: Answered }) => {
  const refused = fields.filter((field) => field.decision === 'refused');
  const taken = fields.filter((field) => field.decision !== 'refused');
  return (
    <div class="banner answered">
      <Icon name={refused.length > 0 ? 'info' : 'check'} />
      <div>
        <h2>{alone ? `Votre demande du ${formatDate(decidedAt)} est acceptée` : `Le secrétariat a répondu le ${formatDate(decidedAt)}`}</h2>
        <ul>
          {taken.length > 0 && (
            <li>
              Enregistré :{' '}
              {taken.map((field) => (field.decision === 'corrected' ? `${field.label} (avec une correction)` : field.label)).join(', ')}
            </li>
          )}
          {refused.map((field) => (
            <li>
              Refusé : <a href={`#${fieldId(field.field)}`}>{field.label}</a>. {field.reason}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
};

/** What the guides say after « Modifier », and its sisters: said only while the sheet bears it out. */
export const SheetMessage = ({ visit, sheet }: { visit: Visit; sheet: Sheet }) => {
  const code = visit.typed.size > 0 ? null : visit.query.get('message');
  const words = code ? wordsOf(code, sheet) : null;
  if (!words) return null;
  return (
    <Message title={words.title} ok={pageOf(sheet)} then="modifier">
      {words.text}
    </Message>
  );
};

function wordsOf(code: string, sheet: Sheet): { title: string; text: Child } | null {
  const itsSheet = sheetInWords(sheet);
  if (code === 'rien-a-modifier')
    return {
      title: 'Aucune modification',
      text: <p>Rien de ce que vous avez envoyé ne diffère de la fiche : rien n’a été demandé au secrétariat.</p>,
    };
  if (code === 'fiche-enregistree')
    return sheet.answered
      ? {
          title: 'Fiche mise à jour',
          text: <p>{capital(itsSheet)} est mise à jour : vos modifications sont enregistrées. Un e-mail vous le confirme.</p>,
        }
      : null;
  // typing everything back to what stands is taking the request back
  if (!sheet.pending)
    return code === 'demande-retiree' || code === 'fiche-modifiee-sans-e-mail'
      ? {
          title: 'Demande retirée',
          text: <p>Votre demande est retirée. La fiche reste telle qu’elle est enregistrée au conservatoire.</p>,
        }
      : null;
  if (code === 'fiche-modifiee')
    return {
      title: 'Fiche mise à jour',
      text: (
        <>
          <p>{capital(itsSheet)} est mise à jour. Un accusé de réception vous a été envoyé par e-mail.</p>
          <p>Les champs modifiés portent la marque * jusqu’à la réponse du secrétariat.</p>
        </>
      ),
    };
  if (code === 'fiche-modifiee-sans-e-mail')
    return {
      title: 'Fiche mise à jour',
      text: (
        <>
          <p>{capital(itsSheet)} est mise à jour et attend la réponse du secrétariat.</p>
          <p>Aucun accusé de réception n’a pu être envoyé : votre fiche ne porte pas encore d’adresse e-mail.</p>
        </>
      ),
    };
  return null;
}

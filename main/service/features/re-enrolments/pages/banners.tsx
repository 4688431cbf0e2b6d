/** @jsxImportSource ../../../jsx */
import type { ReEnrolmentForm } from '../../../../../shared/contract/re-enrolments.ts';
import { formatDate, formatDateTime, formatDeadline } from '../../../../../shared/dates.ts';
import { PART_WORDS } from '../../../../../shared/rules/re-enrolment-words.ts';
import { Form } from '../../../extranet/forms.tsx';
import { Icon } from '../../../extranet/icons.tsx';
import { Message } from '../../../extranet/messages.tsx';
import type { Visit } from '../../../extranet/page.ts';
import { unbroken } from '../../../extranet/reference.tsx';
import { reEnrolmentPath, seenNow } from './typed-form.ts';

interface Props {
  visit: Visit;
  studentId: string;
  form: ReEnrolmentForm;
}

/** Where the answer stands, before the form. */
export const StateBanner = (props: Props) => {
  const { form } = props;
  const day = form.decidedAt ? formatDate(form.decidedAt) : '';
  if (form.state === 'submitted') return <Waiting {...props} />;
  if (form.state === 'to-complete')
    return (
      <div class="banner waiting">
        <Icon name="alert" />
        <div>
          <h2>Demande à compléter</h2>
          <p>
            Réponse du secrétariat du {day} : {form.reason}
          </p>
          <p>Complétez votre demande {unbroken(form.number ?? '')} ci-dessous, puis validez-la de nouveau.</p>
          <Withdraw {...props} />
        </div>
      </div>
    );
  if (form.state === 'refused')
    return (
      <div class="banner wrong">
        <Icon name="refused" />
        <div>
          <h2>Réinscription refusée le {day}</h2>
          <p>Motif : {form.reason}</p>
          <p>Vous pouvez faire une autre demande jusqu’au {formatDeadline(form.campaign.closesAt)}.</p>
        </div>
      </div>
    );
  if (form.state === 'validated')
    return (
      <div class="banner done">
        <Icon name="check" />
        <div>
          <h2>
            {form.sent?.answer === 'does-not-re-enrol' ? 'Réponse validée' : 'Réinscription validée'} le {day}
          </h2>
          <p>
            Demande {unbroken(form.number ?? '')}. Pour la changer, adressez-vous au secrétariat{form.office && ` ${form.office}`}.
          </p>
          {form.parts.length > 0 && (
            <ul>
              {form.parts.map(({ label, decision, reason }) => (
                <li>
                  {label} : {PART_WORDS[decision].toLowerCase()}
                  {reason && ` (${reason})`}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    );
  return null;
};

const Waiting = (props: Props) => {
  const { form } = props;
  return (
    <div class="banner waiting">
      <Icon name="clock" />
      <div>
        <h2>{waitingWords(form)}</h2>
        <p>
          Votre demande {unbroken(form.number ?? '')}
          {form.submittedAt && ` du ${formatDateTime(form.submittedAt)}`} est chez le secrétariat, qui vous répondra par courriel. Vous
          pouvez la modifier jusqu’à sa réponse.
        </p>
        <Withdraw {...props} />
      </div>
    </div>
  );
};

/** Where a sent answer stands, in the words of what it says. */
export const waitingWords = ({ sent }: ReEnrolmentForm): string =>
  sent?.answer === 'does-not-re-enrol' ? 'Réponse en attente de validation' : 'Réinscription en attente de validation';

const Withdraw = ({ visit, studentId, form }: Props) => (
  <Form visit={visit} action={reEnrolmentPath(studentId, 'retirer')} class="withdraw">
    <Place form={form} />
    <button class="as-link" type="submit">
      Retirer ma demande
    </button>
  </Form>
);

/** What was kept and not sent. */
export const DraftBanner = ({ visit, studentId, form }: Props) => {
  const { draft } = form;
  if (!draft) return null;
  const isFirst = form.state === 'draft';
  return (
    <div class="banner told">
      <Icon name="info" />
      <div>
        <h2>{isFirst ? 'Brouillon, pas encore envoyé' : 'Modifications en brouillon, pas encore envoyées'}</h2>
        <p>
          Enregistré le {formatDateTime(draft.savedAt)}. {isFirst ? 'Validez-le' : 'Validez-les'} avant le{' '}
          {formatDeadline(form.campaign.closesAt)}
          {isFirst || form.state === 'withdrawn' ? '.' : ' ; d’ici là, votre demande reste telle que vous l’avez envoyée.'}
        </p>
        {draft.outdated && <p>La demande envoyée a changé depuis ce brouillon : comparez avant de valider.</p>}
        {!isFirst && (
          <Form visit={visit} action={reEnrolmentPath(studentId, 'abandonner')} class="withdraw">
            <Place form={form} />
            <button class="as-link" type="submit">
              Abandonner ces modifications
            </button>
          </Form>
        )}
      </div>
    </div>
  );
};

/** What a form must bring back: its campaign, and what its page showed. */
export const Place = ({ form, seen = seenNow(form) }: { form: ReEnrolmentForm; seen?: { version: number; draft: string | null } }) => (
  <>
    <input type="hidden" name="campaign" value={form.campaign.id} />
    <input type="hidden" name="version" value={String(seen.version)} />
    <input type="hidden" name="draft" value={seen.draft ?? ''} />
  </>
);

/** What the guides say after « Valider », and its sisters: said only while the answer bears it out. */
export const ReEnrolmentMessage = ({ visit, studentId, form }: Props) => {
  const code = visit.typed.size > 0 ? null : visit.query.get('message');
  const here = reEnrolmentPath(studentId);
  const isLeaving = form.sent?.answer === 'does-not-re-enrol';
  if ((code === 'envoyee' || code === 'envoyee-sans-courriel') && form.state === 'submitted') {
    return (
      <Message title={isLeaving ? 'Réponse prise en compte' : 'Demande prise en compte'} ok={here} then="valider">
        <p>
          {isLeaving ? 'Votre réponse est prise en compte' : 'Votre demande de réinscription est prise en compte'} sous le numéro{' '}
          {unbroken(form.number ?? '')}.
        </p>
        {code === 'envoyee' ? (
          <p>Elle vous est confirmée par courriel. {waitingWords(form)}.</p>
        ) : (
          <p>Aucun courriel n’a pu partir : votre fiche ne porte pas encore d’adresse e-mail. {waitingWords(form)}.</p>
        )}
      </Message>
    );
  }
  if (code === 'brouillon' && form.draft)
    return (
      <Message title="Brouillon enregistré" ok={here} then="brouillon">
        <p>
          Votre brouillon est enregistré, mais pas encore envoyé. Complétez-le et validez-le avant le{' '}
          {formatDeadline(form.campaign.closesAt)}.
        </p>
      </Message>
    );
  if (code === 'rien-a-modifier' || code === 'brouillon')
    return (
      <Message title="Aucune modification" ok={here} then="valider">
        <p>Rien de ce que vous avez saisi ne diffère de ce qui est enregistré.</p>
      </Message>
    );
  if (code === 'retiree' && form.state === 'withdrawn')
    return (
      <Message title="Demande retirée" ok={here} then="valider">
        <p>Votre demande est retirée : le secrétariat ne la traitera pas. Vous pouvez en envoyer une autre.</p>
      </Message>
    );
  if (code === 'abandonnees' && !form.draft)
    return (
      <Message title="Modifications abandonnées" ok={here} then="valider">
        <p>Vos modifications sont abandonnées. Votre demande reste telle que vous l’avez envoyée.</p>
      </Message>
    );
  return null;
};

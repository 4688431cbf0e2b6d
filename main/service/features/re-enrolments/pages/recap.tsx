/** @jsxImportSource ../../../jsx */
import type { ReEnrolmentForm } from '../../../../../shared/contract/re-enrolments.ts';
import type { StudentFrame } from '../../../../../shared/contract/students.ts';
import { answerLinesOf } from '../../../../../shared/rules/re-enrolment-words.ts';
import { Form } from '../../../extranet/forms.tsx';
import { Icon } from '../../../extranet/icons.tsx';
import { goTo, type Reply, refusalOf, show, type Visit } from '../../../extranet/page.ts';
import { StudentFile } from '../../../extranet/student-file.tsx';
import { Place } from './banners.tsx';
import { formPage } from './form.tsx';
import { AnswerLines, Warnings } from './lines.tsx';
import { reEnrolmentPath, seenIn } from './typed-form.ts';

/** Everything once more before it is sent (WCAG 3.3.4); what it shows is kept already, so that nothing is lost on the way. */
export async function showRecap(visit: Visit): Promise<Reply> {
  const student = await visit.call('students.frame', { id: visit.params.student ?? '' });
  // after a new login the recap may come back when its campaign is over
  const campaignId = visit.draft?.get('campaign') || null;
  const form = await visit.call('reEnrolments.form', { studentId: student.id, campaignId });
  if (form.ended) return formPage(visit);
  const content = contentToSend(form);
  if (!content?.answer) return goTo(reEnrolmentPath(student.id));
  return show(<Recap visit={visit} student={student} form={form} content={content} />);
}

/** Confirmed: sent, once. */
export async function confirm(visit: Visit): Promise<Reply> {
  const studentId = visit.params.student ?? '';
  let acknowledgedAt: string | null = null;
  const refusal = await refusalOf(
    visit.call('reEnrolments.send', { studentId, campaignId: visit.typed.get('campaign') ?? '', ...seenIn(visit.typed) }).then((sent) => {
      acknowledgedAt = sent.acknowledgedAt;
    }),
  );
  if (refusal) return formPage(visit, refusal);
  return goTo(`${reEnrolmentPath(studentId)}?message=${acknowledgedAt ? 'envoyee' : 'envoyee-sans-courriel'}`);
}

export async function withdrawRequest(visit: Visit): Promise<Reply> {
  const studentId = visit.params.student ?? '';
  const place = { studentId, campaignId: visit.typed.get('campaign') ?? '', ...seenIn(visit.typed) };
  const refusal = await refusalOf(visit.call('reEnrolments.withdraw', place));
  return refusal ? formPage(visit, refusal) : goTo(`${reEnrolmentPath(studentId)}?message=retiree`);
}

export async function forgetDraft(visit: Visit): Promise<Reply> {
  const studentId = visit.params.student ?? '';
  const refusal = await refusalOf(visit.call('reEnrolments.forget', { studentId, campaignId: visit.typed.get('campaign') ?? '' }));
  return refusal ? formPage(visit, refusal) : goTo(`${reEnrolmentPath(studentId)}?message=abandonnees`);
}

/** What is kept; without it, what is to be sent anew as it stands. */
const contentToSend = ({ draft, sent, state }: ReEnrolmentForm) =>
  state === 'validated' ? null : (draft?.content ?? (state === 'submitted' ? null : sent));

interface RecapProps {
  visit: Visit;
  student: StudentFrame;
  form: ReEnrolmentForm;
  content: NonNullable<ReturnType<typeof contentToSend>>;
}

const Recap = ({ visit, student, form, content }: RecapProps) => {
  const here = reEnrolmentPath(student.id, 'verifier');
  const isLeaving = content.answer === 'does-not-re-enrol';
  return (
    <StudentFile visit={visit} student={student} tab="reinscription" title="Vérifiez votre demande">
      <section class="card" aria-labelledby="verifier">
        <h2 id="verifier">Vérifiez votre demande</h2>
        <p class="quiet">
          {form.campaign.name}, pour {student.name}. Rien n’est encore envoyé.
        </p>
        <AnswerLines lines={answerLinesOf(content, form)} />
      </section>
      {form.draft?.outdated && form.sent && (
        <section class="card" aria-labelledby="envoye">
          <h2 id="envoye">La demande envoyée a changé entre-temps</h2>
          <p>En confirmant, vous remplacez ceci :</p>
          <AnswerLines lines={answerLinesOf(form.sent, form)} />
        </section>
      )}
      {form.stopped && (
        <div class="banner wrong">
          <Icon name="alert" />
          <p>{form.stopped}</p>
        </div>
      )}
      <Warnings sentences={isLeaving ? [] : form.warnings} />
      <Form visit={visit} action={here} data-address={here}>
        <Place form={form} />
        <div class="actions">
          <button class="button primary" type="submit">
            {isLeaving ? 'Confirmer que l’élève ne se réinscrit pas' : 'Confirmer la réinscription'}
          </button>
          <a class="button" href={reEnrolmentPath(student.id)}>
            <Icon name="left" /> Modifier
          </a>
        </div>
      </Form>
    </StudentFile>
  );
};

/** @jsxImportSource ../../../jsx */
import type { OutputOf } from '../../../../../shared/contract/index.ts';
import type { ReEnrolmentForm } from '../../../../../shared/contract/re-enrolments.ts';
import type { StudentFrame } from '../../../../../shared/contract/students.ts';
import { formatDeadline } from '../../../../../shared/dates.ts';
import type { Refusal } from '../../../../../shared/refusal.ts';
import { TICK_FIRST } from '../../../../../shared/rules/documents.ts';
import { answerLinesOf } from '../../../../../shared/rules/re-enrolment-words.ts';
import { DocumentMessage, Documents } from '../../../extranet/documents-table.tsx';
import { ErrorSummary, Form } from '../../../extranet/forms.tsx';
import { Icon } from '../../../extranet/icons.tsx';
import { Back } from '../../../extranet/layout.tsx';
import { goTo, type Reply, refusalOf, show, statusOf, type Visit } from '../../../extranet/page.ts';
import { Paragraphs } from '../../../extranet/paragraphs.tsx';
import { refusedFields } from '../../../extranet/refused-fields.ts';
import { StudentFile } from '../../../extranet/student-file.tsx';
import type { Typed } from '../../../extranet/typed.ts';
import { AnswerFields, RequestsField, WishFields } from './answer-fields.tsx';
import { DraftBanner, Place, ReEnrolmentMessage, StateBanner, waitingWords } from './banners.tsx';
import { CourseTable } from './course-table.tsx';
import { endedPage } from './ended.tsx';
import { AnswerLines, Warnings } from './lines.tsx';
import {
  contentOfFilled,
  type Filled,
  filledFrom,
  filledWith,
  NAMES,
  onFormFields,
  RANKS,
  reEnrolmentPath,
  seenIn,
  seenNow,
  typedAs,
} from './typed-form.ts';

export const showForm = (visit: Visit): Promise<Reply> => formPage(visit);

const PURPOSES: Record<string, 'draft' | 'import'> = { brouillon: 'draft', importer: 'import' };

/** « Enregistrer le brouillon », « Valider » (to the recap) and « Importer » keep what was typed first. */
export async function saveForm(visit: Visit): Promise<Reply> {
  const { typed } = visit;
  const studentId = visit.params.student ?? '';
  const purpose = PURPOSES[typed.get('then') ?? ''] ?? 'send';
  const filled = filledFrom(typed);
  let ready = false;
  const refusal = await refusalOf(
    visit
      .call('reEnrolments.save', { studentId, campaignId: typed.get('campaign') ?? '', ...seenIn(typed), purpose, typed: typedAs(filled) })
      .then((kept) => {
        ready = kept.ready;
      }),
  );
  if (refusal) return formPage(visit, onFormFields(refusal, filled));
  if (purpose === 'import') return goTo(reEnrolmentPath(studentId, 'importer'));
  if (purpose === 'draft') return goTo(`${reEnrolmentPath(studentId)}?message=brouillon`);
  return goTo(ready ? reEnrolmentPath(studentId, 'verifier') : `${reEnrolmentPath(studentId)}?message=rien-a-modifier`);
}

/** The form, with what was typed, kept or sent; what can only be read once validated; or, too late, what had been typed. */
export async function formPage(visit: Visit, refusal?: Refusal): Promise<Reply> {
  const typed = cameWith(visit.typed) ?? cameWith(visit.draft);
  const student = await visit.call('students.frame', { id: visit.params.student ?? '' });
  const form = await visit.call('reEnrolments.form', { studentId: student.id, campaignId: typed?.get('campaign') || null });
  const kept = filledWith(form.draft?.content ?? form.sent);
  // the recap and its sisters bring no boxes: what is kept stands in for them
  const filled = typed?.has(NAMES.requests) ? filledFrom(typed) : kept;
  if (form.ended || form.state === 'validated') {
    const late = form.ended ?? (refusal && typed ? refusal.message : null);
    if (late) return endedPage(visit, student, form, contentOfFilled(filled), late);
  }
  const isConflict = refusal?.code === 'conflict';
  const documents = await visit.call('documents.ofStudent', { studentId: student.id });
  const props = { visit, student, form, documents, filled, refusal, seen: typed && !isConflict ? seenIn(typed) : seenNow(form) };
  return show(<FormPage {...props} />, refusal ? statusOf(refusal) : 200);
}

const cameWith = (typed: Typed | null): Typed | null => (typed?.has('campaign') ? typed : null);

interface FormProps {
  visit: Visit;
  student: StudentFrame;
  form: ReEnrolmentForm;
  documents: OutputOf<'documents.ofStudent'>;
  filled: Filled;
  refusal: Refusal | undefined;
  seen: { version: number; draft: string | null };
}

const LABELS: Record<string, string> = {
  answer: 'Réinscription',
  [NAMES.administrative]: 'Réinscription administrative',
  courses: 'Cursus et cours',
  [NAMES.doesNotReEnrol]: 'Ne se réinscrit pas',
  ...Object.fromEntries(
    RANKS.flatMap((rank) => [
      [NAMES.wishDiscipline(rank), `Vœu ${rank} : discipline`],
      [NAMES.wish(rank), `Vœu ${rank} : précisions`],
    ]),
  ),
  [NAMES.requests]: 'Demandes complémentaires',
};

const FormPage = (props: FormProps) => {
  const { visit, student, form, refusal } = props;
  const errors = refusedFields(refusal, LABELS);
  const about = { visit, studentId: student.id, form };
  return (
    <StudentFile
      visit={visit}
      student={student}
      tab="reinscription"
      {...(refusal && { title: 'Erreur – Réinscription' })}
      message={
        <>
          <ReEnrolmentMessage {...about} />
          <DocumentMessage visit={visit} lines={Object.values(props.documents).flat()} />
        </>
      }
    >
      {refusal && <ErrorSummary message={refusal.message} fields={errors.list} />}
      {refusal?.code === 'conflict' && <Standing form={form} />}
      {visit.draft && !refusal && (
        <div class="banner told" role="status">
          <Icon name="info" />
          <p>
            Vous avez dû vous reconnecter : rien n’est encore envoyé. Ce que vous aviez coché et saisi est revenu dans la page ; vérifiez,
            puis validez.
          </p>
        </div>
      )}
      <StateBanner {...about} />
      <DraftBanner {...about} />
      {form.stopped && form.state !== 'validated' && (
        <div class="banner wrong">
          <Icon name="alert" />
          <p>{form.stopped}</p>
        </div>
      )}
      {form.state !== 'validated' && <Campaign form={form} />}
      <Warnings sentences={form.state === 'validated' ? [] : form.warnings} />
      {form.state === 'validated' ? <ReadOnly {...props} /> : <Fields {...props} errors={errors} />}
    </StudentFile>
  );
};

const Campaign = ({ form: { campaign } }: { form: ReEnrolmentForm }) => (
  <section class="card" aria-labelledby="campagne">
    <h2 id="campagne">{campaign.name}</h2>
    <p class="until">
      <Icon name="calendar" /> Vous pouvez répondre jusqu’au <strong>{formatDeadline(campaign.closesAt)}</strong>.
    </p>
    {campaign.message && <Paragraphs text={campaign.message} />}
  </section>
);

const Fields = ({ visit, student, form, documents, filled, seen, errors }: FormProps & { errors: ReturnType<typeof refusedFields> }) => {
  const here = reEnrolmentPath(student.id);
  return (
    <Form visit={visit} action={here} id="reinscription" data-address={here}>
      {/* Enter in a field does what the first button does: go to the recap, never to the documents */}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: neither Tab nor a screen reader reaches it; « Valider » stands below */}
      <button type="submit" name="then" value="valider" class="unseen" tabindex={-1} aria-hidden="true">
        Valider
      </button>
      <Place form={form} seen={seen} />
      <AnswerFields visit={visit} form={form} filled={filled} errors={errors} />
      <Documents visit={visit} {...asked(student, documents)} importer={mayImport(documents) ? <Import /> : null} />
      {form.campaign.wishes && <WishFields form={form} filled={filled} errors={errors} />}
      <RequestsField filled={filled} errors={errors} />
      {form.state === 'submitted' && (
        <p class="state-mark waiting">
          <Icon name="clock" /> {waitingWords(form)}
        </p>
      )}
      <div class="actions sheet-actions">
        <button class="button primary" type="submit" name="then" value="valider" id="valider">
          Valider
        </button>
        <button class="button" type="submit" name="then" value="brouillon" id="brouillon">
          Enregistrer le brouillon
        </button>
        <Back to="/famille" />
      </div>
    </Form>
  );
};

/** Beside one's own words, what the other parent or the other device has made of it. */
const Standing = ({ form }: { form: ReEnrolmentForm }) => (
  <>
    {form.sent && (
      <section class="card" aria-labelledby="envoye">
        <h2 id="envoye">La demande envoyée, telle qu’elle est maintenant</h2>
        <AnswerLines lines={answerLinesOf(form.sent, form)} />
      </section>
    )}
    {form.draft && (
      <section class="card" aria-labelledby="garde">
        <h2 id="garde">Le brouillon, tel qu’il est maintenant</h2>
        <AnswerLines lines={answerLinesOf(form.draft.content, form)} />
      </section>
    )}
  </>
);

const ReadOnly = ({ visit, student, form, documents, filled }: FormProps) => (
  <>
    <section class="card" aria-labelledby="demande">
      <h2 id="demande">Votre demande</h2>
      {form.sent && <AnswerLines lines={answerLinesOf(form.sent, form)} />}
    </section>
    {form.sent?.answer === 'courses' && (
      <section class="card" aria-labelledby="cours-de-l-annee">
        <h2 id="cours-de-l-annee">Cours de l’année</h2>
        <CourseTable visit={visit} courses={form.courses} filled={filled} column="marks" />
      </section>
    )}
    <Documents visit={visit} {...asked(student, documents)} />
    <Back to="/famille" />
  </>
);

/** Keeps what is ticked and typed, then leads to the import (guide 2): a box must be ticked before. */
const Import = () => (
  <button class="button" type="submit" name="then" value="importer" id="importer">
    <Icon name="upload" /> Importer
  </button>
);

const asked = ({ id, name }: StudentFrame, { family, student }: FormProps['documents']) => ({
  family,
  student: { id, name, documents: student },
});

/** Something can be imported, or could be once a box is ticked. */
const mayImport = ({ family, student }: FormProps['documents']): boolean =>
  [...family, ...student].some(({ importRefusal }) => importRefusal === null || importRefusal === TICK_FIRST);

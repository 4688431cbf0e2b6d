/** @jsxImportSource ../../../jsx */
import type { DocumentLine } from '../../../../../shared/contract/documents.ts';
import type { StudentFrame } from '../../../../../shared/contract/students.ts';
import { Refusal, refuseFields } from '../../../../../shared/refusal.ts';
import { FILES_PER_IMPORT, TOO_BIG_SENTENCE } from '../../../../../shared/rules/documents.ts';
import { checkField, type Field } from '../../../../../shared/rules/fields.ts';
import { documentsPath } from '../../../extranet/documents-table.tsx';
import { ErrorSummary } from '../../../extranet/forms.tsx';
import { Icon } from '../../../extranet/icons.tsx';
import { Back, Layout, PageTitle } from '../../../extranet/layout.tsx';
import { goTo, type Reply, refusalOf, show, statusOf, type Visit } from '../../../extranet/page.ts';
import { refusedFields } from '../../../extranet/refused-fields.ts';
import { studentPath } from '../../../extranet/student-file.tsx';
import { FILE_FIELD, type Sent } from '../../../extranet/upload.ts';
import { type Choice, choicesOf, ImportForm, LABELS, NAMES } from './import-form.tsx';

export const showImport = (visit: Visit): Promise<Reply> => importPage(visit);

/** « Importer »: the file and its name go to the same rules as the page; then one waits for the examination and is told. */
export async function importDocument(visit: Visit): Promise<Reply> {
  const place = await placeOf(visit);
  const { typed, sent } = visit;
  let next = '';
  const refusal = await refusalOf(
    (async () => {
      const asked = checked(visit, place.choices);
      const { id } = await visit.call('documents.give', { studentId: place.student?.id ?? null, ...asked, files: [...sent.files] });
      const { outcome, sentence } = await visit.call('documents.examined', { id });
      if (outcome === 'not-taken') throw refuseFields({ [FILE_FIELD]: sentence ?? '' });
      const message = outcome === 'taken' ? 'piece-importee' : 'piece-en-controle';
      next = `${place.back}?${new URLSearchParams({ message, piece: asked.requirementId })}`;
    })(),
  );
  return refusal ? importPage(visit, onFormFields(refusal), typed.get(NAMES.piece)) : goTo(next);
}

/** Whose documents are given from this address, which of them can be now, and where one came from. */
interface Place {
  student: StudentFrame | null;
  lines: readonly DocumentLine[];
  choices: readonly Choice[];
  back: string;
}

async function placeOf(visit: Visit): Promise<Place> {
  if (visit.params.student === undefined) {
    const { family } = await visit.call('documents.ofFamily', {});
    return { student: null, lines: family, choices: choicesOf(family, []), back: '/famille' };
  }
  const student = await visit.call('students.frame', { id: visit.params.student });
  const { family, student: own } = await visit.call('documents.ofStudent', { studentId: student.id });
  const back = student.reEnrolmentOpen ? studentPath(student.id, 'reinscription') : documentsPath(student.id);
  return { student, lines: [...family, ...own], choices: choicesOf(family, own), back };
}

const ISSUED_ON: Field = { kind: 'date', label: 'Date du document', group: '', max: 20 };

/** What was chosen and typed, each problem beside its field. */
function checked({ typed, sent }: Visit, choices: readonly Choice[]) {
  const problems: Record<string, string> = {};
  const piece = typed.get(NAMES.piece) ?? '';
  const choice = choices.find(({ value }) => value === piece);
  if (!piece) problems[NAMES.piece] = 'Choisissez le nom du document.';
  const file = fileProblem(sent, choice);
  if (file) problems[FILE_FIELD] = file;
  const issued = checkField(ISSUED_ON, typed.get(NAMES.issuedOn) ?? '');
  if (!issued.ok && choice?.dated !== false) problems[NAMES.issuedOn] = issued.message;
  if (Object.keys(problems).length > 0) throw refuseFields(problems);
  const [requirementId = '', alternativeId = null] = piece.split(':');
  return { requirementId, alternativeId, issuedOn: issued.ok && choice?.dated ? issued.value : null };
}

function fileProblem({ files, problem }: Sent, choice: Choice | undefined): string | null {
  if (problem?.kind === 'too-big')
    return `${TOO_BIG_SENTENCE} : « ${problem.name.slice(0, 120)} ». Réduisez-le, puis choisissez-le de nouveau.`;
  if (problem?.kind === 'too-often') return 'Vous avez envoyé beaucoup de fichiers : attendez dix minutes, puis recommencez.';
  if (problem?.kind === 'too-many' || (choice?.several && files.length > FILES_PER_IMPORT))
    return `Choisissez ${FILES_PER_IMPORT} fichiers au plus à la fois : vous pourrez en ajouter ensuite.`;
  return files.length === 0 ? 'Choisissez un fichier avec Parcourir.' : null;
}

/** Sentences of the verb beside the fields of the form; a document that is not known here is not asked for. */
function onFormFields(refusal: Refusal): Refusal {
  const { fields } = refusal;
  if (!fields) return refusal;
  const NAMES_HERE: Record<string, string> = { files: FILE_FIELD, alternativeId: NAMES.piece, requirementId: NAMES.piece };
  return new Refusal(
    refusal.code,
    refusal.message,
    Object.fromEntries(Object.entries(fields).map(([name, sentence]) => [NAMES_HERE[name] ?? name, sentence])),
    refusal.reference,
  );
}

async function importPage(visit: Visit, refusal?: Refusal, chosen?: string): Promise<Reply> {
  const { student, lines, choices, back } = await placeOf(visit);
  const errors = refusedFields(refusal, LABELS);
  const title = student ? `Importer une pièce – ${student.name}` : 'Importer une pièce – Famille';
  const wanted = chosen ?? visit.draft?.get(NAMES.piece) ?? visit.query.get('piece') ?? '';
  return show(
    <Layout visit={visit} title={refusal ? `Erreur – ${title}` : title}>
      <PageTitle above={student ? student.name : 'Famille'} title="Importer une pièce" />
      {refusal && (
        <ErrorSummary message={refusal.message} fields={errors.list}>
          <p>
            Rien n’a été importé.
            {(visit.sent.files.length > 0 || visit.sent.problem) &&
              ' Ce que vous avez saisi est gardé, sauf le fichier : le navigateur l’oublie, choisissez-le de nouveau.'}
          </p>
        </ErrorSummary>
      )}
      {visit.draft && !refusal && (
        <div class="banner told" role="status">
          <Icon name="info" />
          <p>Vous avez dû vous reconnecter : rien n’est encore importé. Choisissez de nouveau le fichier, puis appuyez sur Importer.</p>
        </div>
      )}
      {choices.length > 0 ? (
        <ImportForm
          visit={visit}
          choices={choices}
          wanted={wanted}
          typed={refusal ? visit.typed : visit.draft}
          errors={errors}
          back={back}
        />
      ) : (
        <section class="card">
          <p class="nothing">{lines.find((line) => line.importRefusal)?.importRefusal ?? 'Aucune pièce n’est à importer.'}</p>
          <div class="actions">
            <Back to={back} />
          </div>
        </section>
      )}
    </Layout>,
    refusal ? statusFor(refusal, visit.sent) : 200,
  );
}

const statusFor = (refusal: Refusal, { problem }: Sent): number => {
  if (problem?.kind === 'too-often') return 429;
  return problem?.kind === 'too-big' ? 413 : statusOf(refusal);
};

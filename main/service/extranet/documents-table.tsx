/** @jsxImportSource ../jsx */
import type { Child } from 'hono/jsx';
import type { DocumentFile, DocumentLine } from '../../../shared/contract/documents.ts';
import { formatDate, formatTime } from '../../../shared/dates.ts';
import { FORMATS_SENTENCE, isToProvide } from '../../../shared/rules/documents.ts';
import { aboutState, StateMark } from './document-states.tsx';
import { Icon } from './icons.tsx';
import { Message } from './messages.tsx';
import type { Visit } from './page.ts';
import { Table } from './table.tsx';

/** Where the documents of a family (null) or of a student are listed, in and out of season. */
export const documentsPath = (studentId: string | null): string => (studentId === null ? '/famille#pieces' : `/eleves/${studentId}/pieces`);

/** Where the documents of a family (null) or of a student are imported. */
const importPath = (studentId: string | null): string =>
  studentId === null ? '/famille/pieces/importer' : `/eleves/${studentId}/pieces/importer`;

interface DocumentsProps {
  visit: Visit;
  family: readonly DocumentLine[];
  /** Of one student, with the student's name; left out on the page of the family. */
  student?: { id: string; name: string; documents: readonly DocumentLine[] };
  /** On the page of the family: who has documents of one's own to give. */
  students?: readonly { id: string; name: string; toProvide: number }[];
  /** The button *Importer*, where it does more than lead to the import; null where there is none. */
  importer?: Child;
}

/**
 * « Pièces à fournir » and « Pièces à fournir - Élève », as guide 2 has them, with the button *Importer*. Holds no form, so that it can stand
 * inside one. Nothing at all where nothing is asked.
 */
export const Documents = ({ visit, family, student, students = [], importer }: DocumentsProps) => {
  const all = [...family, ...(student?.documents ?? [])];
  if (all.length + students.length === 0) return null;
  const mayImport = all.some((line) => line.importRefusal === null);
  const refusal = mayImport ? null : all.find((line) => isToProvide(line.state))?.importRefusal;
  return (
    <section class="card documents" id="pieces" aria-labelledby="pieces-famille">
      <h2 id="pieces-famille">Pièces à fournir</h2>
      <p class="quiet small">Demandées à la famille : données une fois, elles valent pour tous ses élèves.</p>
      <Lines visit={visit} caption="Pièces à fournir" lines={family} empty="Aucune pièce n’est demandée à la famille." />
      {student && (
        <>
          <h2>Pièces à fournir - Élève</h2>
          <p class="quiet small">Demandées pour {student.name}.</p>
          <Lines
            visit={visit}
            caption="Pièces à fournir - Élève"
            lines={student.documents}
            empty={`Aucune pièce n’est demandée pour ${student.name}.`}
          />
        </>
      )}
      <div class="actions">
        {importer === undefined ? mayImport && <ImportLink studentId={student?.id ?? null} /> : importer}
        <p class="quiet small">{refusal ?? FORMATS_SENTENCE}</p>
      </div>
      {students.length > 0 && <OfStudents students={students} />}
    </section>
  );
};

const OfStudents = ({ students }: { students: NonNullable<DocumentsProps['students']> }) => (
  <ul class="rows documents-of-students" aria-label="Pièces demandées pour les élèves">
    {students.map(({ id, name, toProvide }) => (
      <li class="row-line">
        <a href={documentsPath(id)}>Pièces de {name}</a>
        <span class="quiet">{toProvide === 0 ? 'rien à fournir' : `${toProvide} à fournir`}</span>
      </li>
    ))}
  </ul>
);

const ImportLink = ({ studentId }: { studentId: string | null }) => (
  <a class="button" id="importer" href={importPath(studentId)}>
    <Icon name="upload" /> Importer
  </a>
);

/** A row of the table: a document with one of its files, or with none. */
interface FileRow {
  line: DocumentLine;
  file: DocumentFile | null;
  /** The first row of its document, which says what is to be known of it. */
  first: boolean;
}

const Lines = ({ visit, caption, lines, empty }: { visit: Visit; caption: string; lines: readonly DocumentLine[]; empty: string }) => {
  const rows = lines.flatMap((line): FileRow[] =>
    line.files.length === 0 ? [{ line, file: null, first: true }] : line.files.map((file, i) => ({ line, file, first: i === 0 })),
  );
  return (
    <Table
      visit={visit}
      caption={caption}
      wide
      columns={[
        { label: 'Nom du document', kind: 'remark', value: (row) => <NameCell {...row} /> },
        { label: 'Nom du fichier', value: ({ file }) => file && <span class="file-name">{file.name}</span> },
        { label: 'Date', kind: 'date', value: ({ file }) => file && formatDate(file.givenAt) },
        { label: 'Heure', kind: 'date', value: ({ file }) => file && formatTime(file.givenAt) },
        { label: 'Taille (Ko)', kind: 'figure', value: ({ file }) => file && inKo(file) },
        { label: 'État', value: (row) => <StateCell {...row} /> },
      ]}
      rows={rows}
      open={({ line, file }) =>
        file?.opens ? { href: `/pieces/${file.id}`, word: 'Consulter', label: `Consulter ${file.name} (${line.name})` } : null
      }
      openTitle="Consulter"
      sentence={(row) => <Sentence {...row} />}
      empty={empty}
    />
  );
};

const NameCell = ({ line, first }: FileRow) => (
  <>
    <strong>{line.name}</strong>
    {first && (
      <>
        {!line.mandatory && <span class="quiet"> (facultatif)</span>}
        {line.explanation && <span class="about">{line.explanation}</span>}
        <Model line={line} />
      </>
    )}
  </>
);

const Model = ({ line }: { line: DocumentLine }) =>
  line.model ? (
    <a class="about" href={`/pieces/modeles/${line.requirementId}`}>
      Télécharger le modèle<span class="unseen"> ({line.name})</span>
    </a>
  ) : null;

const StateCell = ({ line, file, first }: FileRow) => (
  <>
    <StateMark state={stateOfRow(line, file)} />
    {first && aboutState(line).map((sentence) => <span class="about">{sentence}</span>)}
  </>
);

const stateOfRow = (line: DocumentLine, file: DocumentFile | null) =>
  line.state === 'received' && file && !file.waiting ? 'given' : line.state;

/** The same in sentences, for the accessibility mode. */
const Sentence = ({ line, file, first }: FileRow) => (
  <>
    <strong>{line.name}</strong>
    {first && !line.mandatory && ' (facultatif)'} : <StateMark state={stateOfRow(line, file)} />
    {first && aboutState(line).map((about) => `, ${about}`)}.{' '}
    {file && `Fichier ${file.name}, déposé le ${formatDate(file.givenAt)} à ${formatTime(file.givenAt)}, ${inKo(file)} Ko. `}
    {first && line.explanation} {first && <Model line={line} />}
  </>
);

const ko = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const inKo = ({ sizeBytes }: DocumentFile): string => ko.format(sizeBytes / 1024);

/** Said first on whichever page comes after an import, and only while its documents bear it out. */
export const DocumentMessage = ({ visit, lines }: { visit: Visit; lines: readonly DocumentLine[] }) => {
  const said = visit.typed.size > 0 ? null : visit.query.get('message');
  const line = lines.find(({ requirementId }) => requirementId === visit.query.get('piece'));
  if (line?.state === 'given' && said === 'piece-importee') {
    return (
      <Message title="Pièce importée" ok={`${visit.path}#pieces`} then="importer">
        <p>« {line.name} » est déposée. Le secrétariat doit encore la valider : sa réponse s’affichera ici.</p>
      </Message>
    );
  }
  if (line?.state === 'received' && said === 'piece-en-controle') {
    return (
      <Message title="Pièce reçue" ok={`${visit.path}#pieces`} then="importer">
        <p>« {line.name} » est reçue. Le contrôle du fichier n’est pas terminé : son état s’affichera ici.</p>
      </Message>
    );
  }
  return null;
};

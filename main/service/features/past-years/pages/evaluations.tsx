/** @jsxImportSource hono/jsx */
import type { PastEvaluation } from '../../../../../shared/contract/past-years.ts';
import { formatDay } from '../../../../../shared/dates.ts';
import { formatCoefficient, formatHundredths, formatMark, sayMark } from '../../../../../shared/marks.ts';
import { notFound } from '../../../../../shared/refusal.ts';
import { holdsWords, searchable, searchWords } from '../../../../../shared/rules/search.ts';
import { Facts } from '../../../extranet/facts.tsx';
import { type Reply, show, type Visit } from '../../../extranet/page.ts';
import { ListSearch, typedSearch } from '../../../extranet/search.tsx';
import { type Column, Table } from '../../../extranet/table.tsx';
import { PastFile, pastPath, readPastFile } from './file.tsx';

/** The tab *Évaluations* of a past course, with « Rechercher » above the list as in the guide's picture. */
export async function showEvaluations(visit: Visit): Promise<Reply> {
  const { student, past } = await readPastFile(visit);
  const typed = typedSearch(visit);
  const rows = past.evaluations.filter((row) => holdsWords(wordsOf(row), searchWords(typed)));
  const path = pastPath(student.id, past.id, 'evaluations');
  return show(
    <PastFile visit={visit} student={student} past={past} tab="evaluations">
      <section class="card">
        <ListSearch
          visit={visit}
          label="Rechercher une évaluation"
          hint="Type, date, description, note ou appréciation"
          typed={typed}
          nouns={['évaluation', 'évaluations']}
          found={rows.length}
          total={past.evaluations.length}
        >
          <Table
            visit={visit}
            caption="Évaluations"
            wide
            columns={COLUMNS}
            rows={rows}
            open={(row) => ({ href: `${path}/${row.id}`, label: `Ouvrir l’évaluation ${titleOf(row)}` })}
            sentence={sentence}
            words={wordsOf}
            empty="Aucune évaluation n’est enregistrée pour ce cours."
          />
        </ListSearch>
      </section>
    </PastFile>,
  );
}

/** One evaluation: what a double-click on its row shows in the guides. */
export async function showEvaluation(visit: Visit): Promise<Reply> {
  const { student, past } = await readPastFile(visit);
  const evaluation = past.evaluations.find(({ id }) => id === visit.params.evaluation);
  if (!evaluation) throw notFound('Cette évaluation');
  return show(
    <PastFile
      visit={visit}
      student={student}
      past={past}
      tab="evaluations"
      title={titleOf(evaluation)}
      back={pastPath(student.id, past.id, 'evaluations')}
    >
      <Facts title={evaluation.type} facts={COLUMNS.map(({ label, value }) => [label, value(evaluation)] as const)} />
    </PastFile>,
  );
}

const COLUMNS: readonly Column<PastEvaluation>[] = [
  { label: 'Type d’évaluation', value: ({ type }) => type },
  { label: 'Date', kind: 'date', value: ({ heldOn }) => heldOn && formatDay(heldOn) },
  { label: 'Type de classe', value: ({ classType }) => classType },
  { label: 'Note', kind: 'figure', value: ({ mark, outOf }) => mark !== null && <strong>{formatMark(mark, outOf)}</strong> },
  { label: 'Description', value: ({ description }) => description },
  { label: 'Coef.', kind: 'figure', value: ({ coefficient }) => coefficient !== null && formatCoefficient(coefficient) },
  { label: 'Lettre', value: ({ letter }) => letter },
  { label: 'Médian', kind: 'figure', value: ({ median }) => median !== null && formatHundredths(median) },
  { label: 'Appréciation', value: ({ appreciation }) => appreciation },
  { label: 'Mention', value: ({ mention }) => mention },
  { label: 'Absent', value: ({ absent }) => (absent ? 'Oui' : 'Non') },
  { label: 'Moy.', value: ({ counts }) => (counts ? 'Oui' : 'Non') },
];

const titleOf = ({ type, heldOn }: PastEvaluation): string => (heldOn ? `${type} du ${formatDay(heldOn)}` : type);

const wordsOf = (row: PastEvaluation): string => {
  const { type, heldOn, classType, description, mark, outOf, letter, appreciation, mention, absent } = row;
  const shown = [heldOn && formatDay(heldOn), mark !== null && formatMark(mark, outOf), absent && 'absent'];
  return searchable([type, classType, description, letter, appreciation, mention, ...shown].filter(Boolean).join(' '));
};

/** « Le 08/10/2012, devoir collectif : 15,75 sur 20, coefficient 1 … » (A11Y-6.11) */
function sentence(row: PastEvaluation) {
  const { type, heldOn, classType, description, mark, outOf, coefficient, letter, median, appreciation, mention, absent, counts } = row;
  const facts = [
    mark === null ? 'sans note' : `note ${sayMark(mark, outOf)}`,
    letter && `lettre ${letter}`,
    mention && `mention ${mention}`,
    median !== null && `médian ${formatHundredths(median)}`,
    coefficient !== null && `coefficient ${formatCoefficient(coefficient)}`,
    absent && 'élève absent',
    counts ? 'compte dans la moyenne' : 'ne compte pas dans la moyenne',
  ];
  return (
    <>
      <strong>
        {heldOn && `Le ${formatDay(heldOn)}, `}
        {type}
      </strong>
      {classType && `, ${classType}`} : {facts.filter(Boolean).join(', ')}.{description && ` ${endOf(description)}`}
      {appreciation && ` Appréciation : ${endOf(appreciation)}`}
    </>
  );
}

/** With a full stop, unless what was written ends itself. */
const endOf = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

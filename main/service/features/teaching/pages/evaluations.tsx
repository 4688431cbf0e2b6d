/** @jsxImportSource ../../../jsx */
import { type EvaluationRow, ROWS_ON_A_PAGE } from '../../../../../shared/contract/teaching.ts';
import { formatDay, formatFullDay, formatLongDay } from '../../../../../shared/dates.ts';
import { formatCoefficient, formatHundredths, formatMark, sayMark } from '../../../../../shared/marks.ts';
import { evaluationName } from '../../../../../shared/rules/evaluations.ts';
import { sentenceOf, within } from '../../../../../shared/typography.ts';
import { type Fact, Facts } from '../../../extranet/facts.tsx';
import { type Reply, show, type Visit } from '../../../extranet/page.ts';
import { Paging, pageHref, wantedPage } from '../../../extranet/paging.tsx';
import { type Column, Table } from '../../../extranet/table.tsx';
import { asked, CourseFile, coursePath, RowPage } from './file.tsx';

/** The tab *Évaluations* of a course: what is published, newest first. */
export async function showEvaluations(visit: Visit): Promise<Reply> {
  const student = await visit.call('students.frame', { id: visit.params.student ?? '' });
  const found = await visit.call('teaching.evaluations', { ...asked(visit), page: wantedPage(visit) });
  const path = coursePath(student.id, found.frame.id, 'evaluations');
  return show(
    <CourseFile visit={visit} student={student} frame={found.frame} tab="evaluations" page={found.page}>
      <section class="card">
        <h3>Évaluations</h3>
        <Table
          visit={visit}
          caption="Évaluations"
          wide
          columns={COLUMNS.filter(({ value }) => found.rows.some((row) => value(row)))}
          rows={found.rows}
          open={(row) => ({ href: `${path}/${row.id}`, label: `Ouvrir l’évaluation ${evaluationName(row)} du ${formatDay(row.heldOn)}` })}
          sentence={sentence}
          empty="Aucune évaluation n’est publiée pour ce cours."
        />
        <Paging {...found} noun="évaluations" size={ROWS_ON_A_PAGE} href={(page) => pageHref(path, page)} />
      </section>
    </CourseFile>,
  );
}

/** One evaluation: what a double-click on its row shows in the guides. */
export async function showEvaluation(visit: Visit): Promise<Reply> {
  const student = await visit.call('students.frame', { id: visit.params.student ?? '' });
  const { frame, evaluation, all, page } = await visit.call('teaching.evaluation', { ...asked(visit), mark: visit.params.mark ?? '' });
  const path = coursePath(student.id, frame.id, 'evaluations');
  return show(
    <RowPage
      visit={visit}
      student={student}
      frame={frame}
      tab="evaluations"
      title={`${evaluationName(evaluation)} du ${formatDay(evaluation.heldOn)}`}
      back={pageHref(path, page)}
      arrows="D’une évaluation à l’autre"
      names={['Première évaluation', 'Évaluation précédente', 'Évaluation suivante', 'Dernière évaluation']}
      ids={all}
      here={evaluation.id}
      href={(id) => `${path}/${id}`}
    >
      <Facts title={`${evaluationName(evaluation)} du ${formatFullDay(evaluation.heldOn)}`} facts={factsOf(evaluation)} />
    </RowPage>,
  );
}

const COLUMNS: readonly Column<EvaluationRow>[] = [
  { label: 'Date', kind: 'date', value: ({ heldOn }) => formatDay(heldOn) },
  { label: 'Évaluation', value: evaluationName },
  {
    label: 'Note',
    kind: 'figure',
    value: (row) => (row.letter && !row.absent && row.mark === null ? null : <strong>{markOf(row)}</strong>),
  },
  { label: 'Lettre', value: ({ letter }) => letter && <strong>{letter}</strong> },
  { label: 'Médiane de la classe', kind: 'figure', value: ({ median }) => median !== null && formatHundredths(median) },
  { label: 'Mention', value: ({ mention }) => mention },
  { label: 'Coefficient', kind: 'figure', value: ({ coefficient }) => formatCoefficient(coefficient) },
  { label: 'Appréciation', kind: 'remark', value: ({ appreciation }) => appreciation },
];

/** « 15,75 / 20 », « Absent », or that there is no mark: an empty cell would say nothing. */
function markOf({ mark, outOf, absent }: EvaluationRow): string {
  if (mark !== null) return absent ? `${formatMark(mark, outOf)}, absent` : formatMark(mark, outOf);
  return absent ? 'Absent' : 'Non noté';
}

function factsOf(row: EvaluationRow): Fact[] {
  const { type, title, description, mark, outOf, letter, median, mention, appreciation, coefficient, absent, counts } = row;
  return [
    ['Date', formatDay(row.heldOn)],
    ['Type d’évaluation', type],
    ...(title && title !== type ? [['Intitulé', title] as const] : []),
    ...(description ? [['Description', description] as const] : []),
    ['Note', mark === null ? null : formatMark(mark, outOf)],
    ['Lettre', letter],
    // of a class that has none nothing is said at all
    ...(median === null ? [] : [['Médiane de la classe', formatMark(median, outOf)] as const]),
    ['Mention', mention],
    ['Absent', absent ? 'Oui' : 'Non'],
    ['Coefficient', formatCoefficient(coefficient)],
    ['Compte dans la moyenne', counts ? 'Oui' : 'Non'],
    ['Appréciation', appreciation, 'wide'],
  ];
}

/** « Le 8 octobre 2026, devoir collectif : 15,75 sur 20. Médiane de la classe : 12,50. » (A11Y-6.11) */
function sentence(row: EvaluationRow) {
  const { heldOn, mark, outOf, letter, median, mention, coefficient, appreciation, absent } = row;
  const result = [mark !== null && sayMark(mark, outOf), letter && `lettre ${letter}`, absent && 'absent'].filter(Boolean);
  return (
    <>
      Le {formatLongDay(heldOn)}, {within(evaluationName(row))} : <strong>{result.join(', ') || 'non noté'}</strong>.
      {median !== null && ` Médiane de la classe : ${formatHundredths(median)}.`}
      {mention && ` Mention : ${within(mention)}.`} Coefficient : {formatCoefficient(coefficient)}.
      {appreciation && ` Appréciation : ${sentenceOf(appreciation)}`}
    </>
  );
}

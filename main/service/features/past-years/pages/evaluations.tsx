/** @jsxImportSource ../../../jsx */
import type { PastEvaluation } from '../../../../../shared/contract/past-years.ts';
import { formatDay, formatFullDay, formatLongDay } from '../../../../../shared/dates.ts';
import { formatCoefficient, formatHundredths, formatMark, sayMark } from '../../../../../shared/marks.ts';
import { notFound } from '../../../../../shared/refusal.ts';
import { holdsWords, searchable, searchWords } from '../../../../../shared/rules/search.ts';
import { sentenceOf, within } from '../../../../../shared/typography.ts';
import { type Fact, Facts } from '../../../extranet/facts.tsx';
import { type Reply, show, type Visit } from '../../../extranet/page.ts';
import { ListSearch, typedSearch } from '../../../extranet/search.tsx';
import { type Column, Table } from '../../../extranet/table.tsx';
import { PastEvaluationFile, PastFile, pastPath, readPastFile } from './file.tsx';

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
            columns={COLUMNS.filter(({ value }) => past.evaluations.some((row) => value(row)))}
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
  const { type, heldOn } = evaluation;
  return show(
    <PastEvaluationFile visit={visit} student={student} past={past} title={titleOf(evaluation)} here={evaluation.id}>
      <Facts title={heldOn ? `${type} du ${formatFullDay(heldOn)}` : type} facts={factsOf(evaluation)} />
    </PastEvaluationFile>,
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
  { label: 'Mention', value: ({ mention }) => mention },
  { label: 'Appréciation', kind: 'remark', value: ({ appreciation }) => appreciation },
  { label: 'Absent', value: ({ absent }) => (absent ? 'Oui' : null) },
  { label: 'Moy.', value: ({ counts }) => (counts ? 'Oui' : 'Non') },
];

const factsOf = (row: PastEvaluation): Fact[] => [
  ['Type d’évaluation', row.type],
  ['Date', row.heldOn && formatDay(row.heldOn)],
  ['Type de classe', row.classType],
  ['Note', row.mark === null ? null : formatMark(row.mark, row.outOf)],
  ['Description', row.description],
  ['Coefficient', row.coefficient === null ? null : formatCoefficient(row.coefficient)],
  ['Lettre', row.letter],
  ['Médian', row.median === null ? null : formatHundredths(row.median)],
  ['Mention', row.mention],
  ['Appréciation', row.appreciation],
  ['Absent', row.absent ? 'Oui' : 'Non'],
  ['Compte dans la moyenne', row.counts ? 'Oui' : 'Non'],
];

const titleOf = ({ type, heldOn }: PastEvaluation): string => (heldOn ? `${type} du ${formatDay(heldOn)}` : type);

const wordsOf = (row: PastEvaluation): string => {
  const { type, heldOn, classType, description, mark, outOf, letter, appreciation, mention, absent } = row;
  const shown = [heldOn && formatDay(heldOn), mark !== null && formatMark(mark, outOf), absent && 'absent'];
  return searchable([type, classType, description, letter, appreciation, mention, ...shown].filter(Boolean).join(' '));
};

/** « Le 8 octobre 2012, devoir collectif : 15,75 sur 20. Coefficient : 1,5. » (A11Y-6.11) */
function sentence(row: PastEvaluation) {
  const { type, heldOn, classType, description, mark, outOf, coefficient, letter, median, appreciation, mention, absent, counts } = row;
  const result = [mark !== null && sayMark(mark, outOf), letter && `lettre ${letter}`, absent && 'absent'].filter(Boolean);
  const facts = [
    classType && `Type de classe : ${within(classType)}.`,
    description && `Description : ${sentenceOf(within(description))}`,
    coefficient !== null && `Coefficient :\u00a0${formatCoefficient(coefficient)}.`,
    median !== null && `Médian :\u00a0${formatHundredths(median)}.`,
    mention && `Mention :\u00a0${mention}.`,
    appreciation && `Appréciation : ${sentenceOf(appreciation)}`,
    counts ? 'Compte dans la moyenne.' : 'Ne compte pas dans la moyenne.',
  ];
  return (
    <>
      {heldOn ? `Le ${formatLongDay(heldOn)}, ${within(type)}` : type} : <strong>{result.join(', ') || 'non noté'}</strong>.{' '}
      {facts.filter(Boolean).join(' ')}
    </>
  );
}

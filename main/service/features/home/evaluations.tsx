/** @jsxImportSource ../../jsx */
import { formatDay, formatLongDay } from '../../../../shared/dates.ts';
import { formatMark, sayMark } from '../../../../shared/marks.ts';
import { evaluationName } from '../../../../shared/rules/evaluations.ts';
import { within } from '../../../../shared/typography.ts';
import type { Visit } from '../../extranet/page.ts';
import { studentPath } from '../../extranet/student-file.tsx';
import type { Home } from './line.ts';

type Evaluation = Home['evaluations'][number];

interface EvaluationsProps {
  visit: Visit;
  evaluations: readonly Evaluation[];
  /** The family has several students: each line says whose it is. */
  ofSeveral: boolean;
}

/** The last published evaluations; each opens its own page. Nothing as long as there are none. */
export const Evaluations = ({ visit, evaluations, ofSeveral }: EvaluationsProps) => {
  if (evaluations.length === 0) return null;
  return (
    <section class="card" aria-labelledby="evaluations">
      <h2 id="evaluations">Dernières évaluations</h2>
      <ul class="rows">
        {evaluations.map((row) => (
          <li>
            {visit.look.on ? (
              <p>
                Le {formatLongDay(row.heldOn)}, {ofSeveral && `${row.student.name}, `}
                <a href={href(row)}>{nameOf(row)}</a> : <strong>{resultOf(row, sayMark)}</strong>
                {row.mention && `, mention ${row.mention}`}.
              </p>
            ) : (
              <>
                <p class="marked">
                  <a href={href(row)}>{nameOf(row)}</a>
                  <strong>{resultOf(row, formatMark)}</strong>
                </p>
                <p class="quiet small">
                  {[ofSeveral && row.student.name, formatDay(row.heldOn), row.mention && `mention ${row.mention}`]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};

const href = ({ student, enrolmentId, markId }: Evaluation): string =>
  `${studentPath(student.id, 'cours')}/${enrolmentId}/evaluations/${markId}`;

/** « Piano, devoir collectif » */
const nameOf = (row: Evaluation): string => `${row.course}, ${within(evaluationName(row))}`;

/** « 15,75 / 20, lettre B », « absent », « non noté » */
function resultOf({ mark, outOf, letter, absent }: Evaluation, words: typeof formatMark): string {
  const result = [mark !== null && words(mark, outOf), letter && (mark === null ? letter : `lettre ${letter}`), absent && 'absent'];
  return result.filter(Boolean).join(', ') || 'non noté';
}

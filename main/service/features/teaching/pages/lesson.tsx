/** @jsxImportSource ../../../jsx */
import type { LessonRow, LessonSheet } from '../../../../../shared/contract/teaching.ts';
import { formatDay, formatFullDay, formatLongDay } from '../../../../../shared/dates.ts';
import { formatMinutes } from '../../../../../shared/durations.ts';
import { sentenceOf, within } from '../../../../../shared/typography.ts';
import { type Fact, Facts } from '../../../extranet/facts.tsx';
import { type Reply, show, type Visit } from '../../../extranet/page.ts';
import { pageHref } from '../../../extranet/paging.tsx';
import type { Column, Door } from '../../../extranet/table.tsx';
import { asked, coursePath, RowPage, TO_COME } from './file.tsx';

/** One lesson: what a double-click on its row shows in the guides. */
export async function showLesson(visit: Visit): Promise<Reply> {
  const student = await visit.call('students.frame', { id: visit.params.student ?? '' });
  const found = await visit.call('teaching.lesson', { ...asked(visit), lesson: visit.params.session ?? '' });
  const { frame, lesson } = found;
  const path = coursePath(student.id, frame.id);
  return show(
    <RowPage
      visit={visit}
      student={student}
      frame={frame}
      tab="cours"
      title={`Séance du ${formatDay(lesson.heldOn)}`}
      back={pageHref(path, found.page, found.toCome ? TO_COME : {})}
      arrows="D’une séance à l’autre"
      names={['Première séance', 'Séance précédente', 'Séance suivante', 'Dernière séance']}
      ids={found.all}
      here={lesson.id}
      href={(id) => `${path}/seances/${id}`}
    >
      <Facts title={`Séance du ${formatFullDay(lesson.heldOn)}`} facts={factsOf(lesson, path)} />
    </RowPage>,
  );
}

const factsOf = (lesson: LessonSheet, path: string): Fact[] => [
  ['Date', formatDay(lesson.heldOn)],
  ['Statut', statusOf(lesson)],
  ['Heure de passage', lesson.passageTime],
  ['Durée', lesson.minutes === null ? null : formatMinutes(lesson.minutes)],
  ...(lesson.startsAt && lesson.startsAt !== lesson.passageTime ? [['Début du cours', lesson.startsAt] as const] : []),
  ['Enseignant', lesson.teacher],
  ['Salle', lesson.room],
  ['Commentaire', lesson.comments.map(sentenceOf).join(' '), 'wide'],
  ...(lesson.absenceId ? [['Absence', <a href={`${path}/absences/${lesson.absenceId}`}>Voir l’absence</a>] as const] : []),
];

/** The guides' columns; the comments only where there are some. */
export const lessonColumns = (rows: readonly LessonRow[]): Column<LessonRow>[] => [
  { label: 'Date', kind: 'date', value: ({ heldOn }) => formatDay(heldOn) },
  { label: 'Statut', value: statusOf },
  { label: 'Heure de passage', value: ({ passageTime }) => passageTime },
  { label: 'Durée', value: ({ minutes }) => minutes !== null && formatMinutes(minutes) },
  ...(rows.some(({ comments }) => comments.length > 0)
    ? [{ label: 'Commentaire', kind: 'remark' as const, value: ({ comments }: LessonRow) => comments.map(sentenceOf).join(' ') }]
    : []),
];

/** Where the row of a lesson leads; `path` is its course's. */
export const lessonDoor = (path: string, { id, heldOn }: LessonRow): Door => ({
  href: `${path}/seances/${id}`,
  label: `Ouvrir la séance du ${formatDay(heldOn)}`,
});

/** Absences and cancelled lessons stand out, in words and in colour. */
function statusOf({ attendance, status }: LessonRow) {
  const look = { absent: 'state-mark refused', excused: 'state-mark waiting', cancelled: 'state-mark waiting' };
  if (attendance in look) return <span class={look[attendance as keyof typeof look]}>{status}</span>;
  return attendance === 'present' ? status : <span class="quiet">{status}</span>;
}

/** « Le 13 novembre 2026 à 17:30, durée 00:30 : présent. » (A11Y-6.11) */
export function lessonSentence({ heldOn, passageTime, minutes, status, comments }: LessonRow) {
  return (
    <>
      Le {formatLongDay(heldOn)}
      {passageTime && ` à ${passageTime}`}
      {minutes !== null && `, durée ${formatMinutes(minutes)}`} : <strong>{within(status)}</strong>.
      {comments.map((comment) => ` ${sentenceOf(comment)}`)}
    </>
  );
}

/** @jsxImportSource ../../../jsx */
import { type AbsenceRow, type AbsenceSheet, ROWS_ON_A_PAGE } from '../../../../../shared/contract/teaching.ts';
import { formatDateTime, formatDay, formatFullDay, formatLongDay } from '../../../../../shared/dates.ts';
import { formatMinutes } from '../../../../../shared/durations.ts';
import { sentenceOf, within } from '../../../../../shared/typography.ts';
import { type Fact, Facts } from '../../../extranet/facts.tsx';
import { type Reply, show, type Visit } from '../../../extranet/page.ts';
import { Paging, pageHref, wantedPage } from '../../../extranet/paging.tsx';
import { type Column, Table } from '../../../extranet/table.tsx';
import { asked, CourseFile, coursePath, RowPage } from './file.tsx';

/** The tab *Absences* of a course, newest first. */
export async function showAbsences(visit: Visit): Promise<Reply> {
  const student = await visit.call('students.frame', { id: visit.params.student ?? '' });
  const found = await visit.call('teaching.absences', { ...asked(visit), page: wantedPage(visit) });
  const path = coursePath(student.id, found.frame.id, 'absences');
  return show(
    <CourseFile visit={visit} student={student} frame={found.frame} tab="absences" page={found.page}>
      <section class="card">
        <h3>Absences</h3>
        {found.total > 0 && <p class="quiet card-lead">{countOf(found)}</p>}
        <Table
          visit={visit}
          caption="Absences"
          columns={COLUMNS.filter(({ value }) => found.rows.some((row) => value(row)))}
          rows={found.rows}
          open={({ id, absentOn }) => ({ href: `${path}/${id}`, label: `Ouvrir l’absence du ${formatDay(absentOn)}` })}
          sentence={sentence}
          empty="Aucune absence n’est enregistrée pour ce cours."
        />
        <Paging {...found} noun="absences" size={ROWS_ON_A_PAGE} href={(page) => pageHref(path, page)} />
      </section>
    </CourseFile>,
  );
}

/** One absence: what a double-click on its row shows in the guides. */
export async function showAbsence(visit: Visit): Promise<Reply> {
  const student = await visit.call('students.frame', { id: visit.params.student ?? '' });
  const { frame, absence, all, page } = await visit.call('teaching.absence', { ...asked(visit), absence: visit.params.absence ?? '' });
  const path = coursePath(student.id, frame.id, 'absences');
  return show(
    <RowPage
      visit={visit}
      student={student}
      frame={frame}
      tab="absences"
      title={`Absence du ${formatDay(absence.absentOn)}`}
      back={pageHref(path, page)}
      arrows="D’une absence à l’autre"
      names={['Première absence', 'Absence précédente', 'Absence suivante', 'Dernière absence']}
      ids={all}
      here={absence.id}
      href={(id) => `${path}/${id}`}
    >
      <Facts title={`Absence du ${formatFullDay(absence.absentOn)}`} facts={factsOf(absence, coursePath(student.id, frame.id))} />
    </RowPage>,
  );
}

/** « 3 absences, dont 1 non justifiée. » */
function countOf({ total, unjustified }: { total: number; unjustified: number }): string {
  const all = total === 1 ? '1 absence' : `${total} absences`;
  if (unjustified === 0) return total === 1 ? '1 absence, justifiée.' : `${all}, toutes justifiées.`;
  if (unjustified === total) return total === 1 ? '1 absence, non justifiée.' : `${all}, toutes non justifiées.`;
  return `${all}, dont ${unjustified} non justifiée${unjustified > 1 ? 's' : ''}.`;
}

const COLUMNS: readonly Column<AbsenceRow>[] = [
  { label: 'Date', kind: 'date', value: ({ absentOn }) => formatDay(absentOn) },
  { label: 'Heure', value: ({ startsAt }) => startsAt },
  { label: 'Durée', value: ({ minutes }) => minutes !== null && formatMinutes(minutes) },
  { label: 'Justification', value: stateOf },
  { label: 'Motif', value: ({ reason }) => reason },
  { label: 'Commentaire', kind: 'remark', value: ({ comment }) => comment },
];

function stateOf({ justified }: AbsenceRow) {
  return justified ? 'Justifiée' : <span class="state-mark refused">Non justifiée</span>;
}

const factsOf = (absence: AbsenceSheet, path: string): Fact[] => [
  ['Date', formatDay(absence.absentOn)],
  ['Heure', absence.startsAt],
  ['Durée', absence.minutes === null ? null : formatMinutes(absence.minutes)],
  ['Justification', stateOf(absence)],
  ['Motif', absence.reason],
  ['Commentaire', absence.comment, 'wide'],
  ...(absence.announcedAt ? [['Absence annoncée', `Le ${formatDateTime(absence.announcedAt)}`] as const] : []),
  ...(absence.lessonId ? [['Séance', <a href={`${path}/seances/${absence.lessonId}`}>Voir la séance</a>] as const] : []),
];

/** « Le 6 novembre 2026 à 17:15, durée 00:30 : absence justifiée. Motif : maladie. » (A11Y-6.11) */
function sentence({ absentOn, startsAt, minutes, justified, reason, comment }: AbsenceRow) {
  return (
    <>
      Le {formatLongDay(absentOn)}
      {startsAt && ` à ${startsAt}`}
      {minutes !== null && `, durée ${formatMinutes(minutes)}`} : <strong>absence {justified ? 'justifiée' : 'non justifiée'}</strong>.
      {reason && ` Motif : ${within(reason)}.`}
      {comment && ` ${sentenceOf(comment)}`}
    </>
  );
}

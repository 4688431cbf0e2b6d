import { newId } from '../shared/ids.ts';
import type { ReadDb, WriteDb } from './open.ts';

// What families answered to a campaign, as it leaves the house, and what has left already.

const KIND = 're-enrolment-answers';
/** What changes an answer for the office; drafts do not. */
const CHANGING = ['reEnrolments.send', 'reEnrolments.withdraw', 'reEnrolments.decide', 'reEnrolments.undo'];

/** The last line of the history: what is written later has a higher number, in the order in which it was committed. */
export async function lastMark(db: ReadDb): Promise<number> {
  const row = await db
    .selectFrom('history')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/** The answers that changed after a mark. */
export async function changedSince(db: ReadDb, campaignId: string, mark: number): Promise<Set<string>> {
  const rows = await db
    .selectFrom('history')
    .innerJoin('re_enrolment', 're_enrolment.id', 'history.subject_id')
    .select('re_enrolment.id')
    .distinct()
    .where('history.seq', '>', mark)
    .where('history.subject_kind', '=', 're-enrolment')
    .where('history.verb', 'in', CHANGING)
    .where('re_enrolment.campaign_id', '=', campaignId)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Every answer of a campaign that was sent, with whom it concerns, by family name. */
export const answersOf = (db: ReadDb, campaignId: string) =>
  db
    .selectFrom('re_enrolment')
    .innerJoin('family', 'family.id', 're_enrolment.family_id')
    .innerJoin('student', 'student.id', 're_enrolment.student_id')
    .leftJoin('guardian', (on) => on.onRef('guardian.family_id', '=', 'family.id').on('guardian.position', '=', 1))
    .leftJoin('staff', 'staff.id', 're_enrolment.decided_by')
    .select(['re_enrolment.id', 're_enrolment.number', 're_enrolment.answer', 're_enrolment.state', 're_enrolment.message'])
    .select(['re_enrolment.reason', 're_enrolment.submitted_at', 're_enrolment.decided_at', 're_enrolment.updated_at'])
    .select(['staff.name as decided_by', 'family.number as family_number', 'family.name as family_name'])
    .select(['student.last_name', 'student.first_name', 'student.birth_date'])
    .select(['guardian.last_name as guardian_last_name', 'guardian.first_name as guardian_first_name', 'guardian.email'])
    .where('re_enrolment.campaign_id', '=', campaignId)
    .where('re_enrolment.state', '!=', 'draft')
    .orderBy('family.search_key')
    .orderBy('student.birth_date')
    .orderBy('re_enrolment.id')
    .execute();

/** The courses ticked (or whole curricula) and the wishes of all answers of a campaign, with their names and what was decided. */
export async function askedIn(db: ReadDb, campaignId: string) {
  const courses = await db
    .selectFrom('re_enrolment_course')
    .innerJoin('re_enrolment', 're_enrolment.id', 're_enrolment_course.re_enrolment_id')
    .leftJoin('enrolment', 'enrolment.id', 're_enrolment_course.enrolment_id')
    .leftJoin('course', 'course.id', 'enrolment.course_id')
    .leftJoin('curriculum', 'curriculum.id', 're_enrolment_course.curriculum_id')
    .select([
      're_enrolment_course.re_enrolment_id',
      'course.name as course',
      'curriculum.name as curriculum',
      're_enrolment_course.decision',
    ])
    .where('re_enrolment.campaign_id', '=', campaignId)
    .orderBy('course.name')
    .execute();
  const wishes = await db
    .selectFrom('re_enrolment_wish')
    .innerJoin('re_enrolment', 're_enrolment.id', 're_enrolment_wish.re_enrolment_id')
    .leftJoin('discipline', 'discipline.id', 're_enrolment_wish.discipline_id')
    .select(['re_enrolment_wish.re_enrolment_id', 'discipline.name as discipline', 're_enrolment_wish.wish', 're_enrolment_wish.decision'])
    .where('re_enrolment.campaign_id', '=', campaignId)
    .orderBy('re_enrolment_wish.rank')
    .execute();
  return { courses, wishes };
}

export interface ExportNote {
  siteId: string;
  campaignId: string;
  since: 'last' | 'beginning';
  mark: number;
  format: 'csv' | 'xlsx';
  rows: number;
  fileName: string;
  sha256: string;
}

export async function insertExportRun(db: WriteDb, note: ExportNote, staffId: string, at: string): Promise<string> {
  const id = newId();
  const { campaignId, since, mark } = note;
  await db
    .insertInto('export_run')
    .values({
      id,
      site_id: note.siteId,
      kind: KIND,
      format: note.format,
      filters: JSON.stringify({ campaignId, since, mark }),
      row_count: note.rows,
      file_name: note.fileName,
      sha256: note.sha256,
      made_by: staffId,
      made_at: at,
    })
    .execute();
  return id;
}

/** What left the house of this campaign the last time, the furthest in the history; undefined when nothing has. */
export async function lastExport(db: ReadDb, campaignId: string) {
  const rows = await db
    .selectFrom('export_run')
    .leftJoin('staff', 'staff.id', 'export_run.made_by')
    .select(['export_run.made_at', 'export_run.row_count', 'export_run.filters', 'staff.name as made_by'])
    .where('export_run.kind', '=', KIND)
    .where('export_run.filters', 'like', `%"campaignId":"${campaignId}"%`)
    .orderBy('export_run.made_at')
    .execute();
  const markOf = ({ filters }: { filters: string | null }) => (JSON.parse(filters ?? '{}') as { mark?: number }).mark ?? 0;
  const last = rows.reduce<(typeof rows)[number] | undefined>((best, row) => (best && markOf(best) > markOf(row) ? best : row), undefined);
  return last && { at: last.made_at, by: last.made_by, rows: last.row_count ?? 0, mark: markOf(last) };
}

import { findPending } from '../../../../db/change-requests.ts';
import { refreshFamily } from '../../../../db/families.ts';
import type { WriteDb } from '../../../../db/open.ts';
import { valuesOf } from '../../../../db/sheet-columns.ts';
import { changeSheet } from '../../../../db/sheets.ts';
import { standingOf } from '../../../../db/standing.ts';
import { findAnyStudent, insertStudent, moveStudent, setStudentArchived } from '../../../../db/students.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { notFound, Refusal, refuseField, requireNoProblems } from '../../../../shared/refusal.ts';
import { enumerate } from '../../../../shared/rules/decision-words.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { checkSheet, sheetChanges } from '../../../../shared/rules/sheet-changes.ts';
import { STUDENT_FIELDS, type StudentField, type StudentValues } from '../../../../shared/rules/student-fields.ts';
import type { PlainWriteVerb, StaffActor, WriteContext } from '../../context.ts';
import { movedOn, requireFamilyInUse, requireNothingWaits } from '../families/read.ts';

type Context = WriteContext<StaffActor>;

export const create: PlainWriteVerb<'students.create'> = async (ctx, { familyId, values }) => {
  const { db, clock } = ctx;
  const family = await requireFamilyInUse(db, familyId);
  const checked = checkSheet(STUDENT_FIELDS, values, dayOf(clock.now()));
  requireNoProblems(checked.refused, 'values.');
  const { lastName, firstName, birthDate, ...others } = checked.values;
  const at = clock.now().toISOString();
  const id = await insertStudent(db, { familyId, lastName: lastName ?? '', firstName: firstName ?? '', birthDate, values: others }, at);
  await refreshFamily(db, familyId, at);
  await note(ctx, { id, family_id: familyId, first_name: firstName, last_name: lastName ?? '' }, family.site_id);
  return { id };
};

export const edit: PlainWriteVerb<'students.edit'> = async (ctx, { studentId, version, values }) => {
  const { db, clock } = ctx;
  const { student, siteId } = await requireStudentAsSeen(db, studentId, version);
  const official = valuesOf('student', student) as StudentValues;
  const { changed, refused } = sheetChanges<StudentField>(STUDENT_FIELDS, official, values, dayOf(clock.now()));
  requireNoProblems(refused, 'values.');
  const fields = Object.keys(changed);
  if (fields.length === 0) return { version };
  const at = clock.now().toISOString();
  const next = await changeSheet(db, { subject: 'student', id: studentId }, changed, at);
  await refreshFamily(db, student.family_id, at);
  await note(ctx, student, siteId, { fields });
  return { version: next };
};

export const archive: PlainWriteVerb<'students.archive'> = async (ctx, { studentId, version, despite }) => {
  const { db, clock } = ctx;
  const { student, siteId } = await requireStudentAsSeen(db, studentId, version);
  if (student.archived_at !== null) return { version };
  const { waiting, courses } = await standingOf(db, { studentId });
  requireNothingWaits(waiting, student.first_name);
  if (courses.length > 0 && !despite)
    throw refuseField('despite', `Avant d’archiver : des cours sont en cours cette année (${enumerate(courses)}).`, 'conflict');
  return archived(ctx, student, siteId, clock.now().toISOString());
};

export const restore: PlainWriteVerb<'students.restore'> = async (ctx, { studentId, version }) => {
  const { student, siteId } = await requireStudentAsSeen(ctx.db, studentId, version);
  if (student.archived_at === null) return { version };
  return archived(ctx, student, siteId, null);
};

export const move: PlainWriteVerb<'students.move'> = async (ctx, { studentId, version, familyId }) => {
  const { db, clock } = ctx;
  const { student, siteId } = await requireStudentAsSeen(db, studentId, version);
  if (student.family_id === familyId) return { version };
  const family = await requireFamilyInUse(db, familyId);
  if (family.site_id !== siteId)
    throw new Refusal('conflict', 'Cette famille est d’un autre site : créez l’élève dans ce dossier, puis archivez celui-ci.');
  if (await findPending(db, { subject: 'student', id: studentId }))
    throw new Refusal('conflict', `Une demande sur la fiche de ${student.first_name} attend une décision : décidez-la d’abord.`);
  const at = clock.now().toISOString();
  const next = await moveStudent(db, studentId, familyId, at);
  for (const id of [student.family_id, familyId]) await refreshFamily(db, id, at);
  await note(ctx, student, siteId, { to: family.number });
  await note(ctx, { ...student, family_id: familyId }, siteId, { to: family.number });
  return { version: next };
};

async function archived(ctx: Context, student: Named, siteId: string, at: string | null): Promise<{ version: number }> {
  const now = ctx.clock.now().toISOString();
  const version = await setStudentArchived(ctx.db, student.id, at, now);
  await refreshFamily(ctx.db, student.family_id, now);
  await note(ctx, student, siteId);
  return { version };
}

async function requireStudentAsSeen(db: WriteDb, id: string, version: number) {
  const student = await findAnyStudent(db, id);
  if (!student) throw notFound('Cet élève');
  if (student.version !== version) throw await movedOn(db, student.family_id);
  const { site_id: siteId } = await requireFamilyInUse(db, student.family_id);
  return { student, siteId };
}

interface Named {
  id: string;
  family_id: string;
  first_name: string | null;
  last_name: string;
}

async function note(ctx: Context, student: Named, siteId: string, details: Record<string, unknown> = {}): Promise<void> {
  await ctx.record({
    subjectKind: 'student',
    subjectId: student.id,
    familyId: student.family_id,
    siteId,
    details: { subject: 'student', student: fullName(student), ...details },
  });
  ctx.tell('families', 'changeRequests', 'documents', 'reEnrolments', 'history');
}

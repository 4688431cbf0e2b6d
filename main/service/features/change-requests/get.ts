import { askersOf, type FieldRecord, fieldsOf, findRequest, personOf } from '../../../../db/change-requests.ts';
import { findFamily } from '../../../../db/families.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { findSheet, type SheetRecord } from '../../../../db/sheets.ts';
import { staffName } from '../../../../db/staff.ts';
import { coursesOf, studentsOf } from '../../../../db/students.ts';
import type { RequestField } from '../../../../shared/contract/change-requests.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { fieldLabel, inSheetOrder } from '../../../../shared/rules/sheets.ts';
import type { ReadVerb } from '../../context.ts';
import { disagreement } from '../../disagreement.ts';
import { undoRefusalOf } from './undo.ts';

/** One request as staff decide it: before, proposed, now. */
export const get: ReadVerb<'changeRequests.get'> = async ({ db, clock }, { id }) => {
  const request = await findRequest(db, id);
  const family = request && (await findFamily(db, request.family_id));
  const sheet = request && (await findSheet(db, personOf(request)));
  if (!request || !family || !sheet) throw notFound('Cette demande');
  const askers = await askersOf(db, request);
  const pending = request.state === 'pending';
  return {
    id,
    number: request.number,
    state: request.state,
    version: request.version,
    sheetVersion: sheet.version,
    stopped: pending ? await disagreement(db, family.id) : null,
    subject: request.subject,
    familyId: family.id,
    familyNumber: family.number,
    personName: sheet.name,
    students: await studentLines(db, sheet),
    askedBy: askers.map((asker) => fullName(asker)),
    createdAt: request.created_at,
    updatedAt: request.updated_at,
    decidedAt: request.decided_at,
    decidedBy: await staffName(db, request.decided_by),
    undoRefusal: await undoRefusalOf(db, request, sheet, clock.now()),
    recipients: [...new Set(askers.flatMap(({ email }) => email ?? []))],
    fields: inSheetOrder(sheet.subject, await fieldsOf(db, [id])).map((field) => asAsked(field, sheet, pending)),
  };
};

function asAsked(row: FieldRecord, { subject, values }: SheetRecord, pending: boolean): RequestField {
  const now = values[row.field] ?? null;
  return {
    subject,
    field: row.field,
    label: fieldLabel(subject, row.field),
    before: row.before_value,
    proposed: row.proposed_value,
    now,
    movedSince: pending && now !== row.before_value,
    decision: row.decision,
    decided: row.decided_value,
    reason: row.reason,
  };
}

async function studentLines(db: ReadDb, { subject, id, familyId }: SheetRecord): Promise<string[]> {
  const students = (await studentsOf(db, [familyId])).filter((student) => subject === 'guardian' || student.id === id);
  const courses = await coursesOf(
    db,
    students.map((s) => s.id),
  );
  return students.map((student) => {
    const taken = courses.get(student.id)?.join(', ');
    return taken ? `${student.first_name} (${taken})` : student.first_name;
  });
}

import { type FieldRecord, fieldsOf, findRequest, staffName } from '../../../../db/change-requests.ts';
import { findFamily } from '../../../../db/families.ts';
import { findGuardian, sheetOf } from '../../../../db/guardians.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { coursesOf, studentsOf } from '../../../../db/students.ts';
import type { RequestField } from '../../../../shared/contract/change-requests.ts';
import { notFound } from '../../../../shared/refusal.ts';
import type { GuardianField, GuardianValues } from '../../../../shared/rules/guardian-fields.ts';
import { fieldLabel, inSheetOrder } from '../../../../shared/rules/guardian-fields.ts';
import type { ReadVerb } from '../../context.ts';
import { disagreement } from './disagreement.ts';

/** One request as staff decide it: before, proposed, now. */
export const get: ReadVerb<'changeRequests.get'> = async ({ db }, { id }) => {
  const request = await findRequest(db, id);
  const family = request && (await findFamily(db, request.family_id));
  const person = request?.guardian_id && (await findGuardian(db, request.guardian_id));
  if (!request || !family || !person) throw notFound('Cette demande');
  const official = sheetOf(person);
  const pending = request.state === 'pending';
  return {
    id,
    number: request.number,
    state: request.state,
    version: request.version,
    sheetVersion: person.version,
    stopped: pending ? await disagreement(db, family.id) : null,
    subject: request.subject,
    familyId: family.id,
    familyNumber: family.number,
    personName: `${person.first_name} ${person.last_name}`,
    students: await studentLines(db, family.id),
    createdAt: request.created_at,
    updatedAt: request.updated_at,
    decidedAt: request.decided_at,
    decidedBy: await staffName(db, request.decided_by),
    recipient: person.email,
    fields: inSheetOrder(await fieldsOf(db, [id])).map((field) => asAsked(field, official, pending)),
  };
};

function asAsked(row: FieldRecord, official: GuardianValues, pending: boolean): RequestField {
  const now = official[row.field as GuardianField];
  return {
    field: row.field,
    label: fieldLabel(row.field),
    before: row.before_value,
    proposed: row.proposed_value,
    now,
    movedSince: pending && now !== row.before_value,
    decision: row.decision,
    decided: row.decided_value,
    reason: row.reason,
  };
}

async function studentLines(db: ReadDb, familyId: string): Promise<string[]> {
  const students = await studentsOf(db, [familyId]);
  const courses = await coursesOf(
    db,
    students.map((s) => s.id),
  );
  return students.map((student) => {
    const taken = courses.get(student.id)?.join(', ');
    return taken ? `${student.first_name} (${taken})` : student.first_name;
  });
}

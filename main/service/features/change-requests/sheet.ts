import { type FieldRecord, fieldsOf, findLastDecided, findPending } from '../../../../db/change-requests.ts';
import { guardiansOf, sheetOf } from '../../../../db/guardians.ts';
import type { ReadDb } from '../../../../db/open.ts';
import type { Row } from '../../../../db/tables.ts';
import type { FamilySheet } from '../../../../shared/contract/change-requests.ts';
import {
  fieldLabel,
  GUARDIAN_FIELDS,
  type GuardianValues,
  guardianFieldNames,
  inSheetOrder,
} from '../../../../shared/rules/guardian-fields.ts';
import type { ReadVerb } from '../../context.ts';

type GuardianSheet = FamilySheet['guardians'][number];

/** What the page *Famille* shows: the official sheets and, over the person's own, what was typed and what became of it. */
export const sheet: ReadVerb<'changeRequests.sheet'> = async ({ db, actor }) => {
  const guardians: GuardianSheet[] = [];
  for (const row of await guardiansOf(db, actor.familyId)) {
    const own = row.id === actor.guardianId;
    const pending = own ? await pendingOf(db, row.id) : null;
    guardians.push({
      id: row.id,
      position: row.position,
      name: `${row.first_name} ${row.last_name}`,
      own,
      values: own ? sheetOf(row) : seenByTheOther(row),
      pending,
      answered: own && !pending ? await answeredTo(db, row.id) : null,
    });
  }
  return { guardians };
};

/** An address kept from the other parent never reaches that parent's pages, and neither does any way to reach the person (RGPD-7.9). */
function seenByTheOther(row: Row<'guardian'>): GuardianValues {
  const values = sheetOf(row);
  if (row.address_confidential === 0) return values;
  for (const field of guardianFieldNames) if (GUARDIAN_FIELDS[field].group === 'Coordonnées') values[field] = null;
  return values;
}

async function pendingOf(db: ReadDb, guardianId: string): Promise<GuardianSheet['pending']> {
  const request = await findPending(db, guardianId);
  if (!request) return null;
  const fields = inSheetOrder(await fieldsOf(db, [request.id]));
  return {
    id: request.id,
    createdAt: request.created_at,
    updatedAt: request.updated_at,
    values: Object.fromEntries(fields.map((f) => [f.field, f.proposed_value])),
  };
}

/** The office's last answer to this person; null when there never was one. */
async function answeredTo(db: ReadDb, guardianId: string): Promise<GuardianSheet['answered']> {
  const request = await findLastDecided(db, guardianId);
  if (!request?.decided_at) return null;
  return { id: request.id, decidedAt: request.decided_at, fields: inSheetOrder(await fieldsOf(db, [request.id])).map(asAnswered) };
}

const asAnswered = (row: FieldRecord) => ({
  field: row.field,
  label: fieldLabel(row.field),
  decision: row.decision,
  proposed: row.proposed_value,
  decided: row.decided_value,
  reason: row.reason,
});

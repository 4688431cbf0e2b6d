import { findAccount } from '../../../../db/accounts.ts';
import { type FieldRecord, fieldsOf, findLastDecided, findPending } from '../../../../db/change-requests.ts';
import { guardiansOf } from '../../../../db/guardians.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { valuesOf } from '../../../../db/sheet-columns.ts';
import type { SheetRecord } from '../../../../db/sheets.ts';
import type { Row } from '../../../../db/tables.ts';
import type { Sheet } from '../../../../shared/contract/change-requests.ts';
import type { FieldModes } from '../../../../shared/rules/field-modes.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { fieldLabel, inSheetOrder, type SheetValues } from '../../../../shared/rules/sheets.ts';
import type { FamilyActor, ReadVerb } from '../../context.ts';
import { fieldModes } from '../field-settings/read.ts';
import { hiddenFrom, hiddenFromTheOther } from './hidden.ts';
import { requireSheet } from './person.ts';

/** What the page *Famille* shows: the responsable's own sheet, and the other one's to read. */
export const sheet: ReadVerb<'changeRequests.sheet'> = async ({ db, actor }) => {
  const own = await withRequests(db, actor, await requireSheet(db, actor, { subject: 'guardian', id: actor.guardianId }));
  const guardians = await guardiansOf(db, actor.familyId);
  const modes = await fieldModes(db, 'guardian', actor.siteId);
  return { guardians: guardians.map((row) => ({ position: row.position, ...(row.id === own.id ? own : toRead(row, modes)) })) };
};

/** What the page *Identité* of a student shows, to either parent. */
export const studentSheet: ReadVerb<'changeRequests.studentSheet'> = async ({ db, actor }, { id }) =>
  withRequests(db, actor, await requireSheet(db, actor, { subject: 'student', id }));

function toRead(row: Row<'guardian'>, modes: FieldModes): Sheet {
  const hidden = hiddenFromTheOther(row);
  const values = without(unseen(hidden, modes), valuesOf('guardian', row));
  const name = fullName(row);
  return { subject: 'guardian', id: row.id, name, own: false, values, hidden: [...hidden], modes, pending: null, answered: null };
}

async function withRequests(db: ReadDb, actor: FamilyActor, record: SheetRecord): Promise<Sheet> {
  const { subject, id, name } = record;
  const hidden = await hiddenFrom(db, actor.guardianId, record);
  const modes = await fieldModes(db, subject, actor.siteId);
  const notSeen = unseen(hidden, modes);
  const pending = await pendingOf(db, actor, record, notSeen);
  const answered = pending ? null : await answeredTo(db, record, notSeen);
  return { subject, id, name, own: true, values: without(notSeen, record.values), hidden: [...hidden], modes, pending, answered };
}

type Hidden = ReadonlySet<string>;

/** What this person must not know, and what the office shows to no family. */
const unseen = (hidden: Hidden, modes: FieldModes): Hidden =>
  new Set([...hidden, ...Object.keys(modes).filter((name) => modes[name] === 'hidden')]);

const without = (hidden: Hidden, values: SheetValues): SheetValues =>
  Object.fromEntries(Object.entries(values).map(([field, value]) => [field, hidden.has(field) ? null : value]));

async function pendingOf(db: ReadDb, actor: FamilyActor, record: SheetRecord, hidden: Hidden): Promise<Sheet['pending']> {
  const request = await findPending(db, record);
  const fields = request ? await seenFields(db, request.id, record, hidden) : [];
  if (!request || fields.length === 0) return null;
  const asker = request.account_id === actor.accountId ? undefined : await findAccount(db, request.account_id);
  return {
    id: request.id,
    createdAt: request.created_at,
    updatedAt: request.updated_at,
    values: Object.fromEntries(fields.map((f) => [f.field, f.proposed_value])),
    askedBy: asker ? fullName(asker) : null,
  };
}

/** The office's last answer about this person; null when there never was one. */
async function answeredTo(db: ReadDb, record: SheetRecord, hidden: Hidden): Promise<Sheet['answered']> {
  const request = await findLastDecided(db, record);
  const fields = request ? await seenFields(db, request.id, record, hidden) : [];
  if (!request?.decided_at || fields.length === 0) return null;
  return {
    id: request.id,
    decidedAt: request.decided_at,
    alone: request.decided_by === null,
    fields: fields.map((row) => ({
      field: row.field,
      label: fieldLabel(record.subject, row.field),
      decision: row.decision,
      proposed: row.proposed_value,
      decided: row.decided_value,
      reason: row.reason,
    })),
  };
}

async function seenFields(db: ReadDb, requestId: string, { subject }: SheetRecord, hidden: Hidden): Promise<FieldRecord[]> {
  const fields = await fieldsOf(db, [requestId]);
  return inSheetOrder(
    subject,
    fields.filter(({ field }) => !hidden.has(field)),
  );
}

import { guardiansOf } from '../../../../db/guardians.ts';
import type { ReadDb } from '../../../../db/open.ts';
import type { SheetRecord } from '../../../../db/sheets.ts';
import type { Row } from '../../../../db/tables.ts';
import { GUARDIAN_FIELDS } from '../../../../shared/rules/guardian-fields.ts';
import { STUDENT_ADDRESS } from '../../../../shared/rules/student-fields.ts';

type Fields = ReadonlySet<string>;

const NOTHING: Fields = new Set();
const WAYS_TO_REACH: Fields = new Set(
  Object.entries(GUARDIAN_FIELDS).flatMap(([name, { group }]) => (group === 'Coordonnées' ? name : [])),
);

/**
 * An address kept from the other parent never reaches that parent's pages and letters, and neither does any way to reach the person
 * (RGPD-7.9); nor does the address of the student, who may live there.
 */
export async function hiddenFrom(db: ReadDb, guardianId: string, sheet: Pick<SheetRecord, 'subject' | 'familyId'>): Promise<Fields> {
  if (sheet.subject === 'guardian') return NOTHING;
  const others = (await guardiansOf(db, sheet.familyId)).filter(({ id }) => id !== guardianId);
  return others.some(isKeptApart) ? STUDENT_ADDRESS : NOTHING;
}

/** What the other parent does not see of this one's sheet. */
export const hiddenFromTheOther = (guardian: Row<'guardian'>): Fields => (isKeptApart(guardian) ? WAYS_TO_REACH : NOTHING);

const isKeptApart = (guardian: Row<'guardian'>): boolean => guardian.address_confidential === 1;

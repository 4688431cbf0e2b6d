import { isAddressKeptFrom } from '../../../../db/guardians.ts';
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
  return (await isAddressKeptFrom(db, sheet.familyId, guardianId)) ? STUDENT_ADDRESS : NOTHING;
}

/** What the other parent does not see of this one's sheet. */
export const hiddenFromTheOther = ({ address_confidential }: Row<'guardian'>): Fields =>
  address_confidential === 1 ? WAYS_TO_REACH : NOTHING;

import { refreshFamily } from '../../../../db/families.ts';
import { findAccountOf } from '../../../../db/identifiers.ts';
import { changeSheet, type SheetRecord } from '../../../../db/sheets.ts';
import { voidTemporaries } from '../../../../db/temporary-passwords.ts';
import type { SheetValues } from '../../../../shared/rules/sheets.ts';
import type { WriteContext } from '../../context.ts';

/** Makes values official; nothing happens where there are none. */
export async function writeSheet({ db, clock }: WriteContext, sheet: SheetRecord, values: SheetValues): Promise<void> {
  if (Object.keys(values).length === 0) return;
  const at = clock.now().toISOString();
  await changeSheet(db, sheet, values, at);
  // only a responsable's address is a key to an account
  const account = sheet.subject === 'guardian' && 'email' in values && (await findAccountOf(db, sheet.id));
  if (account) await voidTemporaries(db, account.id);
  await refreshFamily(db, sheet.familyId, at);
}

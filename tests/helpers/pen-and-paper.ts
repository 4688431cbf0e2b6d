import type { Random } from '../../db/demo/random.ts';
import { refreshStandings } from '../../db/invoice-standing.ts';
import type { WriteDb } from '../../db/open.ts';
import { yearly } from '../../db/payments.ts';
import { dayOf } from '../../shared/dates.ts';
import { newId } from '../../shared/ids.ts';
import type { Ledger } from '../../shared/rules/ledger-books.ts';
import { BEGINNING, type World } from './world.ts';

const TODAY = dayOf(BEGINNING);

/** What somebody with pen and paper would have written down of one ledger of a family, in cents. */
export interface PenAndPaper {
  familyId: string;
  ledger: Ledger;
  invoiced: number;
  credited: number;
  paid: number;
  refunded: number;
}

export const balanceOf = ({ invoiced, credited, paid, refunded }: PenAndPaper): number => invoiced - credited - paid + refunded;

/** New families of Claire's site, each with one parent and two empty ledgers. */
export async function newFamilies(db: WriteDb, world: World, howMany: number): Promise<PenAndPaper[]> {
  const at = world.clock.now().toISOString();
  const accounts: PenAndPaper[] = [];
  for (let i = 0; i < howMany; i++) {
    const familyId = newId();
    const row = { id: familyId, site_id: world.cast.claire.siteId, number: `T${i}`, name: `Famille ${i}` };
    await db
      .insertInto('family')
      .values({ ...row, created_at: at, updated_at: at })
      .execute();
    await db
      .insertInto('guardian')
      .values({
        id: newId(),
        family_id: familyId,
        position: 1,
        last_name: `Nom ${i}`,
        first_name: 'Prénom',
        created_at: at,
        updated_at: at,
      })
      .execute();
    for (const ledger of ['cotisation', 'location'] as const)
      accounts.push({ familyId, ledger, invoiced: 0, credited: 0, paid: 0, refunded: 0 });
  }
  return accounts;
}

/** An invoice as it stands once issued, now and then in three instalments. */
export async function issueInvoice(
  db: WriteDb,
  world: World,
  { familyId, ledger }: PenAndPaper,
  cents: number,
  random: Random,
): Promise<void> {
  const id = newId();
  const instalments = random.chance(0.3) && cents > 3;
  await db
    .insertInto('invoice')
    .values({
      id,
      number: null,
      state: 'draft',
      site_id: world.cast.claire.siteId,
      ledger,
      family_id: familyId,
      wording: 'Cotisation',
      due_on: random.pick(['2026-10-01', '2026-12-01', '2027-03-01']),
      total_cents: cents,
      created_at: world.clock.now().toISOString(),
    })
    .execute();
  if (instalments)
    for (const [position, due_on] of ['2026-10-15', '2027-01-15', '2027-04-15'].entries())
      await db
        .insertInto('instalment')
        .values({
          id: newId(),
          invoice_id: id,
          position,
          due_on,
          amount_cents: position === 0 ? cents - 2 * Math.floor(cents / 3) : Math.floor(cents / 3),
        })
        .execute();
  await db
    .updateTable('invoice')
    .set({ state: 'issued', issued_on: TODAY, number: await yearly(db, 'invoice', 'F', TODAY, 5) })
    .where('id', '=', id)
    .execute();
  await refreshStandings(db, familyId);
}

/** A credit note as it stands once issued. */
export async function issueCreditNote(db: WriteDb, familyId: string, invoiceId: string, cents: number): Promise<void> {
  await db
    .insertInto('credit_note')
    .values({
      id: newId(),
      number: await yearly(db, 'credit-note', 'A', TODAY, 4),
      invoice_id: invoiceId,
      issued_on: TODAY,
      reason: 'Remise',
      total_cents: cents,
      created_at: `${TODAY}T10:00:00.000Z`,
    })
    .execute();
  await refreshStandings(db, familyId);
}

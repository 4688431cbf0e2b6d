import { fillStandings } from '../invoice-standing.ts';
import type { WriteDb } from '../open.ts';
import type { CastPlace } from './cast.ts';
import { addCreditNote, addInvoice, addPayment, addRefund, type Desk, openDesk } from './cast-books.ts';
import { seedSiteBilling } from './site-billing.ts';

/**
 * Invoices and payments of the cast. Draws its ids from a source of its own (`randomFor('cast:billing')`), so that no other part of the
 * cast moves.
 * Claire: last year paid by a second cheque after the first came back; this year in three instalments, the first paid, then a credit note;
 * a rented violin paid in part, in cash, without receipt; and a draft that she must not see.
 * Yann and Soizic: one invoice for the household, of which Yann has paid a part, and one for each of them; Soizic has paid hers.
 * What the centre prints on its invoices is known, of the other site it is not.
 * Inès: paid, then credited, and given back only in part: 30 € in her favour; a rental that is late. The others have nothing.
 */
export async function seedCastBilling(db: WriteDb, place: CastPlace): Promise<void> {
  const desk = await openDesk(db, place);
  await seedSiteBilling(db, [place.sites.centre], place.at);
  await billClaire(desk);
  await billTwoParents(desk);
  await billInes(desk);
  await db.insertInto('counter').values(USED).execute();
  await fillStandings(db);
}

/** Numbers go on where the cast stops. */
const USED = [
  { name: 'invoice:2025', value: 1 },
  { name: 'invoice:2026', value: 7 },
  { name: 'credit-note:2026', value: 2 },
  { name: 'receipt:2025', value: 1 },
  { name: 'receipt:2026', value: 4 },
  { name: 'refund:2026', value: 1 },
];

async function billClaire(desk: Desk): Promise<void> {
  const last = await addInvoice(desk, 'claire', 'F2025-00001', '2025-09-25', [['Léo Bernard – Cursus musique', 30_000]]);
  await addPayment(desk, 'claire', '2025-10-02', 30_000, { operation: '07000001', returned: true });
  await addPayment(desk, 'claire', '2025-10-20', 30_000, { pays: last, operation: '07000002', receipt: 'R2025-00001' });
  const lines = [
    ['Léo Bernard – Cursus musique', 33_000],
    ['Jeanne Bernard – Cursus musique', 26_400],
    ['Frais de dossier', 1_500],
  ] as const;
  const instalments = ['2026-10-15', '2027-01-15', '2027-04-15'];
  const now = await addInvoice(desk, 'claire', 'F2026-00001', '2026-09-24', lines, { instalments });
  await addPayment(desk, 'claire', '2026-10-15', 20_300, {
    pays: now,
    method: 'Carte bancaire',
    operation: '07000003',
    receipt: 'R2026-00001',
  });
  await addCreditNote(desk, now, 'A2026-0001', '2026-11-10', 6_000, 'Quotient familial reçu après la facturation.');
  const rented = [['Location violon 1/2 n° I-0012', 9_000]] as const;
  const violin = await addInvoice(desk, 'claire', 'F2026-00002', '2026-09-28', rented, { ledger: 'location' });
  await addPayment(desk, 'claire', '2026-10-05', 4_000, { pays: violin, method: 'Espèces' });
  await addInvoice(desk, 'claire', null, '2026-11-18', [['Stage de février', 8_000]]);
}

async function billTwoParents(desk: Desk): Promise<void> {
  const line = (cents: number) => [['Maëlle Le Goff – Cursus musique', cents]] as const;
  const both = await addInvoice(desk, 'yann', 'F2026-00003', '2026-10-01', line(20_000), { household: true });
  await addPayment(desk, 'yann', '2026-10-08', 12_000, { pays: both, operation: '07000004', receipt: 'R2026-00002' });
  await addInvoice(desk, 'yann', 'F2026-00004', '2026-10-01', line(15_000));
  const hers = await addInvoice(desk, 'soizic', 'F2026-00005', '2026-10-01', line(15_000));
  await addPayment(desk, 'soizic', '2026-10-12', 15_000, {
    pays: hers,
    method: 'Virement',
    operation: '07000005',
    receipt: 'R2026-00003',
  });
}

async function billInes(desk: Desk): Promise<void> {
  const one = await addInvoice(desk, 'ines', 'F2026-00006', '2026-09-24', [['Nour Haddad – Formation musicale', 25_000]]);
  const paid = { pays: one, method: 'Carte bancaire', operation: '07000006', receipt: 'R2026-00004' } as const;
  const payment = await addPayment(desk, 'ines', '2026-10-02', 25_000, paid);
  await addCreditNote(desk, one, 'A2026-0002', '2026-11-12', 5_000, 'Cours commencés en octobre.');
  await addRefund(desk, 'ines', payment, 'B2026-0001', '2026-11-16', 2_000);
  const room = [['Location de salle', 4_500]] as const;
  await addInvoice(desk, 'ines', 'F2026-00007', '2026-09-28', room, { ledger: 'location', due: '2026-10-31' });
}

import { beforeEach, describe, expect, it } from 'vitest';
import { readPdf } from '../helpers/pdf.ts';
import { aWorld, type Person, type World } from '../helpers/world.ts';

// Money that comes in, as Nadia (comptabilite) writes it down. Claire owes 346 € of F2026-00001 (instalments of 203 €: the first is paid,
// the next two are due in January and April) and 50 € of her violin; Yann and Soizic are billed apart.

let world: World;
let nadia: Person;
const TODAY = '2026-11-20';
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

beforeEach(async () => {
  world = await aWorld();
  nadia = await world.signInStaff('nadia');
});

const method = async (kind: string) => (await nadia.call('payments.methods', {})).methods.find((one) => one.kind === kind)?.id ?? '';
const openOf = async (familyId: string, ledger: 'cotisation' | 'location' = 'cotisation') => {
  const { ledgers } = await nadia.call('payments.open', { familyId });
  const found = ledgers.find((one) => one.ledger === ledger);
  if (!found) throw new Error('no such ledger');
  return found;
};

interface More {
  cents?: number;
  kind?: string;
  shares?: { invoiceId: string; cents: number }[];
  operationNumber?: string;
  evenSo?: boolean;
  paidOn?: string;
  ledger?: 'cotisation' | 'location';
  guardianId?: string;
}

async function typed({ cents = 10_000, kind = 'cheque', shares = [], operationNumber, ledger = 'cotisation', ...more }: More = {}) {
  const { claire } = world.cast;
  return {
    familyId: claire.familyId,
    guardianId: claire.guardianId,
    ledger,
    methodId: await method(kind),
    amountCents: cents,
    paidOn: TODAY,
    operationNumber: operationNumber ?? null,
    bank: null,
    drawer: null,
    shares,
    ...more,
  };
}
const record = async (more: More = {}) => nadia.call('payments.record', await typed(more));

describe('recording a payment', () => {
  it('what is open is proposed by the days it is due, and a cheque over two invoices gets one receipt with what is left', async () => {
    const before = await openOf(world.cast.claire.familyId);
    expect(before.balanceCents).toBe(34_600);
    expect(before.parts.map(({ dueOn, cents }) => [dueOn, cents])).toEqual([
      ['2027-01-15', 14_300],
      ['2027-04-15', 20_300],
    ]);
    const [invoice] = before.invoices;
    const { id, receipt } = await record({
      cents: 20_000,
      shares: [{ invoiceId: invoice?.id ?? '', cents: 20_000 }],
      operationNumber: '0012345',
    });
    expect(receipt.number).toBe('R2026-00005');
    const sheet = await nadia.call('payments.get', { id });
    expect(sheet).toMatchObject({ state: 'received', kind: 'cheque', unspentCents: 0, payer: 'Claire Bernard', madeBy: 'Nadia Benali' });
    expect(sheet.shares).toMatchObject([{ number: 'F2026-00001', cents: 20_000 }]);
    expect((await openOf(world.cast.claire.familyId)).balanceCents).toBe(14_600);
    const { text } = await readPdf((await nadia.call('payments.receipt', { id: receipt.id })).pdf);
    for (const part of ['Reçu n° R2026-00005', 'Mme Claire Bernard', '0012345', '200,00 €', 'Facture n° F2026-00001'])
      expect(plain(text)).toContain(part);
    expect(plain(text)).toMatch(/Reste à régler après ce règlement : +146,00 €/);
    expect(text).not.toContain('DUPLICATA');
    const { rows } = await nadia.call('history.list', { familyId: world.cast.claire.familyId });
    expect(rows.map(({ sentence }) => plain(sentence))).toContainEqual('a enregistré un règlement, 200,00 €, Chèque (reçu R2026-00005)');
  });

  it('the family sees it at once on its extranet, with the duplicate of its receipt', async () => {
    const [invoice] = (await openOf(world.cast.claire.familyId)).invoices;
    const { receipt } = await record({ cents: 34_600, shares: [{ invoiceId: invoice?.id ?? '', cents: 34_600 }], kind: 'transfer' });
    const ledger = await world.family.call('billing.ledger', { ledger: 'cotisation' });
    expect(ledger.balanceCents).toBe(0);
    expect(ledger.rows.find(({ document }) => document?.id === receipt.id)).toMatchObject({ state: 'cleared', debitCents: 34_600 });
  });

  it('what is paid too much waits for the next invoice, in the family’s favour', async () => {
    const [invoice] = (await openOf(world.cast.claire.familyId)).invoices;
    const { id } = await record({ cents: 40_000, shares: [{ invoiceId: invoice?.id ?? '', cents: 34_600 }] });
    expect((await nadia.call('payments.get', { id })).unspentCents).toBe(5_400);
    expect((await openOf(world.cast.claire.familyId)).balanceCents).toBe(-5_400);
    const { rows, cents } = await nadia.call('payments.list', { unspent: true, familyId: world.cast.claire.familyId });
    expect([rows.map((row) => row.id), cents]).toEqual([[id], 40_000]);
  });

  it('receipts are numbered without gap, also after refusals', async () => {
    const first = await record();
    await nadia.refused('payments.record', await typed({ cents: 100, shares: [{ invoiceId: world.cast.claire.familyId, cents: 100 }] }));
    await nadia.refused('payments.record', await typed({ paidOn: '2026-11-21' }));
    const second = await record();
    expect([first.receipt.number, second.receipt.number]).toEqual(['R2026-00005', 'R2026-00006']);
  });

  it('of two windows that pay the same invoice at once, the second is told how much is left', async () => {
    const [invoice] = (await openOf(world.cast.claire.familyId)).invoices;
    const whole = [{ invoiceId: invoice?.id ?? '', cents: 30_000 }];
    await record({ cents: 30_000, shares: whole });
    const refusal = await nadia.refused('payments.record', await typed({ cents: 30_000, shares: whole }));
    expect(plain(refusal.fields?.['shares.0.cents'] ?? '')).toBe('Il ne reste que 46,00 € à régler sur cette facture.');
  });

  it.each<[string, More, string, RegExp]>([
    ['a day to come', { paidOn: '2026-11-21' }, 'paidOn', /à venir/],
    ['nothing', { cents: 0 }, 'amountCents', /au-dessus de zéro/],
    ['a way that nobody knows', { kind: 'none' }, 'methodId', /./],
    ['a stranger', { guardianId: '00000000-0000-4000-8000-000000000000' }, 'guardianId', /pas de la famille/],
  ])('refuses %s, beside its field', async (_, more, field, sentence) => {
    const refusal = await nadia.refused('payments.record', await typed(more));
    expect(refusal.fields?.[field]).toMatch(sentence);
  });

  it('refuses to give invoices more than what came in, and an invoice of the other ledger or another family', async () => {
    const { claire, yann } = world.cast;
    const invoiceId = (await openOf(claire.familyId)).invoices[0]?.id ?? '';
    const tooMuch = await nadia.refused('payments.record', await typed({ cents: 5_000, shares: [{ invoiceId, cents: 6_000 }] }));
    expect(plain(tooMuch.fields?.shares ?? '')).toBe('Les factures reçoivent 60,00 €, mais le règlement est de 50,00 €.');
    for (const wrong of [(await openOf(claire.familyId, 'location')).invoices[0], (await openOf(yann.familyId)).invoices[0]]) {
      const refusal = await nadia.refused('payments.record', await typed({ shares: [{ invoiceId: wrong?.id ?? '', cents: 1_000 }] }));
      expect(refusal.fields?.['shares.0.cents']).toMatch(/pas de ce compte/);
    }
  });

  it('a cheque typed twice is noticed by its number; a second one all the same is taken when staff say so', async () => {
    await record({ operationNumber: '0012345' });
    const refusal = await nadia.refused('payments.record', await typed({ operationNumber: '0012345' }));
    expect(refusal).toMatchObject({ code: 'conflict', fields: { operationNumber: expect.stringContaining('déjà enregistré') } });
    await record({ operationNumber: '0012345', evenSo: true });
  });

  it('the receipt of a household says nothing of what was billed to one parent alone', async () => {
    const { yann } = world.cast;
    const open = await openOf(yann.familyId);
    const shared = open.invoices.find(({ guardianId }) => guardianId === null);
    expect([open.balanceCents, shared?.leftCents]).toEqual([23_000, 8_000]);
    const { receipt } = await nadia.call('payments.record', {
      ...(await typed({ cents: 5_000, shares: [{ invoiceId: shared?.id ?? '', cents: 5_000 }] })),
      familyId: yann.familyId,
      guardianId: null,
    });
    const { text } = await readPdf((await nadia.call('payments.receipt', { id: receipt.id })).pdf);
    expect(plain(text)).toMatch(/Reste à régler après ce règlement : +30,00 €/);
  });
});

describe('what becomes of a payment', () => {
  const versionOf = async (id: string) => (await nadia.call('payments.get', { id })).version;

  it('is given to other invoices, and the window that saw it before is told', async () => {
    const [invoice] = (await openOf(world.cast.claire.familyId)).invoices;
    const { id } = await record({ cents: 10_000 });
    await nadia.call('payments.allocate', { id, version: 1, shares: [{ invoiceId: invoice?.id ?? '', cents: 4_000 }] });
    expect(await nadia.call('payments.get', { id })).toMatchObject({ unspentCents: 6_000, shares: [{ cents: 4_000 }], version: 2 });
    // what it pays there already is no obstacle to giving it more
    await nadia.call('payments.allocate', { id, version: 2, shares: [{ invoiceId: invoice?.id ?? '', cents: 10_000 }] });
    const late = await nadia.refused('payments.allocate', { id, version: 2, shares: [] });
    expect(late).toMatchObject({ code: 'conflict', message: expect.stringContaining('a changé depuis') });
  });

  it('a cheque that comes back leaves the invoice to pay, and its receipt proves nothing any more', async () => {
    const [invoice] = (await openOf(world.cast.claire.familyId)).invoices;
    const { id, receipt } = await record({ cents: 34_600, shares: [{ invoiceId: invoice?.id ?? '', cents: 34_600 }] });
    const early = await nadia.refused('payments.sendBack', { id, version: 1, on: '2026-11-19', reason: 'Sans provision' });
    expect(early.fields?.on).toMatch(/pas avant d’être reçu/);
    await nadia.call('payments.sendBack', { id, version: 1, on: TODAY, reason: 'Sans provision' });
    expect((await openOf(world.cast.claire.familyId)).balanceCents).toBe(34_600);
    expect(await nadia.call('payments.get', { id })).toMatchObject({ state: 'returned', endedOn: TODAY, endedReason: 'Sans provision' });
    const { text } = await readPdf((await nadia.call('payments.receipt', { id: receipt.id })).pdf);
    expect(text).toContain('ne prouve plus un règlement');
    expect((await nadia.refused('payments.cancel', { id, version: 2, reason: 'Encore' })).message).toMatch(/a été rejeté/);
  });

  it('is cancelled when it was typed by mistake, but not once it is on a slip or partly given back', async () => {
    const { id } = await record();
    await nadia.call('payments.cancel', { id, version: 1, reason: 'Saisi deux fois' });
    expect((await openOf(world.cast.claire.familyId)).balanceCents).toBe(34_600);
    const onSlip = await record();
    await nadia.call('deposits.make', { siteId: world.cast.claire.siteId, kind: 'cheque', madeOn: TODAY, paymentIds: [onSlip.id] });
    const refusal = await nadia.refused('payments.cancel', { id: onSlip.id, version: await versionOf(onSlip.id), reason: 'Erreur' });
    expect(refusal.message).toMatch(/remise en banque/);
    const given = await record({ kind: 'transfer' });
    await nadia.call('payments.refund', { ...(await refundOf(2_000)), paymentId: given.id });
    expect((await nadia.refused('payments.cancel', { id: given.id, version: 1, reason: 'Erreur' })).message).toMatch(/a été remboursée/);
  });

  it('is cashed once', async () => {
    const { id } = await record({ kind: 'cash' });
    await nadia.call('payments.clear', { id, version: 1 });
    expect((await nadia.refused('payments.clear', { id, version: 2 })).message).toMatch(/n’attend plus/);
  });

  const refundOf = async (amountCents: number) => ({
    familyId: world.cast.claire.familyId,
    ledger: 'cotisation' as const,
    methodId: await method('transfer'),
    amountCents,
    on: TODAY,
    operationNumber: null,
    reason: 'Trop-perçu',
  });

  it('is given back at most once, and what is in favour of the family too', async () => {
    const { id } = await record({ cents: 10_000, kind: 'card' });
    const back = await nadia.call('payments.refund', { ...(await refundOf(6_000)), paymentId: id });
    expect(back.number).toBe('B2026-0002');
    const more = await nadia.refused('payments.refund', { ...(await refundOf(6_000)), paymentId: id });
    expect(plain(more.fields?.amountCents ?? '')).toBe('Au plus 40,00 € sur ce règlement.');
    const nothing = await nadia.refused('payments.refund', await refundOf(100));
    expect(nothing.fields?.amountCents).toMatch(/rien en sa faveur/);
    await record({ cents: 60_000 });
    await nadia.call('payments.refund', await refundOf(29_400));
    expect((await openOf(world.cast.claire.familyId)).balanceCents).toBe(0);
  });

  it('of one parent is given back to that parent, and is not asked of the other (RGPD-7.9)', async () => {
    const { yann, soizic } = world.cast;
    const hers = await world.signInFamily(soizic);
    const before = (await hers.call('billing.ledger', { ledger: 'cotisation' })).balanceCents;
    const his = { familyId: yann.familyId, guardianId: yann.guardianId };
    const { id } = await nadia.call('payments.record', { ...(await typed({ cents: 200_000 })), ...his });
    const back = { ...(await refundOf(10_000)), familyId: yann.familyId };
    const refused = await nadia.refused('payments.refund', back);
    expect(refused.fields?.amountCents).toMatch(/vient d’une seule personne/);
    await nadia.call('payments.refund', { ...back, paymentId: id });
    expect((await hers.call('billing.ledger', { ledger: 'cotisation' })).balanceCents).toBe(before);
  });
});

describe('papers', () => {
  it('a certificate says what was paid between two days, less what was given back', async () => {
    const { claire, ines } = world.cast;
    const { pdf, fileName } = await nadia.call('payments.certificate', { familyId: ines.familyId, from: '2026-09-01', to: '2026-11-30' });
    const { text } = await readPdf(pdf);
    expect(fileName).toMatch(/^Attestation de paiement/);
    for (const part of ['Attestation de paiement', 'Nour Haddad', '250,00 €', '20,00 €', '230,00 €']) expect(plain(text)).toContain(part);
    const none = await nadia.refused('payments.certificate', { familyId: claire.familyId, from: '2020-01-01', to: '2020-12-31' });
    expect(none.message).toMatch(/rien à attester/);
    const wrong = await nadia.refused('payments.certificate', { familyId: claire.familyId, from: '2026-02-01', to: '2026-01-01' });
    expect(wrong.fields?.to).toMatch(/après le début/);
  });

  it('a certificate is of what one person has paid, not of what the other parent has (RGPD-7.9)', async () => {
    const { yann, soizic } = world.cast;
    const own = { familyId: yann.familyId, guardianId: yann.guardianId };
    await nadia.call('payments.record', { ...(await typed({ cents: 77_700 })), ...own });
    await nadia.call('payments.record', { ...(await typed({ cents: 33_300 })), ...own, guardianId: soizic.guardianId });
    const { payers } = await nadia.call('payments.open', { familyId: yann.familyId });
    const period = { familyId: yann.familyId, from: TODAY, to: TODAY };
    const said = async (guardianId: string | null) => {
      const { text } = await readPdf((await nadia.call('payments.certificate', { ...period, guardianId })).pdf);
      return ['777,00 €', '333,00 €'].filter((amount) => plain(text).includes(amount));
    };
    expect([await said(yann.guardianId), await said(soizic.guardianId)]).toEqual([['777,00 €'], ['333,00 €']]);
    expect(await said(null)).toEqual(await said(payers[0]?.id ?? ''));
  });
});

describe('a slip for the bank', () => {
  it('takes the cheques chosen, cashes them, and no cheque goes on two slips', async () => {
    const { siteId } = world.cast.claire;
    const one = await record({ cents: 10_000, operationNumber: '111', paidOn: '2026-11-19' });
    const two = await record({ cents: 5_050, operationNumber: '222' });
    await record({ cents: 3_000, kind: 'cash' });
    const { rows } = await nadia.call('deposits.waiting', { siteId, kind: 'cheque' });
    expect(rows.map(({ operationNumber }) => operationNumber)).toEqual(['111', '222']);
    const made = await nadia.call('deposits.make', { siteId, kind: 'cheque', madeOn: TODAY, paymentIds: [one.id, two.id] });
    expect(made.number).toBe('D2026-0001');
    expect(await nadia.call('payments.get', { id: two.id })).toMatchObject({ state: 'cleared', deposit: { number: 'D2026-0001' } });
    const slip = await nadia.call('deposits.slip', { id: made.id });
    expect(slip.rows.map(({ cents }) => cents)).toEqual([10_000, 5_050]);
    const { text } = await readPdf(slip.pdf);
    for (const part of ['Remise de chèques n° D2026-0001', '111', '150,50 €']) expect(plain(text)).toContain(part);
    const again = await nadia.refused('deposits.make', { siteId, kind: 'cheque', madeOn: TODAY, paymentIds: [one.id] });
    expect(again).toMatchObject({ code: 'conflict', message: expect.stringContaining('déjà remis') });
    expect((await nadia.call('deposits.list', {})).rows).toMatchObject([{ number: 'D2026-0001', payments: 2, totalCents: 15_050 }]);
  });
});

describe('roles', () => {
  it.each(['marc', 'hugo'])('%s reads payments and moves none', async (login) => {
    const person = await world.signInStaff(login);
    expect((await person.call('payments.list', {})).total).toBeGreaterThan(0);
    expect((await person.refused('payments.record', await typed())).code).toBe('not-allowed');
  });
});

import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { beforeEach, describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { isCreditorIdentifier, sepaText } from '../../main/service/sepa/rules.ts';
import { aWorld, type Person, type World } from '../helpers/world.ts';

// Claire's second and third instalments (143 € left of January's, 203 € in April) and her violin (50 €, 15 December) go by direct debit.

let world: World;
let nadia: Person;
const SCHEMA = readFileSync(new URL('../sepa/pain.008.001.08.xsd', import.meta.url), 'utf8');
const IBAN = 'FR76 3000 6000 0112 3456 7890 189';
const CREDITOR = { name: 'Conservatoire Hector-Berlioz', iban: 'FR1420041010050500013M02606', bic: 'PSSTFRPPLIL', ics: 'FR72ZZZ123456' };

beforeEach(async () => {
  world = await aWorld();
  nadia = await world.signInStaff('nadia');
});

const siteId = () => world.cast.claire.siteId;
const mandate = (more: object = {}) => ({
  familyId: world.cast.claire.familyId,
  guardianId: world.cast.claire.guardianId,
  holder: 'Claire Bernard-Lœuil',
  iban: IBAN,
  signedOn: '2026-09-10',
  ...more,
});
const valid = async (xml: Uint8Array) =>
  validateXML({ xml: [{ fileName: 'debits.xml', contents: new TextDecoder().decode(xml) }], schema: [SCHEMA] });

async function ready() {
  await nadia.call('directDebits.saveSettings', { siteId: siteId(), creditor: CREDITOR });
  await nadia.call('mandates.save', mandate());
}
async function made(dueBy = '2027-01-31') {
  const { rows, totalCents } = await nadia.call('directDebits.preview', { siteId: siteId(), dueBy });
  const invoiceIds = rows.map(({ id }) => id);
  const input = { siteId: siteId(), dueBy, collectOn: '2026-12-01', invoiceIds, totalCents };
  return { ...(await nadia.call('directDebits.make', input)), input, rows };
}

describe('mandates', () => {
  it('are of a person of the family, not of another one', async () => {
    const refused = await nadia.refused('mandates.save', mandate({ guardianId: world.cast.ines.guardianId }));
    expect(refused.fields).toHaveProperty('guardianId');
  });

  it('are kept sealed: neither the store nor a screen tells the account, only its last four signs', async () => {
    const { reference } = await nadia.call('mandates.save', mandate());
    expect(reference).toBe('M2026-0001');
    const { rows } = await nadia.call('mandates.list', { search: 'Bernard' });
    expect(rows).toMatchObject([{ reference, ibanTail: '0189', holder: 'Claire Bernard-Lœuil', revokedAt: null }]);
    const [kept] = await world.service.store.read.selectFrom('direct_debit_mandate').selectAll().execute();
    expect(Buffer.from(kept?.iban_encrypted ?? []).toString('latin1')).not.toContain('30006000011234567890189');
  });

  it.each([
    ['', /Écrivez/],
    ['FR76 3000 6000 0112 3456 7890 188', /pas juste/],
    ['US64SVBKUS6S3300958879', /pas juste|SEPA/],
    ['BR1500000000000010932840814P2', /SEPA/],
  ])('« %s » is refused beside its field', async (iban, sentence) => {
    expect((await nadia.refused('mandates.save', mandate({ iban }))).fields?.iban).toMatch(sentence);
  });

  it('one holds at a time; a revoked one collects nothing more', async () => {
    await ready();
    expect((await nadia.refused('mandates.save', mandate())).message).toMatch(/déjà en vigueur/);
    const { rows } = await nadia.call('mandates.list', {});
    await nadia.call('mandates.revoke', { id: rows[0]?.id ?? '' });
    expect((await nadia.refused('mandates.revoke', { id: rows[0]?.id ?? '' })).code).toBe('conflict');
    expect((await nadia.call('directDebits.preview', { siteId: siteId(), dueBy: '2027-12-31' })).rows).toEqual([]);
    const again = await nadia.refused('mandates.save', mandate({ reference: rows[0]?.reference }));
    expect(again.fields?.reference).toMatch(/déjà cette référence/);
    expect((await nadia.refused('mandates.save', mandate({ signedOn: '2026-12-31' }))).fields?.signedOn).toMatch(/à venir/);
  });
});

describe('a file for the bank', () => {
  it('holds what is due by the day, is valid against its schema, and says the same sum three times', async () => {
    await ready();
    const { id, number, rows } = await made();
    expect(rows.map(({ invoiceNumber, cents, sequence }) => [invoiceNumber, cents, sequence])).toEqual([
      ['F2026-00001', 14_300, 'FRST'],
      ['F2026-00002', 5_000, 'FRST'],
    ]);
    const { xml, fileName } = await nadia.call('directDebits.file', { id });
    expect([number, fileName]).toEqual(['P2026-0001', 'Prelevements P2026-0001.xml']);
    expect((await valid(xml)).errors).toEqual([]);
    const text = new TextDecoder().decode(xml);
    const { GrpHdr, PmtInf } = new XMLParser({ parseTagValue: false }).parse(text).Document.CstmrDrctDbtInitn;
    expect([GrpHdr.NbOfTxs, GrpHdr.CtrlSum, PmtInf.CtrlSum, PmtInf.ReqdColltnDt]).toEqual(['2', '193.00', '193.00', '2026-12-01']);
    expect(PmtInf.DrctDbtTxInf[0].Dbtr.Nm).toBe('Claire Bernard-Loeuil');
    expect(PmtInf.DrctDbtTxInf[0].DbtrAcct.Id.IBAN).toBe('FR7630006000011234567890189');
    // the schema does refuse what is wrong
    const wrong = new TextEncoder().encode(text.replace('<SeqTp>FRST', '<SeqTp>TWICE'));
    expect((await valid(wrong)).valid).toBe(false);
  });

  it('asks for nothing twice while the bank is at it; what was seen before is refused', async () => {
    await ready();
    const { input } = await made();
    expect((await nadia.call('directDebits.preview', { siteId: siteId(), dueBy: '2027-01-31' })).rows).toEqual([]);
    expect((await nadia.refused('directDebits.make', input)).message).toMatch(/a changé depuis/);
    const early = await nadia.refused('directDebits.make', { ...input, collectOn: '2026-11-20' });
    expect(early.fields?.collectOn).toMatch(/à venir/);
  });

  it('what the bank pays becomes a payment with its receipt, what it refuses is due again, and the next time is recurrent', async () => {
    await ready();
    const { id } = await made();
    const { rows } = await nadia.call('directDebits.get', { id });
    const [first, second] = rows;
    const early = await nadia.refused('directDebits.collect', { id: first?.id ?? '' });
    expect(early.message).toMatch(/01\/12\/2026/);
    world.clock.set(new Date('2026-12-02T08:00:00.000Z'));
    nadia = await world.signInStaff('nadia');
    await nadia.call('jobs.start', {
      name: 'directDebits.collect',
      label: 'Prélèvements',
      items: [{ label: 'F', input: { id: first?.id ?? '' } }],
    });
    await world.service.jobs.poke();
    await nadia.call('directDebits.reject', { id: second?.id ?? '', reason: 'AM04 provision insuffisante' });
    expect((await nadia.call('directDebits.get', { id })).rows.map(({ state }) => state)).toEqual(['collected', 'rejected']);
    const paid = await nadia.call('payments.list', { familyId: world.cast.claire.familyId, from: '2026-12-01' });
    expect(paid.rows).toMatchObject([{ kind: 'debit', cents: 14_300, state: 'cleared', receipt: { number: 'R2026-00005' } }]);
    for (const done of [first, second]) expect((await nadia.refused('directDebits.collect', { id: done?.id ?? '' })).code).toBe('conflict');
    const next = await nadia.call('directDebits.preview', { siteId: siteId(), dueBy: '2027-01-31' });
    expect(next.rows.map(({ invoiceNumber, sequence }) => [invoiceNumber, sequence])).toEqual([['F2026-00002', 'RCUR']]);
  });

  it('needs the account of the site, each of its numbers right', async () => {
    await nadia.call('mandates.save', mandate());
    const { rows, totalCents } = await nadia.call('directDebits.preview', { siteId: siteId(), dueBy: '2027-01-31' });
    const input = { siteId: siteId(), dueBy: '2027-01-31', collectOn: '2026-12-01', invoiceIds: rows.map(({ id }) => id), totalCents };
    expect((await nadia.refused('directDebits.make', input)).message).toMatch(/compte créancier/);
    const wrong = { name: 'X', iban: 'FR00', bic: 'ABC', ics: 'FR00ZZZ123456' };
    const { fields } = await nadia.refused('directDebits.saveSettings', { siteId: siteId(), creditor: wrong });
    expect(Object.keys(fields ?? {}).sort()).toEqual(['creditor.bic', 'creditor.iban', 'creditor.ics']);
  });

  it.each(['marc', 'hugo'])('%s reads no mandate', async (login) => {
    const person = await world.signInStaff(login);
    expect((await person.refused('mandates.list', {})).code).toBe('not-allowed');
    expect((await person.refused('mandates.save', mandate())).code).toBe('not-allowed');
  });
});

it('texts are told in the letters that banks take, identifiers of creditors are checked by their figures', () => {
  expect(sepaText('Élise Łukasz & Cie « œuvre »', 70)).toBe('Elise Lukasz Cie oeuvre');
  expect(['FR72ZZZ123456', 'DE98ZZZ09999999999', 'FR73ZZZ123456', ''].map(isCreditorIdentifier)).toEqual([true, true, false, false]);
});

import Papa from 'papaparse';
import { beforeEach, describe, expect, it } from 'vitest';
import { aWorld, type Person, type World } from '../helpers/world.ts';

let world: World;
let nadia: Person;
const TODAY = '2026-11-20';
const untilOn = TODAY;

beforeEach(async () => {
  world = await aWorld();
  nadia = await world.signInStaff('nadia');
});

const siteId = () => world.cast.claire.siteId;
const cents = (text = '') => Math.round(Number(text.replace(',', '.')) * 100);
async function fileOf(id: string) {
  const { csv, fileName } = await nadia.call('accounting.file', { id });
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(csv);
  return {
    fileName,
    text,
    lines: Papa.parse<Record<string, string>>(text.replace('\ufeff', ''), { header: true, delimiter: ';', skipEmptyLines: true }).data,
  };
}
const record = async (amountCents: number, kind: string) => {
  const { methods } = await nadia.call('payments.methods', {});
  return nadia.call('payments.record', {
    familyId: world.cast.claire.familyId,
    guardianId: world.cast.claire.guardianId,
    ledger: 'cotisation',
    methodId: methods.find((one) => one.kind === kind)?.id ?? '',
    amountCents,
    paidOn: TODAY,
    operationNumber: '=1+1',
    bank: null,
    drawer: null,
    shares: [],
    evenSo: true,
  });
};

describe('the accounts', () => {
  it('receive each thing once, debit and credit the same to the cent, and the same file can be had again', async () => {
    const seen = await nadia.call('accounting.preview', { siteId: siteId(), untilOn });
    const made = await nadia.call('accounting.export', { siteId: siteId(), untilOn });
    expect(made).toMatchObject({ number: 'E2026-0001', lines: seen.total });
    const { lines, text, fileName } = await fileOf(made.id);
    expect(fileName).toBe('Ecritures E2026-0001.csv');
    expect(text.startsWith('\ufeffJournal;Date;Compte;')).toBe(true);
    const sum = (column: string) => lines.reduce((total, line) => total + cents(line[column]), 0);
    expect(sum('Débit')).toBe(sum('Crédit'));
    expect(sum('Débit')).toBe(seen.amountCents);
    for (const piece of new Set(lines.map((line) => line.Pièce))) {
      const own = lines.filter((line) => line.Pièce === piece);
      expect([piece, own.reduce((total, line) => total + cents(line.Débit) - cents(line.Crédit), 0)]).toEqual([piece, 0]);
    }
    const invoice = lines.filter((line) => line.Pièce === 'F2026-00001');
    expect(invoice.map((line) => [line.Journal, line.Date, line.Compte, line.Débit, line.Crédit])).toEqual([
      ['VE', '24/09/2026', '411000', '609,00', '0,00'],
      ['VE', '24/09/2026', '706000', '0,00', '609,00'],
    ]);
    // what the clients' account says is what the families owe
    const clients = lines
      .filter((line) => line.Compte === '411000')
      .reduce((total, line) => total + cents(line.Débit) - cents(line.Crédit), 0);
    const { rows } = await nadia.call('families.list', { siteId: siteId(), filters: [], pageSize: 200 });
    let owed = 0;
    for (const { id } of rows)
      for (const { balanceCents } of (await nadia.call('payments.open', { familyId: id })).ledgers) owed += balanceCents;
    expect(clients).toBe(owed);
    const none = await nadia.refused('accounting.export', { siteId: siteId(), untilOn });
    expect(none.message).toMatch(/déjà été exporté/);
    expect((await fileOf(made.id)).text).toBe(text);
    expect((await nadia.call('accounting.list', {})).rows).toMatchObject([
      { number: 'E2026-0001', lines: made.lines, totalCents: seen.amountCents },
    ]);
  });

  it('what was cancelled before it left never was; what is cancelled afterwards is taken back; a deposit moves cheques to the bank', async () => {
    await nadia.call('accounting.export', { siteId: siteId(), untilOn });
    const early = await record(1_000, 'transfer');
    await nadia.call('payments.cancel', { id: early.id, version: 1, reason: 'Erreur' });
    const late = await record(2_000, 'transfer');
    const cheque = await record(3_000, 'cheque');
    await nadia.call('deposits.make', { siteId: siteId(), kind: 'cheque', madeOn: TODAY, paymentIds: [cheque.id] });
    const second = await nadia.call('accounting.export', { siteId: siteId(), untilOn });
    const { lines } = await fileOf(second.id);
    expect(lines.map((line) => [line.Compte, line.Pièce, line.Débit, line.Crédit])).toEqual([
      ['512000', 'D2026-0001', '30,00', '0,00'],
      ['511200', 'D2026-0001', '0,00', '30,00'],
      ['512000', late.receipt.number, '20,00', '0,00'],
      ['411000', late.receipt.number, '0,00', '20,00'],
      ['511200', cheque.receipt.number, '30,00', '0,00'],
      ['411000', cheque.receipt.number, '0,00', '30,00'],
    ]);
    await nadia.call('payments.cancel', { id: late.id, version: 1, reason: 'Erreur' });
    const third = await fileOf((await nadia.call('accounting.export', { siteId: siteId(), untilOn })).id);
    expect(third.lines.map((line) => [line.Compte, line.Débit, line.Crédit])).toEqual([
      ['411000', '20,00', '0,00'],
      ['512000', '0,00', '20,00'],
    ]);
    // a number that begins with = is text on the desk that opens the file
    expect(third.text).not.toMatch(/;=/);
  });

  it('the office sets its accounts; a wrong one is refused beside its field, and two windows do not write over each other', async () => {
    const { accounts, version } = await nadia.call('accounting.settings', {});
    const wrong = await nadia.refused('accounting.saveSettings', { accounts: { ...accounts, clients: '4 1' }, version });
    expect(wrong.fields?.['accounts.clients']).toMatch(/3 à 12/);
    await nadia.call('accounting.saveSettings', { accounts: { ...accounts, clients: '4111' }, version });
    expect((await nadia.refused('accounting.saveSettings', { accounts, version })).code).toBe('conflict');
    const { lines } = await nadia.call('accounting.preview', { siteId: siteId(), untilOn });
    expect(lines[0]?.account).toBe('4111');
    expect((await nadia.refused('accounting.preview', { siteId: siteId(), untilOn: '2026-11-21' })).fields?.untilOn).toMatch(/à venir/);
  });

  it.each(['marc', 'hugo'])('%s does not reach them', async (login) => {
    const person = await world.signInStaff(login);
    expect((await person.refused('accounting.export', { siteId: siteId(), untilOn })).code).toBe('not-allowed');
  });
});

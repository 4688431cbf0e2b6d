import { beforeEach, describe, expect, it } from 'vitest';
import { fillStandings } from '../../db/invoice-standing.ts';
import { readPdf } from '../helpers/pdf.ts';
import { aWorld, type Person, type World } from '../helpers/world.ts';

// Inès owes 45 € of a room since 31 October; the clock says 20 November. Levels as they come: 7 days late, then 15 more, then 15 more.

let world: World;
let nadia: Person;
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

beforeEach(async () => {
  world = await aWorld();
  nadia = await world.signInStaff('nadia');
  await world.service.store.write((db) => fillStandings(db));
});

const late = async (more: object = {}) => nadia.call('reminders.list', more);
const ines = async () => (await late()).rows.find(({ familyId }) => familyId === world.cast.ines.familyId);
const ended = async () => {
  await world.service.jobs.poke();
  return world.mails();
};

describe('who is late', () => {
  it('is listed with what is left, how long, and the level whose turn it is', async () => {
    const { rows, total, leftCents, ready } = await late();
    expect(rows).toMatchObject([
      { number: 'F2026-00007', daysLate: 20, leftCents: 4_500, sent: 0, level: 1, payer: expect.stringContaining('Haddad') },
    ]);
    expect([total, leftCents]).toEqual([1, 4_500]);
    expect(ready).toEqual([
      { level: 1, invoices: 1 },
      { level: 2, invoices: 0 },
      { level: 3, invoices: 0 },
    ]);
  });

  it('what is not due yet, or paid, is not there', async () => {
    const { rows } = await late({ search: 'Bernard' });
    expect(rows).toEqual([]);
  });
});

describe('three levels', () => {
  it('a first reminder goes out once, says what is due, and the second waits for its day', async () => {
    const invoice = await ines();
    const invoiceId = invoice?.id ?? '';
    const seen = await nadia.call('reminders.preview', { level: 1, invoiceId });
    expect(plain(seen.subject)).toBe('Rappel : 45,00 € à régler');
    const run = await nadia.call('reminders.send', { level: 1, invoiceIds: [invoiceId] });
    expect(run).toMatchObject({ emails: 1, letters: 0, skipped: 0 });
    const mails = await ended();
    const [mail] = mails.filter(({ subject }) => subject?.startsWith('Rappel'));
    expect(plain(mail?.text ?? '')).toContain('facture n° F2026-00007 du 28/09/2026 (45,00 €)');
    expect(await ines()).toMatchObject({ sent: 1, level: null, lastOn: '2026-11-20', nextOn: '2026-12-05' });
    const twice = await nadia.refused('reminders.send', { level: 1, invoiceIds: [invoiceId] });
    expect(twice).toMatchObject({ code: 'conflict', message: expect.stringContaining('déjà relancée') });
    const early = await nadia.refused('reminders.send', { level: 2, invoiceIds: [invoiceId] });
    expect(early.code).toBe('conflict');
    world.clock.set(new Date('2026-12-05T08:00:00.000Z'));
    nadia = await world.signInStaff('nadia');
    expect(await ines()).toMatchObject({ level: 2 });
    await nadia.call('reminders.send', { level: 2, invoiceIds: [invoiceId] });
    world.clock.set(new Date('2026-12-20T08:00:00.000Z'));
    nadia = await world.signInStaff('nadia');
    await nadia.call('reminders.send', { level: 3, invoiceIds: [invoiceId] });
    const after = await ended();
    expect(after.filter(({ subject }) => /rappel/i.test(subject ?? ''))).toHaveLength(3);
    expect(await ines()).toMatchObject({ sent: 3, level: null, nextOn: null });
  });

  it('of an invoice that is paid in parts, only what is late is asked for', async () => {
    const { familyId, guardianId } = world.cast.claire;
    const { id, version } = await nadia.call('invoices.create', {
      familyId,
      ledger: 'cotisation',
      guardianId,
      schoolYearId: world.cast.schoolYearId,
      wording: 'Stage',
      periodFromOn: null,
      periodToOn: null,
      dueOn: null,
      lines: [{ wording: 'Stage', unitPriceCents: 10_000, quantityHundredths: 100 }],
      instalments: [
        { on: '2026-11-25', cents: 6_000 },
        { on: '2027-02-15', cents: 4_000 },
      ],
    });
    await nadia.call('invoices.issue', { id, version });
    world.clock.set(new Date('2026-12-05T08:00:00.000Z'));
    nadia = await world.signInStaff('nadia');
    const { subject, text } = await nadia.call('reminders.preview', { level: 1, invoiceId: id });
    expect(plain(subject)).toBe('Rappel : 60,00 € à régler');
    expect(plain(text)).toContain('(60,00 €)');
    expect(plain(text)).not.toContain('100,00');
  });

  it('whoever has paid before the letters are drawn gets none', async () => {
    const invoice = await ines();
    const run = await nadia.call('reminders.send', { level: 1, invoiceIds: [invoice?.id ?? ''], way: 'letter' });
    const { methods } = await nadia.call('payments.methods', {});
    await nadia.call('payments.record', {
      familyId: world.cast.ines.familyId,
      ledger: 'location',
      methodId: methods.find(({ kind }) => kind === 'transfer')?.id ?? '',
      amountCents: 4_500,
      paidOn: '2026-11-20',
      operationNumber: null,
      bank: null,
      drawer: null,
      shares: [{ invoiceId: invoice?.id ?? '', cents: 4_500 }],
    });
    expect((await nadia.refused('mailings.letters', { id: run.id })).code).toBe('conflict');
    expect((await late()).total).toBe(0);
  });

  it('goes by letter where that is asked, in one PDF', async () => {
    const invoice = await ines();
    const run = await nadia.call('reminders.send', { level: 1, invoiceIds: [invoice?.id ?? ''], way: 'letter' });
    expect(run).toMatchObject({ emails: 0, letters: 1, jobId: null });
    const { text } = await readPdf((await nadia.call('mailings.letters', { id: run.id })).pdf);
    expect(plain(text)).toContain('F2026-00007');
  });

  it('the office sets days and texts; what it wrote itself is what goes out', async () => {
    const { id } = await world.staff.call('templates.save', {
      id: null,
      version: 0,
      kind: 'reminder',
      name: 'Notre rappel',
      subject: 'Petit oubli ?',
      text: 'Il reste {reste dû} : {factures}.',
    });
    const { levels, version } = await nadia.call('reminders.settings', {});
    const [first, ...others] = levels;
    await nadia.call('reminders.saveSettings', { version, levels: [{ days: first?.days ?? 0, template: id }, ...others] });
    const stale = await nadia.refused('reminders.saveSettings', { version, levels });
    expect(stale.code).toBe('conflict');
    const gone = await nadia.refused('reminders.saveSettings', {
      version: version + 1,
      levels: [{ days: 1, template: 'nowhere' }, ...others],
    });
    expect(gone.fields?.['levels.0.template']).toMatch(/n’existe plus/);
    const invoice = await ines();
    expect((await nadia.call('reminders.preview', { level: 1, invoiceId: invoice?.id ?? '' })).subject).toBe('Petit oubli\u00a0?');
  });
});

describe('roles', () => {
  it('scolarité reads who is late, sends nothing, and cannot carry such a run on; accounting carries no other run', async () => {
    const marc = await world.signInStaff('marc');
    expect((await marc.call('reminders.list', {})).total).toBe(1);
    const invoice = await ines();
    expect((await marc.refused('reminders.send', { level: 1, invoiceIds: [invoice?.id ?? ''] })).code).toBe('not-allowed');
    const run = await nadia.call('reminders.send', { level: 1, invoiceIds: [invoice?.id ?? ''], way: 'letter' });
    expect((await marc.refused('mailings.letters', { id: run.id })).code).toBe('not-allowed');
    const other = await marc.call('mailings.create', {
      kind: 'free',
      subject: 'Information',
      text: 'Bonjour.',
      way: 'letter',
      guardianIds: [world.cast.claire.guardianId],
    });
    expect((await nadia.refused('mailings.letters', { id: other.id })).code).toBe('not-allowed');
  });
});

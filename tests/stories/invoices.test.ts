import { beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../shared/contract/index.ts';
import { INVOICE_STATES } from '../../shared/rules/invoices.ts';
import { readPdf } from '../helpers/pdf.ts';
import { aWorld, type Person, type World } from '../helpers/world.ts';

// Invoices as Nadia (comptabilite) writes them: a draft is free, what is issued has its number and never changes, an avoir corrects it.

let world: World;
let nadia: Person;
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

beforeEach(async () => {
  world = await aWorld();
  nadia = await world.signInStaff('nadia');
});

type Draft = InputOf<'invoices.create'>;
const line = (wording: string, unitPriceCents: number, quantityHundredths = 100) => ({ wording, unitPriceCents, quantityHundredths });
const stage = (more: Partial<Draft> = {}): Draft => ({
  familyId: world.cast.claire.familyId,
  ledger: 'cotisation',
  guardianId: world.cast.claire.guardianId,
  schoolYearId: world.cast.schoolYearId,
  wording: 'Stage de février',
  periodFromOn: '2027-02-22',
  periodToOn: '2027-02-26',
  dueOn: '2027-01-31',
  lines: [line('Stage de février – Léo Bernard', 8_000), line('Repas', 750, 500), line('Réduction fratrie', -1_000)],
  instalments: [],
  ...more,
});

const drafted = (more: Partial<Draft> = {}) => nadia.call('invoices.create', stage(more));
async function issued(more: Partial<Draft> = {}) {
  const { id, version } = await drafted(more);
  const { number } = await nadia.call('invoices.issue', { id, version });
  return { id, number };
}
const lineIdsOf = async (id: string) => (await nadia.call('invoices.get', { id })).lines.map((one) => one.id);

describe('a draft', () => {
  it('is prepared, changed and removed; the family sees nothing of it', async () => {
    const { id, version } = await drafted();
    const draft = await nadia.call('invoices.get', { id });
    expect(draft).toMatchObject({ number: null, state: 'draft', totalCents: 10_750, issuedOn: null, clientName: 'Bernard' });
    expect(draft.lines.map(({ totalCents }) => totalCents)).toEqual([8_000, 3_750, -1_000]);
    const { familyId: _family, ...content } = stage({ lines: [line('Stage', 9_000)] });
    const saved = await nadia.call('invoices.save', { id, version, ...content });
    expect((await nadia.call('invoices.get', { id })).totalCents).toBe(9_000);
    const { rows } = await world.family.call('billing.ledger', { ledger: 'cotisation' });
    expect(rows.map(({ wording }) => wording)).not.toContain('Stage de février');
    await nadia.call('invoices.remove', { id, version: saved.version });
    expect((await nadia.refused('invoices.get', { id })).code).toBe('not-found');
  });

  it('is written by one at a time: whoever saves second, issues or removes what changed is told, and nothing is lost', async () => {
    const { id, version } = await drafted();
    const { familyId: _family, ...content } = stage({ wording: 'Stage d’été' });
    await nadia.call('invoices.save', { id, version, ...content });
    for (const refusal of [
      await world.staff.refused('invoices.save', { id, version, ...content, wording: 'Autre' }),
      await world.staff.refused('invoices.issue', { id, version }),
      await world.staff.refused('invoices.remove', { id, version }),
    ]) {
      expect(refusal.code).toBe('conflict');
      expect(refusal.message).toContain('a changé depuis');
    }
    expect((await nadia.call('invoices.get', { id })).wording).toBe('Stage d’été');
  });

  it('says beside the field what does not hold', async () => {
    const fieldsOf = async (more: Partial<Draft>) => (await nadia.refused('invoices.create', stage(more))).fields ?? {};
    expect(await fieldsOf({ wording: ' ' })).toEqual({ wording: 'Écrivez le libellé de la facture.' });
    expect(await fieldsOf({ lines: [] })).toHaveProperty('lines');
    expect(await fieldsOf({ lines: [line('', 100)] })).toEqual({ 'lines.0.wording': 'Écrivez ce qui est facturé.' });
    expect(await fieldsOf({ lines: [line('Remise', -100)] })).toHaveProperty('lines');
    const short = await fieldsOf({ instalments: [{ on: '2027-01-15', cents: 10_000 }] });
    expect(plain(short.instalments ?? '')).toContain('il reste 7,50 € à répartir');
    const backwards = [
      { on: '2027-02-15', cents: 5_000 },
      { on: '2027-01-15', cents: 5_750 },
    ];
    expect(await fieldsOf({ instalments: backwards })).toHaveProperty(['instalments.1.on']);
    expect(await fieldsOf({ periodFromOn: '2027-03-01' })).toHaveProperty('periodToOn');
    expect(await fieldsOf({ guardianId: world.cast.ines.guardianId })).toHaveProperty('guardianId');
  });

  it('is not made for a family that is archived', async () => {
    const { paul } = world.cast;
    const { version } = await world.staff.call('families.get', { id: paul.familyId });
    await world.staff.call('families.archive', { id: paul.familyId, version, despite: true });
    expect((await nadia.refused('invoices.create', stage({ familyId: paul.familyId, guardianId: null }))).code).toBe('conflict');
  });
});

describe('issuing', () => {
  it('takes the next number of the year and the day; issuer, client and mentions are those of that day; the family is told', async () => {
    const { id, version } = await drafted();
    const { number } = await nadia.call('invoices.issue', { id, version, tellFamily: true });
    expect(number).toBe('F2026-00008');
    const { paper, state, leftCents } = await nadia.call('invoices.get', { id });
    expect({ state, leftCents }).toEqual({ state: 'due', leftCents: 10_750 });
    expect(paper).toMatchObject({
      number,
      issuedOn: '2026-11-20',
      vatMention: 'TVA non applicable, art. 261-7-1° du CGI',
      leftCents: 10_750,
    });
    expect(paper?.issuer.map(plain)).toEqual([
      'Conservatoire Hector-Berlioz',
      'Conservatoire Hector-Berlioz — Centre',
      '1 place Hector-Berlioz',
      '38000 Grenoble',
      'SIRET 000 000 000 00000',
    ]);
    expect(paper?.client.name).toBe('Mme Claire BERNARD');
    expect(paper?.client.address.at(-1)).toBe('38000 GRENOBLE');
    const [row] = (await world.family.call('billing.ledger', { ledger: 'cotisation' })).rows;
    expect(row).toMatchObject({ number, wording: 'Stage de février', creditCents: 10_750 });
    const [mail] = (await world.mails()).filter(({ subject }) => subject?.includes(number));
    expect(plain(mail?.text ?? '')).toContain('107,50 €');
  });

  it('of the rentals’ account leads the family there', async () => {
    const { id, version } = await drafted({ ledger: 'location' });
    const { number } = await nadia.call('invoices.issue', { id, version, tellFamily: true });
    const [mail] = (await world.mails()).filter(({ subject }) => subject?.includes(number));
    expect(mail?.text).toContain('/facturation/locations');
    expect(mail?.text).not.toContain('/facturation/cotisations');
  });

  it('says its instalments on the invoice and to the family', async () => {
    const instalments = [
      { on: '2027-01-15', cents: 5_750 },
      { on: '2027-02-15', cents: 5_000 },
    ];
    const { id } = await issued({ instalments });
    const invoice = await nadia.call('invoices.get', { id });
    expect(invoice.instalments).toEqual(instalments);
    expect(invoice).toMatchObject({ dueOn: '2027-01-15', state: 'due' });
  });

  it('has nothing to undo it: issued a second time, changed or removed, it is refused and stays', async () => {
    const { id } = await issued();
    const { familyId: _family, ...content } = stage();
    for (const refusal of [
      await nadia.refused('invoices.issue', { id, version: 2 }),
      await nadia.refused('invoices.save', { id, version: 2, ...content }),
      await nadia.refused('invoices.remove', { id, version: 2 }),
    ]) {
      expect(refusal.code).toBe('conflict');
      expect(refusal.message).toContain('ne change plus');
    }
  });

  it('the store itself refuses to change or remove what is issued, whoever writes', async () => {
    const { id } = await issued();
    const { id: noteId } = await nadia.call('invoices.credit', { id, creditedCents: 0, reason: 'Erreur', lines: null });
    const { write } = world.service.store;
    const attempts = [
      write((db) => db.updateTable('invoice').set({ total_cents: 1 }).where('id', '=', id).execute()),
      write((db) => db.updateTable('invoice').set({ issued_on: '2026-01-01' }).where('id', '=', id).execute()),
      write((db) => db.deleteFrom('invoice').where('id', '=', id).execute()),
      write((db) => db.updateTable('invoice_line').set({ wording: 'Autre' }).where('invoice_id', '=', id).execute()),
      write((db) => db.deleteFrom('invoice_line').where('invoice_id', '=', id).execute()),
      write((db) =>
        db
          .insertInto('invoice_line')
          .values({ id: crypto.randomUUID(), invoice_id: id, position: 99, wording: 'De plus', unit_price_cents: 1, total_cents: 1 })
          .execute(),
      ),
      write((db) =>
        db
          .insertInto('instalment')
          .values({ id: crypto.randomUUID(), invoice_id: id, position: 0, due_on: '2027-01-01', amount_cents: 1 })
          .execute(),
      ),
      write((db) => db.updateTable('credit_note').set({ reason: 'Autre' }).where('id', '=', noteId).execute()),
      write((db) => db.deleteFrom('credit_note').where('id', '=', noteId).execute()),
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toThrow(/never changes/);
  });

  it('is refused while a mention is missing: the SIRET of the site, the address of whoever pays, something to pay', async () => {
    const { rows } = await world.staff.call('families.list', { siteId: world.cast.sites.alpes, page: 0, pageSize: 1 });
    const elsewhere = await drafted({ familyId: rows[0]?.id ?? '', guardianId: null });
    expect((await nadia.refused('invoices.issue', elsewhere)).message).toContain('SIRET');
    const free = await drafted({ lines: [line('Offert', 0)] });
    expect((await nadia.refused('invoices.issue', free)).message).toContain('rien à payer');
    await world.service.store.write((db) =>
      db
        .updateTable('guardian')
        .set({ address_line: null, address_extra: null, postal_code: null, city: null })
        .where('id', '=', world.cast.claire.guardianId)
        .execute(),
    );
    expect((await nadia.refused('invoices.issue', await drafted())).message).toContain('L’adresse de Claire Bernard manque');
  });

  it('is refused on a computer whose clock was set back: numbers go up with days', async () => {
    await issued();
    const { id, version } = await drafted();
    world.clock.set(new Date('2026-11-19T08:00:00.000Z'));
    const before = await world.signInStaff('nadia');
    expect((await before.refused('invoices.issue', { id, version })).message).toContain('vérifiez sa date');
    world.clock.set(new Date('2027-01-04T08:00:00.000Z'));
    const again = await world.signInStaff('nadia');
    expect((await again.call('invoices.issue', { id, version })).number).toBe('F2027-00001');
  });
});

describe('a credit note (avoir)', () => {
  it('takes back the whole invoice: nothing is left, both papers stay, the family is told', async () => {
    const { id, number } = await issued();
    const note = await nadia.call('invoices.credit', { id, creditedCents: 0, reason: 'Stage annulé', lines: null, tellFamily: true });
    expect(note.number).toBe('A2026-0003');
    const invoice = await nadia.call('invoices.get', { id });
    expect(invoice).toMatchObject({ state: 'credited', leftCents: 0, creditedCents: 10_750, totalCents: 10_750, number });
    const paper = await nadia.call('invoices.creditNote', { id: note.id });
    expect(paper).toMatchObject({ reason: 'Stage annulé', invoice: { number }, totalCents: 10_750 });
    expect(paper.lines.map(({ totalCents }) => totalCents)).toEqual([8_000, 3_750, -1_000]);
    expect((await world.mails()).some(({ subject }) => subject?.includes('A2026-0003'))).toBe(true);
    expect((await nadia.refused('invoices.credit', { id, creditedCents: 10_750, reason: 'Encore', lines: null })).code).toBe('invalid');
  });

  it('takes back so much of some lines, then the rest; never more than a line has', async () => {
    const { id } = await issued();
    const [first = '', meals = '', less = ''] = await lineIdsOf(id);
    const credit = (creditedCents: number, lines: { lineId: string; cents: number }[] | null) => ({
      id,
      creditedCents,
      reason: 'Absence',
      lines,
    });
    const tooMuch = await nadia.refused('invoices.credit', credit(0, [{ lineId: meals, cents: 3_751 }]));
    expect(plain(tooMuch.fields?.['lines.0.cents'] ?? '')).toContain('37,50 €');
    expect((await nadia.refused('invoices.credit', credit(0, [{ lineId: less, cents: -1_000 }]))).code).toBe('invalid');
    expect((await nadia.refused('invoices.credit', credit(0, [{ lineId: crypto.randomUUID(), cents: 1 }]))).code).toBe('not-found');
    await nadia.call('invoices.credit', credit(0, [{ lineId: meals, cents: 1_500 }]));
    const { lines, leftCents } = await nadia.call('invoices.get', { id });
    expect(lines.map(({ creditedCents }) => creditedCents)).toEqual([0, 1_500, 0]);
    expect(leftCents).toBe(9_250);
    // two windows: the second has not seen the first
    expect((await world.staff.refused('invoices.credit', credit(0, [{ lineId: first, cents: 100 }]))).message).toContain('Un autre avoir');
    const rest = await nadia.call('invoices.credit', credit(1_500, null));
    expect((await nadia.call('invoices.creditNote', { id: rest.id })).totalCents).toBe(9_250);
    expect((await nadia.call('invoices.get', { id })).leftCents).toBe(0);
  });

  it('after a note of former days that named no line, takes back what is left and not more', async () => {
    const { rows } = await nadia.call('invoices.list', { search: 'F2026-00001' });
    const id = rows[0]?.id ?? '';
    const before = await nadia.call('invoices.get', { id });
    expect(before.creditedCents).toBe(6_000);
    const { number: _, ...note } = await nadia.call('invoices.credit', { id, creditedCents: 6_000, reason: 'Départ', lines: null });
    expect((await nadia.call('invoices.creditNote', note)).totalCents).toBe(before.totalCents - 6_000);
    // what was paid is now in the family's favour
    expect((await nadia.call('invoices.get', { id })).leftCents).toBe(-before.paidCents);
  });

  it('is not made on a draft', async () => {
    const { id } = await drafted();
    expect((await nadia.refused('invoices.credit', { id, creditedCents: 0, reason: 'Erreur', lines: null })).message).toContain(
      'brouillon',
    );
  });
});

describe('the list', () => {
  it('finds by number, name, state and ledger, with what it comes to and how many of each state', async () => {
    await drafted();
    const all = await nadia.call('invoices.list', {});
    expect(all.total).toBe(all.rows.length);
    expect(all.counts).toMatchObject({ draft: 2 });
    for (const state of INVOICE_STATES) expect(all.counts[state], state).toBe(all.rows.filter((row) => row.state === state).length);
    const late = await nadia.call('invoices.list', { state: 'late' });
    expect({ total: late.total, left: late.leftCents }).toEqual({ total: 1, left: 4_500 });
    expect(all.totalCents).toBe(all.rows.reduce((sum, { totalCents }) => sum + totalCents, 0));
    const numbers = async (input: InputOf<'invoices.list'>) => (await nadia.call('invoices.list', input)).rows.map(({ number }) => number);
    expect(await numbers({ search: 'f2026-00007' })).toEqual(['F2026-00007']);
    expect(await numbers({ search: 'haddad', ledger: 'location' })).toEqual(['F2026-00007']);
    expect(await numbers({ state: 'late' })).toEqual(['F2026-00007']);
    expect(await numbers({ state: 'draft' })).toEqual([null, null]);
    expect((await numbers({ order: 'total', descending: false, search: 'bernard' }))[0]).toBeNull();
  });

  it('says of each invoice exactly what its family reads on its own account', async () => {
    const { claire } = world.cast;
    const { rows } = await nadia.call('invoices.list', { familyId: claire.familyId, ledger: 'cotisation' });
    const theirs = await world.family.call('billing.ledger', { ledger: 'cotisation' });
    for (const row of rows.filter(({ number }) => number !== null)) {
      const same = theirs.rows.find(({ number }) => number === row.number);
      expect({ state: row.state, due: row.dueOn }, row.number ?? '').toEqual({ state: same?.state, due: same?.due?.on ?? null });
    }
    const office = await nadia.call('billing.familyLedger', { familyId: claire.familyId, ledger: 'cotisation' });
    expect(office).toEqual(theirs);
  });
});

describe('papers', () => {
  it('the original says what was issued; the duplicate says what was paid since, and that it is one', async () => {
    const { rows } = await nadia.call('invoices.list', { search: 'F2026-00001' });
    const id = rows[0]?.id ?? '';
    const original = await nadia.call('invoices.pdf', { id });
    const paper = readPdf(original.pdf);
    expect(original.fileName).toBe('Facture F2026-00001.pdf');
    expect(paper.check).toContain('No syntax or stream encoding errors found');
    expect(paper.text).toContain('Facture n° F2026-00001');
    expect(paper.text).toContain('15 octobre 2026');
    expect(paper.text).not.toContain('DUPLICATA');
    expect(paper.text).not.toContain('Règlements et avoirs');
    const duplicate = readPdf((await nadia.call('invoices.pdf', { id, duplicate: true })).pdf);
    expect(duplicate.text).toContain('DUPLICATA');
    expect(duplicate.text).toContain('Avoir n° A2026-0001');
    const { id: draft } = await drafted();
    expect((await nadia.refused('invoices.pdf', { id: draft })).code).toBe('conflict');
  });

  it('many in one PDF: each begins on its own page with its own count of pages, in order of numbers; drafts have none', async () => {
    await issued({ lines: Array.from({ length: 60 }, (_, i) => line(`Séance ${i + 1}`, 1_000)) });
    const { pdf, count, fileName } = await nadia.call('invoices.print', { name: 'r1' });
    expect(count).toBe(9);
    expect(fileName).toBe('Factures - 20-11-2026.pdf');
    const paper = readPdf(pdf);
    expect(paper.check).toContain('No syntax or stream encoding errors found');
    for (const font of paper.fonts) expect(font).toMatch(/AtkinsonHyperlegibleNext.*\byes yes yes\b/);
    const titles = [...paper.text.matchAll(/Facture n° (F\d{4}-\d{5}) – page (\d) sur (\d)/g)].map(([, ...found]) => found.join(' '));
    expect(titles.slice(0, 2)).toEqual(['F2025-00001 1 1', 'F2026-00001 1 1']);
    expect(titles.slice(-3)).toEqual(['F2026-00008 1 3', 'F2026-00008 2 3', 'F2026-00008 3 3']);
    expect(paper.text).toContain('Séance 60');
    expect((await nadia.refused('invoices.print', { name: 'r2', state: 'draft' })).code).toBe('conflict');
    expect((await nadia.refused('invoices.stopPrinting', { name: 'r1' })).code).toBe('conflict');
  });

  it('a statement of account says each movement with the balance after it, and what was brought forward', async () => {
    const { claire } = world.cast;
    const whole = await nadia.call('invoices.statement', { familyId: claire.familyId, ledger: 'cotisation', from: null });
    const paper = readPdf(whole.pdf);
    expect(paper.check).toContain('No syntax or stream encoding errors found');
    expect(paper.text).toContain('Relevé de compte – Cotisations');
    expect(paper.text).toMatch(/24\/09\/2026 +Cotisation 2026-2027 +609,00 € +609,00 €\n +\(F2026-00001\)/);
    expect(paper.text).toMatch(/10\/11\/2026 +Avoir sur la facture F2026-00001 +−60,00 € +346,00 €/);
    expect(paper.text).toMatch(/Solde à régler : +346,00 €/);
    const later = readPdf(
      (await nadia.call('invoices.statement', { familyId: claire.familyId, ledger: 'cotisation', from: '2026-11-01' })).pdf,
    );
    expect(later.text).toMatch(/01\/11\/2026 +Solde reporté +406,00 €/);
    expect(later.text).not.toContain('24/09/2026');
    const refused = await nadia.refused('invoices.statement', { familyId: claire.familyId, ledger: 'location', from: '2026-12-01' });
    expect(refused.fields).toHaveProperty('from');
  });
});

describe('the mentions of a site', () => {
  it('are what invoices say from then on; those that are issued keep theirs', async () => {
    const before = await issued();
    const { sites } = await nadia.call('invoices.settings', {});
    const centre = sites.find(({ siteId }) => siteId === world.cast.sites.centre);
    const typed = {
      siteId: world.cast.sites.centre,
      version: centre?.version ?? 0,
      issuerName: 'Régie du conservatoire',
      siret: '732 829 320 00074',
      vatMention: null,
      paymentTerms: 'Par virement.',
      dueDays: 15,
    };
    expect((await nadia.refused('invoices.saveSettings', { ...typed, siret: '732 829 320 00075' })).fields).toHaveProperty('siret');
    await nadia.call('invoices.saveSettings', typed);
    expect((await world.staff.refused('invoices.saveSettings', typed)).code).toBe('conflict');
    const { paper } = await nadia.call('invoices.get', { id: (await issued()).id });
    expect(paper?.issuer[0]).toBe('Régie du conservatoire');
    expect(plain(paper?.issuer.at(-1) ?? '')).toBe('SIRET 732 829 320 00074');
    expect(paper).toMatchObject({ vatMention: null, paymentTerms: 'Par virement.' });
    expect((await nadia.call('invoices.get', { id: before.id })).paper?.issuer[0]).toBe('Conservatoire Hector-Berlioz');
  });
});

describe('who may', () => {
  it('scolarite and lecture read, and write nothing', async () => {
    const { id, version } = await drafted();
    const { id: sent } = await issued();
    const { familyId: _family, ...content } = stage();
    for (const login of ['marc', 'hugo']) {
      const person = await world.signInStaff(login);
      expect((await person.call('invoices.get', { id: sent })).state).toBe('due');
      for (const refusal of [
        await person.refused('invoices.create', stage()),
        await person.refused('invoices.save', { id, version, ...content }),
        await person.refused('invoices.remove', { id, version }),
        await person.refused('invoices.issue', { id, version }),
        await person.refused('invoices.credit', { id: sent, creditedCents: 0, reason: 'Erreur', lines: null }),
      ])
        expect(refusal.code).toBe('not-allowed');
    }
  });

  it('every change has its sentence in the history', async () => {
    const { id } = await issued();
    await nadia.call('invoices.credit', { id, creditedCents: 0, reason: 'Erreur', lines: null });
    const { rows } = await nadia.call('history.list', { familyId: world.cast.claire.familyId, page: 0, pageSize: 3 });
    expect(rows.map(({ sentence }) => plain(sentence))).toEqual([
      'a fait l’avoir n° A2026-0003 de 107,50 € sur la facture n° F2026-00008',
      'a émis la facture n° F2026-00008 de 107,50 €',
      'a préparé un brouillon de facture de 107,50 €',
    ]);
  });
});

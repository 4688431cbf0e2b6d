import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { InputOf } from '../../shared/contract/index.ts';
import { readPdf } from '../helpers/pdf.ts';
import { aWorld, type World } from '../helpers/world.ts';

const FREE = { kind: 'free', subject: 'Fermeture le 11 novembre', text: 'Le conservatoire est fermé mercredi.' } as const;

/** A family with one guardian more; gives the guardian's id. */
async function guardian(w: World, lastName: string, values: Record<string, string> = {}): Promise<string> {
  const { id } = await w.staff.call('families.create', {
    siteId: w.cast.claire.siteId,
    guardian: { lastName, firstName: 'Paul', addressLine: '1 rue des Lilas', postalCode: '38000', city: 'Grenoble', ...values },
    students: [{ lastName, firstName: 'Zoé', birthDate: '2016-02-03' }],
  });
  return (await w.staff.call('families.get', { id })).guardians[0]?.id ?? '';
}

/** Two by e-mail, one by letter (no e-mail), one by neither. */
async function four(w: World): Promise<string[]> {
  return [
    await guardian(w, 'Aubry', { email: 'aubry@exemple.fr' }),
    await guardian(w, 'Blanc', { email: 'blanc@exemple.fr' }),
    await guardian(w, 'Colin'),
    await guardian(w, 'Denis', { addressLine: '', postalCode: '', city: '' }),
  ];
}

const addressees = async (w: World) => (await w.mails()).flatMap((mail) => [mail.to].flat().map((to) => to?.text ?? '')).sort();
const inStore = (w: World, sql: string) => {
  const beside = new Database(w.service.store.file);
  beside.exec(sql);
  beside.close();
};

describe('a run of e-mails and letters', () => {
  it('counts beforehand who is written to and how, and who is not and why', async () => {
    const w = await aWorld();
    const guardianIds = await four(w);
    const plan = await w.staff.call('mailings.plan', { kind: 'free', text: FREE.text, guardianIds });
    expect(plan).toMatchObject({ emails: 2, letters: 1, skipped: 1, mailServerMissing: false });
    expect(plan.reasons).toEqual([{ reason: 'Ni adresse e-mail ni adresse postale complète.', people: 1 }]);
    expect(plan.people.map(({ name, channel }) => `${name} ${channel}`)).toEqual([
      'Paul Aubry email',
      'Paul Blanc email',
      'Paul Colin letter',
    ]);
    const onPaper = await w.staff.call('mailings.plan', { kind: 'free', way: 'letter', guardianIds });
    expect(onPaper).toMatchObject({ emails: 0, letters: 3, skipped: 1 });
  });

  it('writes each e-mail once, to one person alone, and keeps the letters for the printer', async () => {
    const w = await aWorld();
    const guardianIds = await four(w);
    const made = await w.staff.call('mailings.create', { ...FREE, guardianIds });
    expect(made).toMatchObject({ emails: 2, letters: 1, skipped: 1 });
    await w.service.jobs.poke();
    expect(await addressees(w)).toEqual(['"Paul Aubry" <aubry@exemple.fr>', '"Paul Blanc" <blanc@exemple.fr>']);
    for (const mail of w.mailbox.mails) {
      expect(mail.cc).toBeUndefined();
      expect(mail.subject).toBe(FREE.subject);
      expect(mail.text).toContain('fermé mercredi');
    }
    expect(await w.staff.call('mailings.get', { id: made.id })).toMatchObject({
      name: FREE.subject,
      state: 'running',
      madeBy: 'Sonia Marchand',
      emails: { total: 2, queued: 2, failed: 0 },
      letters: { total: 1, printed: 0 },
      skipped: 1,
      problems: [{ name: 'Denis, Paul', problem: 'Ni adresse e-mail ni adresse postale complète.' }],
    });
    const { rows } = await w.staff.call('history.list', { search: 'envoi', page: 0, pageSize: 50 });
    expect(rows.map(({ sentence }) => sentence)).toContain('a lancé l’envoi : Fermeture le 11 novembre, 2 e-mails, 1 lettre');
  });

  it('says of each family its own names, and of each person the own identifier', async () => {
    const w = await aWorld();
    const { claire, ines } = w.cast;
    await w.staff.call('mailings.create', {
      kind: 're-enrolment',
      subject: 'Réinscription de {élèves}',
      text: '{civilité} {prénom} {nom}, l’identifiant est {identifiant}, avant le {date limite}, à {site}.',
      deadline: '2027-06-01',
      guardianIds: [claire.guardianId, ines.guardianId],
    });
    await w.service.jobs.poke();
    await w.mails();
    const mail = await w.mailbox.next('claire.bernard@exemple.fr');
    expect(mail.subject).toBe('Réinscription de Léo et Jeanne');
    expect(mail.text).toContain('Madame Claire Bernard, l’identifiant est BERNARD-4827, avant le 1er juin 2027');
  });

  it('names the documents that are still missing', async () => {
    const w = await aWorld();
    const { text } = await w.staff.call('mailings.preview', {
      kind: 'documents',
      subject: 'Pièces',
      text: 'Il manque : {pièces}.',
      guardianId: w.cast.claire.guardianId,
    });
    expect(text).toMatch(/Il manque\s: .*\(Léo\)/);
  });

  it('says the same to one address once, however many people read there', async () => {
    const w = await aWorld();
    const guardianIds = [
      await guardian(w, 'Aubry', { email: 'commun@exemple.fr' }),
      await guardian(w, 'Blanc', { email: 'Commun@exemple.fr' }),
    ];
    const plan = await w.staff.call('mailings.plan', { kind: 'free', text: FREE.text, guardianIds });
    expect(plan).toMatchObject({ emails: 1, skipped: 1, reasons: [{ reason: 'Le même message part déjà à cette adresse e-mail.' }] });
    // what is said of one's own children is not the same
    expect(await w.staff.call('mailings.plan', { kind: 'free', text: 'Pour {élèves}.', guardianIds })).toMatchObject({
      emails: 2,
      skipped: 0,
    });
    await w.staff.call('mailings.create', { ...FREE, guardianIds });
    await w.service.jobs.poke();
    expect(await w.mails()).toHaveLength(1);
  });

  it('is never written twice: the same item again, the job resumed, the run resumed', async () => {
    const w = await aWorld();
    const guardianIds = await four(w);
    const { id } = await w.staff.call('mailings.create', { ...FREE, guardianIds });
    await w.service.jobs.poke();
    for (const guardianId of guardianIds) await w.staff.call('mailings.tell', { mailingId: id, guardianId });
    expect((await w.staff.refused('mailings.resume', { id })).message).toContain('déjà dans la boîte d’envoi');
    expect(await w.mails()).toHaveLength(2);
  });

  it('that the disk cut off in the middle keeps what was done, says so, and goes on from there', async () => {
    const w = await aWorld();
    const guardianIds = [];
    for (const letter of 'abcdefgh') guardianIds.push(await guardian(w, `Martin${letter}`, { email: `${letter}@exemple.fr` }));
    inStore(
      w,
      `CREATE TRIGGER no_room BEFORE INSERT ON outbox WHEN (SELECT count(*) FROM outbox) >= 3 BEGIN SELECT RAISE(ABORT, 'no room'); END`,
    );
    const before = (await w.staff.call('messages.list', {})).total;
    const { id, jobId } = await w.staff.call('mailings.create', { ...FREE, guardianIds });
    await w.service.jobs.poke();
    expect(await w.staff.call('jobs.get', { id: jobId ?? '' })).toMatchObject({ state: 'failed', done: 3 - before, refused: 0 });
    expect((await w.staff.call('mailings.get', { id })).emails).toEqual({ total: 8, queued: 3 - before, failed: 0 });
    inStore(w, 'DROP TRIGGER no_room');
    await w.staff.call('mailings.resume', { id });
    await w.service.jobs.poke();
    expect(new Set(await addressees(w)).size).toBe(8);
    expect(await w.mails()).toHaveLength(8);
    expect((await w.staff.call('mailings.get', { id })).state).toBe('done');
  });

  it('leaves out, by name, who can no longer be reached when the turn comes', async () => {
    const w = await aWorld();
    const guardianIds = await four(w);
    await w.service.jobs.stop();
    const { id } = await w.staff.call('mailings.create', { ...FREE, guardianIds });
    const [aubry = ''] = guardianIds;
    inStore(w, `UPDATE guardian SET email = NULL WHERE id = '${aubry}'`);
    expect((await w.staff.refused('mailings.tell', { mailingId: id, guardianId: aubry })).message).toBe('Pas d’adresse e-mail.');
    expect((await w.staff.call('mailings.get', { id })).problems).toContainEqual(
      expect.objectContaining({ name: 'Aubry, Paul', problem: 'Pas d’adresse e-mail.' }),
    );
  });

  it('is refused beside what is missing: a deadline nobody gave, an unknown variable, nobody to write to', async () => {
    const w = await aWorld();
    const { guardianId } = w.cast.claire;
    const asked: InputOf<'mailings.create'> = {
      kind: 'free',
      subject: 'Avant le {date limite}',
      text: 'Merci.',
      guardianIds: [guardianId],
    };
    expect((await w.staff.refused('mailings.create', asked)).fields?.deadline).toContain('Choisissez la date limite');
    expect((await w.staff.refused('mailings.create', { ...FREE, text: '{truc}', guardianIds: [guardianId] })).fields?.text).toContain(
      '{truc} n’existe pas',
    );
    expect((await w.staff.refused('mailings.create', { ...FREE, text: ' ', guardianIds: [guardianId] })).fields).toHaveProperty('text');
    expect((await w.staff.refused('mailings.create', { ...FREE })).message).toContain('Choisissez au moins une personne');
    const denis = await guardian(w, 'Denis', { addressLine: '', city: '', postalCode: '' });
    expect((await w.staff.refused('mailings.create', { ...FREE, guardianIds: [denis] })).message).toContain('Personne ne recevrait rien');
    expect((await w.staff.refused('mailings.get', { id: guardianId })).code).toBe('not-found');
    expect((await w.staff.refused('mailings.resume', { id: guardianId })).code).toBe('not-found');
    expect((await w.staff.refused('mailings.tell', { mailingId: guardianId, guardianId })).code).toBe('not-found');
    expect((await w.staff.refused('mailings.preview', { ...FREE, guardianId: w.cast.claire.familyId })).code).toBe('not-found');
  });

  it('without a mail server waits in the outbox, and says so beforehand', async () => {
    const w = await aWorld();
    w.mailbox.refuseWith(451);
    const { id } = await w.staff.call('mailings.create', { ...FREE, guardianIds: await four(w) });
    await w.service.jobs.poke();
    await w.settled();
    const { rows } = await w.staff.call('messages.list', { state: 'pending' });
    expect(rows.filter(({ kind }) => kind === 'mailings.free')).toHaveLength(2);
    expect(rows[0]?.lastError).toBeTruthy();
    expect((await w.staff.call('mailings.get', { id })).emails).toMatchObject({ queued: 2, failed: 0 });
  });

  it('is read by those who write to families, and made by the desk alone', async () => {
    const w = await aWorld();
    const { guardianId } = w.cast.claire;
    const nadia = await w.signInStaff(w.cast.staff.nadia.login);
    const hugo = await w.signInStaff(w.cast.staff.hugo.login);
    expect((await nadia.call('mailings.list', {})).total).toBe(0);
    expect((await hugo.refused('mailings.list', {})).code).toBe('not-allowed');
    for (const reader of [nadia, hugo])
      expect((await reader.refused('mailings.create', { ...FREE, guardianIds: [guardianId] })).code).toBe('not-allowed');
    // accounting runs reminders of what is due: it is told that there is no such run, hugo is told nothing
    for (const [reader, code] of [
      [nadia, 'not-found'],
      [hugo, 'not-allowed'],
    ] as const) {
      expect((await reader.refused('mailings.tell', { mailingId: guardianId, guardianId })).code).toBe(code);
      expect((await reader.refused('mailings.resume', { id: guardianId })).code).toBe(code);
    }
    expect((await w.family.refused('mailings.list', {})).code).toBe('expired');
  });

  it('to families goes to everyone of them who may see the extranet and receives letters', async () => {
    const w = await aWorld();
    const plan = await w.staff.call('mailings.plan', { kind: 're-enrolment', text: '', familyIds: [w.cast.yann.familyId] });
    const both = w.cast.yann.familyId === w.cast.soizic.familyId;
    expect(plan.emails + plan.letters + plan.skipped).toBe(both ? 2 : 1);
  });

  it('prints everyone without e-mail in one PDF, sorted, each behind the window of its envelope, once or again', async () => {
    const w = await aWorld();
    const guardianIds = [await guardian(w, 'Zola'), ...(await four(w))];
    const wording = {
      kind: 'free',
      subject: 'Concert de {élèves}',
      text: 'Bonjour {nom}.\n\n1. Venez.\n2. Écoutez.\n\n{adresse de l’extranet}',
    } as const;
    const { id } = await w.staff.call('mailings.create', { ...wording, name: 'Concert', guardianIds });
    const { pdf, fileName, letters } = await w.staff.call('mailings.letters', { id });
    expect({ fileName, letters }).toEqual({ fileName: 'Lettres - Concert - 20-11-2026.pdf', letters: 2 });
    const read = readPdf(pdf);
    expect(read.pages).toBe(2);
    const text = read.text;
    expect(text.indexOf('Bonjour Colin.')).toBeGreaterThan(0);
    expect(text.indexOf('Bonjour Zola.')).toBeGreaterThan(text.indexOf('Bonjour Colin.'));
    expect(text).toContain('Concert de Zoé');
    for (const page of [1, 2]) {
      const inWindow = read.words
        .filter((word) => word.page === page && word.x > 300 && word.y > 128 && word.y < 232)
        .map((word) => word.text);
      expect(inWindow.join(' ')).toBe(`Paul ${page === 1 ? 'COLIN' : 'ZOLA'} 1 rue des Lilas 38000 GRENOBLE`);
    }
    for (const font of read.fonts) expect(font).toMatch(/AtkinsonHyperlegibleNext.*\byes yes yes\b/);
    expect(read.check).toContain('No syntax or stream encoding errors found');
    expect(await w.staff.call('mailings.get', { id })).toMatchObject({ letters: { total: 2, printed: 2 }, drawing: null });
    await w.staff.call('mailings.letters', { id });
    const made = await w.service.store.read.selectFrom('letter').select('id').where('mailing_id', '=', id).execute();
    expect(made).toHaveLength(4);
  });

  it('prints letters with the identifier and a code that leads to the extranet', async () => {
    const w = await aWorld();
    const { mai, claire, paul, emma } = w.cast;
    const guardianIds = [mai, claire, paul, emma].map(({ guardianId }) => guardianId);
    const plan = await w.staff.call('mailings.plan', { kind: 'identifiers', guardianIds });
    expect(plan).toMatchObject({ emails: 1, letters: 1, skipped: 2 });
    expect(plan.reasons.map(({ reason }) => reason).sort()).toEqual(['Le compte est bloqué.', 'Pas encore d’identifiant.']);
    const { rows } = await w.staff.call('templates.list', { kind: 'identifiers' });
    const { id } = await w.staff.call('mailings.create', {
      kind: 'identifiers',
      subject: rows[0]?.subject ?? '',
      text: rows[0]?.text ?? '',
      guardianIds,
    });
    await w.service.jobs.poke();
    expect((await w.mails())[0]?.text).toContain(claire.identifier);
    const { pdf } = await w.staff.call('mailings.letters', { id });
    expect(readPdf(pdf).text).toContain(mai.identifier ?? '?');
    expect(readCode(pdf)).toBe(w.service.extranet().address);
    const file = await w.staff.call('families.get', { id: claire.familyId });
    expect(file.guardians[0]?.account?.identifierSentAt).toBe(w.clock.now().toISOString());
  });

  it('of letters is refused where there is none, and not stopped while none is drawn', async () => {
    const w = await aWorld();
    const { id } = await w.staff.call('mailings.create', { ...FREE, guardianIds: [w.cast.claire.guardianId] });
    expect((await w.staff.refused('mailings.letters', { id })).message).toContain('tout le monde reçoit un e-mail');
    expect((await w.staff.refused('mailings.stopLetters', { id })).code).toBe('conflict');
    expect((await w.staff.refused('mailings.letters', { id: w.cast.claire.guardianId })).code).toBe('not-found');
    const reader = await w.signInStaff(w.cast.staff.hugo.login);
    expect((await reader.refused('mailings.letters', { id })).code).toBe('not-allowed');
    expect((await reader.refused('mailings.stopLetters', { id })).code).toBe('not-allowed');
  });

  it('whose letters are stopped while they are drawn has made none', async () => {
    const w = await aWorld();
    const guardianIds = [];
    for (let i = 0; i < 40; i++) guardianIds.push(await guardian(w, `Colin${String.fromCharCode(97 + (i % 26))}${i > 25 ? 'z' : ''}`));
    const { id } = await w.staff.call('mailings.create', { ...FREE, guardianIds });
    const drawing = w.staff.refused('mailings.letters', { id });
    const isDrawn = async () => (await w.staff.call('mailings.get', { id })).drawing !== null;
    await expect.poll(isDrawn).toBe(true);
    expect((await w.staff.refused('mailings.letters', { id })).message).toContain('déjà en cours');
    await w.staff.call('mailings.stopLetters', { id });
    expect((await drawing).message).toContain('arrêtée');
    expect(await w.staff.call('mailings.get', { id })).toMatchObject({ letters: { total: 40, printed: 0 }, drawing: null });
  });
});

/** What a telephone reads on the first page. */
function readCode(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'portee-code-'));
  try {
    writeFileSync(join(folder, 'letters.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', join(folder, 'letters.pdf'), join(folder, 'page')]);
    return execFileSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', join(folder, 'page.png')], {
      encoding: 'utf8',
    }).trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

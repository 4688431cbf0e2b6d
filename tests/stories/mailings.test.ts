import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
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
    expect(text).toMatch(/Il manque : .*\(Léo\)/);
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
    dead(
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
    const asked = { kind: 'free', subject: 'Avant le {date limite}', text: 'Merci.', guardianIds: [guardianId] } as const;
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

  it('is read by everybody at the desk, and made by the desk alone', async () => {
    const w = await aWorld();
    const { guardianId } = w.cast.claire;
    for (const { login } of [w.cast.staff.nadia, w.cast.staff.hugo]) {
      const reader = await w.signInStaff(login);
      expect((await reader.call('mailings.list', {})).total).toBe(0);
      expect((await reader.refused('mailings.create', { ...FREE, guardianIds: [guardianId] })).code).toBe('not-allowed');
      expect((await reader.refused('mailings.tell', { mailingId: guardianId, guardianId })).code).toBe('not-allowed');
      expect((await reader.refused('mailings.resume', { id: guardianId })).code).toBe('not-allowed');
    }
    expect((await w.family.refused('mailings.list', {})).code).toBe('expired');
  });

  it('to families goes to everyone of them who may see the extranet and receives letters', async () => {
    const w = await aWorld();
    const plan = await w.staff.call('mailings.plan', { kind: 're-enrolment', text: '', familyIds: [w.cast.yann.familyId] });
    const both = w.cast.yann.familyId === w.cast.soizic.familyId;
    expect(plan.emails + plan.letters + plan.skipped).toBe(both ? 2 : 1);
  });
});

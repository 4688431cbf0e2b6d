import { describe, expect, test } from 'vitest';
import { factsOf, factsOfSite } from '../../db/facts.ts';
import type { InputOf } from '../../shared/contract/index.ts';
import { reEnrolmentsWaiting } from '../helpers/queue.ts';
import { aWorld, type Person, type World } from '../helpers/world.ts';

type Typed = InputOf<'reEnrolments.save'>['typed'];
const NOTHING: Typed = { administrative: false, doesNotReEnrol: false, curricula: [], enrolments: [], wishes: [] };
const ADMINISTRATIVE: Typed = { ...NOTHING, administrative: true };

const leo = (w: World): string => w.cast.claire.students.Léo ?? '';
const jeanne = (w: World): string => w.cast.claire.students.Jeanne ?? '';
const maelle = (w: World): string => w.cast.yann.students.Maëlle ?? '';

async function answer(who: Person, studentId: string, typed: Typed, purpose: 'draft' | 'send' = 'send') {
  const place = async () => {
    const { campaign, version, draft } = await who.call('reEnrolments.form', { studentId });
    return { studentId, campaignId: campaign.id, version, draft: draft?.mark ?? null };
  };
  await who.call('reEnrolments.save', { ...(await place()), purpose, typed });
  if (purpose === 'send') await who.call('reEnrolments.send', await place());
}

async function campaignOf(w: World): Promise<string> {
  const row = (await w.staff.call('campaigns.list', {})).find(({ siteId }) => siteId === w.cast.sites.centre);
  return row?.id ?? '';
}

async function waiting(w: World, search = '') {
  const [row] = await reEnrolmentsWaiting(w, search);
  if (!row) throw new Error('nothing waits');
  return row;
}

describe('how far a campaign is', () => {
  test('is counted by state, from those who have never come in to those whose answer is decided', async () => {
    const w = await aWorld();
    const id = await campaignOf(w);
    const before = await w.staff.call('campaigns.progress', { id });
    expect(before.past).toBe(false);
    expect(before.states['never-connected']).toBeGreaterThan(0);
    const yann = await w.signInFamily(w.cast.yann);
    await answer(w.family, leo(w), ADMINISTRATIVE);
    await answer(w.family, jeanne(w), { ...NOTHING, doesNotReEnrol: true });
    await answer(yann, maelle(w), ADMINISTRATIVE, 'draft');
    const { states, familiesByState, students, days, disciplines, campaign } = await w.staff.call('campaigns.progress', { id });
    expect(states).toMatchObject({ submitted: 1, leaving: 1, draft: 1, validated: 0 });
    expect(familiesByState).toMatchObject({ submitted: 1, leaving: 1, draft: 1 });
    expect(Object.values(states).reduce((sum, n) => sum + n)).toBe(students);
    expect(students).toBe(before.students);
    expect(campaign).toMatchObject({ answered: 2, waiting: 2, phase: 'open' });
    // from the day it opened to today
    expect([days[0]?.day, days.at(-1)]).toEqual(['2026-11-02', { day: '2026-11-20', answers: 2 }]);
    const piano = disciplines.find(({ name }) => name === 'Piano');
    expect(piano?.states).toMatchObject({ submitted: 1, draft: 1 });
  });

  test('opens on the students of one state, of one discipline, found by the family’s words', async () => {
    const w = await aWorld();
    const id = await campaignOf(w);
    await answer(w.family, leo(w), ADMINISTRATIVE);
    const list = async (where: Partial<InputOf<'campaigns.followUp'>>) => w.staff.call('campaigns.followUp', { id, ...where });
    const { rows, total } = await list({ state: 'submitted' });
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      studentName: 'Bernard, Léo',
      familyId: w.cast.claire.familyId,
      courses: ['Piano 2C1'],
      reEnrolment: { number: 'RI2026-0001', state: 'submitted', answer: 'administrative' },
    });
    // all whom one reminds at once: every state in which nothing has been sent, a draft too
    await answer(w.family, w.cast.claire.students.Jeanne ?? '', ADMINISTRATIVE, 'draft');
    const { states } = await w.staff.call('campaigns.progress', { id });
    const unanswered = await list({ state: 'unanswered', pageSize: 200 });
    expect(unanswered.total).toBe(states['never-connected'] + states.connected + states.draft);
    expect(states.draft).toBe(1);
    expect(new Set(unanswered.rows.map((row) => row.state))).not.toContain('submitted');
    const toRemind = (await w.staff.call('campaigns.selection', { id, state: 'unanswered' })).familyIds;
    expect(new Set(toRemind)).toEqual(new Set(unanswered.rows.map(({ familyId }) => familyId)));
    expect(toRemind).toHaveLength(new Set(toRemind).size);

    expect((await list({ search: 'jeanne bernard' })).rows.map(({ studentName }) => studentName)).toContain('Bernard, Jeanne');
    expect((await list({ search: 'personne' })).total).toBe(0);
    const everybody = await list({});
    const names = everybody.rows.map(({ studentName }) => studentName);
    expect(everybody.total).toBe(names.length);
    const pages = [await list({ pageSize: 2 }), await list({ pageSize: 2, page: 1 })];
    expect(pages.flatMap((page) => page.rows.map(({ studentName }) => studentName))).toEqual(names.slice(0, 4));
    const { disciplines } = await w.staff.call('campaigns.progress', { id });
    const violin = disciplines.find(({ name }) => name === 'Violon');
    expect((await list({ disciplineId: violin?.id ?? null })).total).toBe(violin?.students);
  });

  test('an answer that was taken back counts as none; what was answered stays once the student is no longer concerned', async () => {
    const w = await aWorld();
    const id = await campaignOf(w);
    await answer(w.family, leo(w), ADMINISTRATIVE);
    const { campaign, version, draft } = await w.family.call('reEnrolments.form', { studentId: leo(w) });
    await w.family.call('reEnrolments.withdraw', { studentId: leo(w), campaignId: campaign.id, version, draft: draft?.mark ?? null });
    expect((await w.staff.call('campaigns.progress', { id })).states).toMatchObject({ submitted: 0 });
    await answer(w.family, leo(w), ADMINISTRATIVE);
    const file = await w.staff.call('campaigns.get', { id });
    const { siteId: _s, siteName: _n, state: _t, phase: _p, answered: _a, waiting: _w, closedAt: _c, ...settings } = file;
    await w.staff.call('campaigns.edit', {
      ...settings,
      conditions: [{ clause: 1, kind: 'age', comparison: 'at-least', value: '99' }],
    });
    const { students, states } = await w.staff.call('campaigns.progress', { id });
    expect([students, states.submitted]).toEqual([1, 1]);
  });

  test('is read by every role', async () => {
    const w = await aWorld();
    const id = await campaignOf(w);
    for (const who of [w.cast.staff.hugo, w.cast.staff.nadia]) {
      const person = await w.signInStaff(who.login);
      expect((await person.call('campaigns.progress', { id })).students).toBeGreaterThan(0);
    }
  });
});

test('what conditions ask about is read of a whole site as of each student', async () => {
  const w = await aWorld();
  const { read } = w.service.store;
  const ofSite = await factsOfSite(read, w.cast.sites.centre, '2026-11-20');
  expect(ofSite.size).toBeGreaterThan(5);
  expect(await factsOf(read, [...ofSite.keys()], '2026-11-20')).toEqual(ofSite);
});

describe('many at once', () => {
  test('are validated as one job, each as it was seen; those with something against them are left out and named', async () => {
    const w = await aWorld();
    const id = await campaignOf(w);
    const yann = await w.signInFamily(w.cast.yann);
    await answer(w.family, leo(w), ADMINISTRATIVE);
    await answer(yann, maelle(w), ADMINISTRATIVE);
    const chosen = (await w.staff.call('campaigns.selection', { id, state: 'submitted' })).waiting;
    expect(chosen.map(({ label }) => label)).toEqual(['Bernard, Léo (RI2026-0001)', 'Le Goff, Maëlle (RI2026-0002)']);
    const warned = new Set<string>();
    for (const one of chosen) {
      if ((await w.staff.call('reEnrolments.get', { id: one.id })).warnings.length > 0) warned.add(one.label);
    }
    expect(warned.size).toBeGreaterThan(0);
    const job = async (unlessWarned: boolean) => {
      const items = (await w.staff.call('campaigns.selection', { id })).waiting.map(({ id: answerId, version, label }) => ({
        label,
        input: { id: answerId, version, decision: 'validated', unlessWarned },
      }));
      const started = await w.staff.call('jobs.start', { name: 'reEnrolments.decide', label: 'Validation', items });
      await w.service.jobs.poke();
      return w.staff.call('jobs.get', { id: started.id });
    };
    const careful = await job(true);
    expect(careful).toMatchObject({ state: 'done', total: 2, refused: warned.size });
    expect(new Set(careful.report.map(({ label }) => label))).toEqual(warned);
    expect(careful.report[0]?.problem).toContain('À examiner');
    expect(await job(false)).toMatchObject({ state: 'done', total: warned.size, refused: 0 });
    expect((await w.staff.call('campaigns.progress', { id })).states.validated).toBe(2);
  });
});

describe('one answer', () => {
  test('is read with what weighs on it, fact by fact', async () => {
    const w = await aWorld();
    await answer(w.family, leo(w), ADMINISTRATIVE);
    const file = await w.staff.call('reEnrolments.get', { id: (await waiting(w)).id });
    expect(file).toMatchObject({ familyName: 'Bernard', sentBy: 'Claire Bernard', courses: ['Piano 2C1'], undoRefusal: null });
    expect(file.facts.map(({ kind }) => kind)).toEqual(['absences', 'balance', 'rentals', 'documents']);
    expect(file.facts.some(({ ok }) => ok === false)).toBe(file.warnings.length > 0);
  });

  test('gives each course and wish its own decision, told one by one in one e-mail', async () => {
    const w = await aWorld();
    const { courses, disciplines } = await w.family.call('reEnrolments.form', { studentId: leo(w) });
    const wish = { disciplineId: disciplines.find(({ name }) => name === 'Violon')?.id ?? null, wish: null };
    await answer(w.family, leo(w), { ...NOTHING, enrolments: [courses[0]?.enrolmentId ?? ''], wishes: [wish] });
    const { id, version } = await waiting(w);
    const { parts } = await w.staff.call('reEnrolments.get', { id });
    const [piano, violin] = parts;
    expect(parts.map(({ label, decision }) => [label, decision])).toEqual([
      ['Piano, 2C1', 'pending'],
      ['Vœu 1, Violon', 'pending'],
    ]);
    const decide = (part: object, more = {}) => ({ id, version, decision: 'validated' as const, parts: [part as never], ...more });
    const bare = await w.staff.refused('reEnrolments.decide', decide({ id: piano?.id, decision: 'refused' }));
    expect(bare.fields).toHaveProperty([`parts.${piano?.id}`]);
    const none = await w.staff.refused('reEnrolments.decide', decide({ id: piano?.id, decision: 'refused', reason: 'Complet.' }));
    expect(none.message).toContain('refusez plutôt la réinscription');
    const stranger = await w.staff.refused('reEnrolments.decide', decide({ id: w.cast.claire.familyId, decision: 'accepted' }));
    expect(stranger.code).toBe('conflict');
    await w.staff.call('reEnrolments.decide', decide({ id: violin?.id, decision: 'waiting-list' }));
    expect((await w.staff.call('reEnrolments.get', { id })).parts.map(({ decision }) => decision)).toEqual(['accepted', 'waiting-list']);
    const seen = await w.family.call('reEnrolments.form', { studentId: leo(w) });
    expect(seen.parts.map(({ label, decision }) => [label, decision])).toEqual([
      ['Piano, 2C1', 'accepted'],
      ['Vœu 1, Violon', 'waiting-list'],
    ]);
    const mail = (await w.mails()).at(-1);
    expect(mail?.text).toMatch(/Vœu 1, Violon\s: liste d’attente/);
  });

  test('is decided, then the decision is undone: what had not left does not leave, what had is withdrawn in one e-mail, and it waits again', async () => {
    const w = await aWorld();
    await answer(w.family, leo(w), ADMINISTRATIVE);
    await w.mails();
    const { id, version } = await waiting(w);
    expect((await w.staff.refused('reEnrolments.undo', { id, version })).message).toContain('Aucune décision n’est à annuler');
    await w.staff.call('reEnrolments.decide', { id, version, decision: 'refused', reason: 'Complet.' });
    const decided = await w.staff.call('reEnrolments.get', { id });
    expect([decided.state, decided.undoRefusal]).toEqual(['refused', null]);
    expect(await w.mails()).toHaveLength(2);
    expect(await w.staff.call('reEnrolments.undo', { id, version: decided.version })).toEqual({ mailTo: ['claire.bernard@exemple.fr'] });
    expect(await w.staff.call('reEnrolments.get', { id })).toMatchObject({ state: 'submitted', reason: null, decidedAt: null });
    expect((await w.mails()).map(({ subject }) => subject).at(-1)).toContain('Réponse annulée');
    // of two who undo it, the second is told
    expect((await w.staff.refused('reEnrolments.undo', { id, version: decided.version })).code).toBe('conflict');
    const again = await waiting(w);
    await w.staff.call('reEnrolments.decide', { id, version: again.version, decision: 'validated' });
    expect(await w.mails()).toHaveLength(4);
    w.clock.pass(25 * 60);
    const sonia = await w.signInStaff(w.cast.staff.sonia.login);
    const late = await sonia.call('reEnrolments.get', { id });
    expect(late.undoRefusal).toContain('24 heures');
    expect((await sonia.refused('reEnrolments.undo', { id, version: late.version })).message).toContain('24 heures');
  });

  test('is not undone by those who only look or keep the accounts', async () => {
    const w = await aWorld();
    await answer(w.family, leo(w), ADMINISTRATIVE);
    const { id, version } = await waiting(w);
    await w.staff.call('reEnrolments.decide', { id, version, decision: 'validated' });
    for (const who of [w.cast.staff.hugo, w.cast.staff.nadia]) {
      const person = await w.signInStaff(who.login);
      expect((await person.refused('reEnrolments.undo', { id, version: version + 1 })).code).toBe('not-allowed');
    }
  });
});

describe('what leaves the house', () => {
  const SHA = 'a'.repeat(64);
  const exported = async (w: World, since: 'last' | 'beginning') =>
    w.staff.call('reEnrolments.changes', { campaignId: await campaignOf(w), since });
  const note = async (w: World, mark: number, rows: number, since: 'last' | 'beginning' = 'last') => ({
    campaignId: await campaignOf(w),
    since,
    mark,
    format: 'csv' as const,
    rows,
    fileName: 'reponses.csv',
    sha256: SHA,
  });

  test('is all the first time, then only what families answered or staff decided since, each change once', async () => {
    const w = await aWorld();
    const yann = await w.signInFamily(w.cast.yann);
    await answer(w.family, leo(w), { ...ADMINISTRATIVE, requests: '=HYPERLINK("http://exemple.fr")' });
    const first = await exported(w, 'last');
    expect(first).toMatchObject({ last: null, changed: 1, total: 1 });
    expect(first.rows[0]).toMatchObject({
      number: 'RI2026-0001',
      familyName: 'Bernard',
      guardian: 'Claire Bernard',
      lastName: 'Bernard',
      firstName: 'Léo',
      answer: 'Réinscription administrative',
      state: 'En attente de validation',
      requests: '=HYPERLINK("http://exemple.fr")',
    });
    await w.staff.call('reEnrolments.noteExport', await note(w, first.mark, 1));
    expect(await exported(w, 'last')).toMatchObject({ changed: 0, rows: [], last: { by: 'Sonia Marchand', rows: 1 } });
    // the same instant: the clock has not moved, the new answer is there all the same
    await answer(yann, maelle(w), ADMINISTRATIVE);
    await answer(yann, maelle(w), { ...ADMINISTRATIVE, requests: 'Merci.' }, 'draft');
    const second = await exported(w, 'last');
    expect(second.rows.map(({ firstName }) => firstName)).toEqual(['Maëlle']);
    await w.staff.call('reEnrolments.noteExport', await note(w, second.mark, 1));
    const { id, version } = await waiting(w, 'leo bernard');
    await w.staff.call('reEnrolments.decide', { id, version, decision: 'validated' });
    expect((await exported(w, 'last')).rows.map(({ firstName, state, decidedBy }) => [firstName, state, decidedBy])).toEqual([
      ['Léo', 'Validée', 'Sonia Marchand'],
    ]);
    expect((await exported(w, 'beginning')).rows).toHaveLength(2);
    const runs = await w.service.store.read
      .selectFrom('export_run')
      .select(['kind', 'format', 'row_count', 'sha256', 'file_name'])
      .execute();
    expect(runs).toHaveLength(2);
    expect(runs[0]).toEqual({ kind: 're-enrolment-answers', format: 'csv', row_count: 1, sha256: SHA, file_name: 'reponses.csv' });
    const { rows } = await w.staff.call('history.list', { search: 'exporté', page: 0, pageSize: 10 });
    expect(rows[0]?.sentence).toContain('a exporté les réponses de la campagne');
  });

  test('is taken by those who work with it, and noted for what it is', async () => {
    const w = await aWorld();
    const nadia = await w.signInStaff(w.cast.staff.nadia.login);
    const campaignId = await campaignOf(w);
    const { mark } = await nadia.call('reEnrolments.changes', { campaignId, since: 'beginning' });
    await nadia.call('reEnrolments.noteExport', await note(w, mark, 0));
    const hugo = await w.signInStaff(w.cast.staff.hugo.login);
    expect((await hugo.refused('reEnrolments.changes', { campaignId, since: 'last' })).code).toBe('not-allowed');
    expect((await hugo.refused('reEnrolments.noteExport', await note(w, mark, 0))).code).toBe('not-allowed');
    expect((await w.staff.refused('reEnrolments.noteExport', await note(w, mark + 1000, 0))).code).toBe('invalid');
    expect((await w.staff.refused('reEnrolments.changes', { campaignId: w.cast.claire.familyId, since: 'last' })).code).toBe('not-found');
  });
});

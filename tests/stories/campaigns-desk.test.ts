import { describe, expect, test } from 'vitest';
import { CAST_CAMPAIGN } from '../../db/demo/cast-campaign.ts';
import type { InputOf } from '../../shared/contract/index.ts';
import { aWorld, type World } from '../helpers/world.ts';

type Settings = Omit<InputOf<'campaigns.edit'>, 'id' | 'version'>;

const NEXT: Settings = {
  schoolYear: '2027-2028',
  name: 'Réinscriptions 2027-2028',
  opensAt: '2026-12-01T07:00:00.000Z',
  closesAt: '2027-02-28T14:00:00.000Z',
  administrative: true,
  byCourse: true,
  wishes: false,
  message: 'Répondez avant le 28 février.',
  conditions: [],
};

const atAlpes = (w: World, settings: Partial<Settings> = {}) => ({ siteId: w.cast.sites.alpes, ...NEXT, ...settings });
const atCentre = (w: World, settings: Partial<Settings> = {}) => ({ siteId: w.cast.sites.centre, ...NEXT, ...settings });
const get = (w: World, id: string) => w.staff.call('campaigns.get', { id });
const leo = (w: World): string => w.cast.claire.students.Léo ?? '';

/** The one that the cast has open at « centre ». */
async function present(w: World) {
  const row = (await w.staff.call('campaigns.list', {})).find(({ siteId }) => siteId === w.cast.sites.centre);
  if (!row) throw new Error('no campaign at the centre');
  return row;
}

const pianoOf = async (w: World) => {
  const { choices } = await w.staff.call('conditions.choices', { siteId: w.cast.sites.centre });
  return choices.discipline?.find(({ label }) => label === 'Piano')?.value ?? '';
};

test('staff prepare a campaign, change it, open it, and each step is in the history', async () => {
  const w = await aWorld();
  const { id } = await w.staff.call('campaigns.create', atAlpes(w));
  expect(await get(w, id)).toMatchObject({ state: 'draft', phase: 'draft', version: 1, schoolYear: '2027-2028', message: NEXT.message });
  await w.staff.call('campaigns.edit', { id, version: 1, ...NEXT, name: 'Réinscriptions des Alpes', wishes: true });
  expect(await get(w, id)).toMatchObject({ name: 'Réinscriptions des Alpes', wishes: true, version: 2 });
  await w.staff.call('campaigns.open', { id, version: 2 });
  expect((await get(w, id)).phase).toBe('coming');
  w.clock.set(new Date('2026-12-01T07:00:00.000Z'));
  const sonia = await w.signInStaff(w.cast.staff.sonia.login);
  expect((await sonia.call('campaigns.get', { id })).phase).toBe('open');
  const { rows } = await sonia.call('history.list', { search: 'campagne', page: 0, pageSize: 50 });
  const said = rows.map(({ sentence }) => sentence);
  expect(said.some((line) => line.includes('a préparé la campagne'))).toBe(true);
  expect(said.some((line) => line.includes('a modifié la campagne'))).toBe(true);
  expect(said.some((line) => line.includes('a ouvert la campagne'))).toBe(true);
});

describe('who may answer', () => {
  test('is previewed on the real students before anything is saved', async () => {
    const w = await aWorld();
    const everybody = await w.staff.call('campaigns.preview', { siteId: w.cast.sites.centre, conditions: [] });
    expect(everybody.students).toBe(everybody.ofStudents);
    expect(everybody.students).toBeGreaterThan(4);
    const piano = { clause: 1, kind: 'discipline' as const, comparison: 'is' as const, value: await pianoOf(w) };
    const some = await w.staff.call('campaigns.preview', { siteId: w.cast.sites.centre, conditions: [piano] });
    expect(some.students).toBeGreaterThan(0);
    expect(some.students).toBeLessThan(everybody.students);
    expect(some.ofStudents).toBe(everybody.students);
    // the same clause also asks for an age: fewer still; another clause adds others
    const adult = { clause: 1, kind: 'age' as const, comparison: 'at-least' as const, value: '18' };
    const adults = await w.staff.call('campaigns.preview', { siteId: w.cast.sites.centre, conditions: [piano, adult] });
    const either = await w.staff.call('campaigns.preview', {
      siteId: w.cast.sites.centre,
      conditions: [piano, { ...adult, clause: 2, comparison: 'at-most' }],
    });
    expect(adults.students).toBeLessThan(some.students);
    expect(either.students).toBeGreaterThan(some.students);
  });

  test('is checked line by line', async () => {
    const w = await aWorld();
    const refused = await w.staff.refused(
      'campaigns.create',
      atCentre(w, {
        conditions: [
          { clause: 1, kind: 'discipline', comparison: 'is', value: 'le théorbe' },
          { clause: 1, kind: 'age', comparison: 'at-least', value: 'douze' },
        ],
      }),
    );
    expect(refused.fields).toHaveProperty(['conditions.0']);
    expect(refused.fields).toHaveProperty(['conditions.1']);
  });

  test('holds for families: whom a campaign does not concern any more is told at the next click', async () => {
    const w = await aWorld();
    const form = await w.family.call('reEnrolments.form', { studentId: leo(w) });
    const { id, version } = await present(w);
    const adults = [{ clause: 1, kind: 'age' as const, comparison: 'at-least' as const, value: '18' }];
    await w.staff.call('campaigns.edit', { id, version, ...NEXT, ...CAST_CAMPAIGN, conditions: adults });
    const late = await w.family.refused('reEnrolments.save', {
      studentId: leo(w),
      campaignId: form.campaign.id,
      version: form.version,
      purpose: 'send',
      typed: { administrative: true, doesNotReEnrol: false, curricula: [], enrolments: [], wishes: [] },
    });
    expect(late.message).toContain('n’est plus ouverte pour cet élève');
  });
});

describe('a campaign is refused', () => {
  test('whose end comes before its opening, which offers nothing, or prepares years that do not follow or are over', async () => {
    const w = await aWorld();
    const refused = async (settings: Partial<Settings>) => (await w.staff.refused('campaigns.create', atAlpes(w, settings))).fields;
    expect(await refused({ closesAt: NEXT.opensAt })).toHaveProperty('closesAt');
    expect(await refused({ administrative: false, byCourse: false })).toHaveProperty('administrative');
    expect(await refused({ schoolYear: '2027-2029' })).toHaveProperty('schoolYear');
    expect(await refused({ schoolYear: '2020-2021' })).toHaveProperty('schoolYear');
    expect(await refused({ name: '  ' })).toHaveProperty('name');
    expect((await w.staff.refused('campaigns.create', { ...NEXT, siteId: w.cast.claire.familyId })).fields).toHaveProperty('siteId');
  });

  test('at its opening, while another one is open for some of the same students, and the sentence says how many and until when', async () => {
    const w = await aWorld();
    const { id } = await w.staff.call('campaigns.create', atCentre(w, { name: 'Deuxième campagne' }));
    const { overlaps } = await w.staff.call('campaigns.preview', {
      siteId: w.cast.sites.centre,
      conditions: [],
      id,
      opensAt: NEXT.opensAt,
      closesAt: NEXT.closesAt,
    });
    expect(overlaps).toMatchObject([{ name: 'Réinscriptions 2027-2028' }]);
    expect(overlaps[0]?.draft).toBe(false);
    // one that is being prepared is said too while one edits, and is in nobody's way when the other is opened
    const other = await w.staff.call('campaigns.create', atCentre(w, { name: 'Troisième campagne' }));
    const beside = await w.staff.call('campaigns.preview', {
      siteId: w.cast.sites.centre,
      conditions: [],
      id,
      opensAt: NEXT.opensAt,
      closesAt: NEXT.closesAt,
    });
    expect(beside.overlaps.map((one) => [one.name, one.draft])).toEqual(
      expect.arrayContaining([
        ['Réinscriptions 2027-2028', false],
        ['Troisième campagne', true],
      ]),
    );
    // Samuel, an adult, is concerned by the one without conditions only
    expect(beside.overlaps.find((one) => one.id === other.id)?.students).toBe((overlaps[0]?.students ?? 0) + 1);

    const refused = await w.staff.refused('campaigns.open', { id, version: 1 });
    expect(refused.code).toBe('conflict');
    expect(refused.message).toMatch(
      /élèves sont déjà concernés par «\u00a0Réinscriptions 2027-2028\u00a0», qui finit le 31\/01\/2027 à 15\u00a0h\u00a000/,
    );
    // once the first is over there is nothing in the way
    await w.staff.call('campaigns.edit', { id, version: 1, ...NEXT, opensAt: CAST_CAMPAIGN.closesAt });
    await w.staff.call('campaigns.open', { id, version: 2 });
  });

  test('nor may its end be past while families can answer; closed, it is opened again before it is changed', async () => {
    const w = await aWorld();
    const { id, version } = await present(w);
    const past = await w.staff.refused('campaigns.edit', { id, version, ...NEXT, ...CAST_CAMPAIGN, closesAt: '2026-11-19T14:00:00.000Z' });
    expect(past.fields).toHaveProperty('closesAt');
    await w.staff.call('campaigns.close', { id, version });
    const closed = await w.staff.refused('campaigns.edit', { id, version: version + 1, ...NEXT, ...CAST_CAMPAIGN });
    expect(closed.message).toContain('ouvrez-la de nouveau');
    expect((await get(w, id)).phase).toBe('closed');
  });

  test('by the version: whoever changed it second is told, and loses nothing of the first’s work', async () => {
    const w = await aWorld();
    const marc = await w.signInStaff(w.cast.staff.marc.login);
    const { id } = await w.staff.call('campaigns.create', atAlpes(w));
    await marc.call('campaigns.edit', { id, version: 1, ...NEXT, name: 'Celle de Marc' });
    expect((await w.staff.refused('campaigns.edit', { id, version: 1, ...NEXT, name: 'Celle de Sonia' })).code).toBe('conflict');
    expect((await get(w, id)).name).toBe('Celle de Marc');
  });
});

test('the year that it prepares stands once families have answered; one that nobody answered is deleted, the others are closed', async () => {
  const w = await aWorld();
  const { id, version } = await present(w);
  const form = await w.family.call('reEnrolments.form', { studentId: leo(w) });
  await w.family.call('reEnrolments.save', {
    studentId: leo(w),
    campaignId: form.campaign.id,
    version: 0,
    purpose: 'draft',
    typed: { administrative: true, doesNotReEnrol: false, curricula: [], enrolments: [], wishes: [] },
  });
  const other = await w.staff.refused('campaigns.edit', { id, version, ...NEXT, ...CAST_CAMPAIGN, schoolYear: '2028-2029' });
  expect(other.fields?.schoolYear).toContain('ont déjà répondu');
  expect((await w.staff.refused('campaigns.remove', { id, version })).message).toContain('fermez-la plutôt');
  const made = await w.staff.call('campaigns.create', atAlpes(w, { schoolYear: '2028-2029' }));
  expect(await get(w, made.id)).toMatchObject({ schoolYear: '2028-2029' });
  await w.staff.call('campaigns.open', { id: made.id, version: 1 });
  expect((await w.staff.refused('campaigns.remove', { id: made.id, version: 2 })).message).toContain('fermez-la d’abord');
  await w.staff.call('campaigns.close', { id: made.id, version: 2 });
  await w.staff.call('campaigns.remove', { id: made.id, version: 3 });
  expect((await w.staff.refused('campaigns.get', { id: made.id })).code).toBe('not-found');
});

test('it ends at 15:00, neither a minute before nor after, and staff see that it is over', async () => {
  const w = await aWorld();
  const { id } = await present(w);
  const form = () => w.family.call('reEnrolments.form', { studentId: leo(w), campaignId: id });
  w.clock.set(new Date('2027-01-31T13:59:00.000Z'));
  w.family = await w.signInFamily(w.cast.claire);
  expect((await form()).ended).toBeNull();
  w.clock.pass(1);
  expect((await form()).ended).toContain('depuis le 31/01/2027 à 15\u00a0h\u00a000');
  const sonia = await w.signInStaff(w.cast.staff.sonia.login);
  const file = await sonia.call('campaigns.get', { id });
  expect(file.phase).toBe('over');
  expect((await sonia.refused('campaigns.open', { id, version: file.version })).fields?.closesAt).toContain('Cette fin est passée');
});

test('those who only look, or keep the accounts, read campaigns and change none', async () => {
  const w = await aWorld();
  const { id, version } = await present(w);
  for (const who of [w.cast.staff.hugo, w.cast.staff.nadia]) {
    const person = await w.signInStaff(who.login);
    expect((await person.call('campaigns.list', {})).length).toBeGreaterThan(0);
    expect((await person.refused('campaigns.create', atAlpes(w))).code).toBe('not-allowed');
    expect((await person.refused('campaigns.edit', { id, version, ...NEXT })).code).toBe('not-allowed');
    expect((await person.refused('campaigns.remove', { id, version })).code).toBe('not-allowed');
    expect((await person.refused('campaigns.open', { id, version })).code).toBe('not-allowed');
  }
  // a family's token opens nothing of the desk
  expect((await w.family.refused('campaigns.list', {})).code).toBe('expired');
});

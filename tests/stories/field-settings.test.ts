import { describe, expect, test } from 'vitest';
import { usualMode } from '../../shared/rules/field-modes.ts';
import { SHEETS, sheetFieldNames } from '../../shared/rules/sheets.ts';
import { faultsOf, signedIn } from '../doors/visitor.ts';
import { requestsWaiting } from '../helpers/queue.ts';
import { aWorld, type World } from '../helpers/world.ts';

type Modes = Record<string, 'hidden' | 'shown' | 'editable' | 'required'>;

/** Sets some fields for all sites, or for one; the others stay as they come. */
const set = async (w: World, guardian: Modes, student: Modes = {}, siteId: string | null = null) =>
  w.staff.call('fieldSettings.save', { siteId, guardian, student, version: await seen(w, siteId) });
const seen = async (w: World, siteId: string | null) => (await w.staff.call('fieldSettings.get', { siteId })).version;

const ownSheet = async (w: World) => {
  const { guardians } = await w.family.call('changeRequests.sheet', {});
  const own = guardians.find((guardian) => guardian.own);
  if (!own) throw new Error('Claire has a sheet');
  return own;
};

describe('until an office says otherwise', () => {
  test('every field can be changed, and only names are mandatory', async () => {
    const w = await aWorld();
    const { own, version: _, ...sheets } = await w.staff.call('fieldSettings.get', { siteId: null });
    expect(own).toBe(false);
    for (const subject of ['guardian', 'student'] as const)
      expect(sheets[subject]).toEqual(
        Object.fromEntries(
          sheetFieldNames(subject).map((name) => [
            name,
            usualMode(SHEETS[subject][name] ?? { label: '', group: '', kind: 'text', max: 1 }),
          ]),
        ),
      );
    expect((await ownSheet(w)).modes).toMatchObject({ lastName: 'required', city: 'editable' });
  });
});

describe('a hidden field', () => {
  test('is not told to the family, and cannot be asked for', async () => {
    const w = await aWorld();
    await set(w, { phoneWork: 'hidden', city: 'hidden' });
    const sheet = await ownSheet(w);
    expect(sheet.values.city).toBeNull();
    expect(sheet.modes).toMatchObject({ city: 'hidden' });
    const refusal = await w.family.refused('changeRequests.request', { guardianId: sheet.id, values: { city: 'Meylan' } });
    expect(refusal.fields).toEqual({ city: expect.stringContaining('secrétariat') });
    const claire = await signedIn(w);
    const page = await claire.get('/famille');
    expect(page.text).not.toContain('Ville');
    expect(page.text).not.toContain('Téléphone professionnel');
    expect(page.text).toContain('Téléphone portable');
  });

  test('a request that waits for it is not shown either, and staff still decide it', async () => {
    const w = await aWorld();
    await w.family.call('changeRequests.request', { guardianId: w.cast.claire.guardianId, values: { city: 'Meylan' } });
    await set(w, { city: 'hidden' });
    expect((await ownSheet(w)).pending).toBeNull();
    const rows = await requestsWaiting(w);
    expect(rows).toHaveLength(1);
  });
});

describe('a field that is only shown', () => {
  test('is read on the page and is no part of its form', async () => {
    const w = await aWorld();
    await set(w, {}, { birthDate: 'shown' });
    const claire = await signedIn(w);
    const leo = w.cast.claire.students.Léo;
    const page = await claire.get(`/eleves/${leo}/identite`);
    expect(await faultsOf(page.body)).toEqual([]);
    expect(page.text).toContain('Se modifie au secrétariat');
    expect(page.text).toContain('12/04/2015');
    expect(page.body).not.toContain('name="birthDate"');
    expect(page.body).toContain('name="birthPlace"');
  });

  test('is refused when it comes all the same, and what stood already is no change', async () => {
    const w = await aWorld();
    await set(w, {}, { birthDate: 'shown' });
    const studentId = w.cast.claire.students.Léo ?? '';
    const refusal = await w.family.refused('changeRequests.request', { studentId, values: { birthDate: '2014-01-01', schoolClass: '6e' } });
    expect(refusal.fields).toEqual({ birthDate: expect.stringContaining('secrétariat') });
    const opened = { birthDate: '12/04/2015', schoolClass: '' };
    const sent = await w.family.call('changeRequests.request', { studentId, values: { ...opened, schoolClass: '6e' }, shown: opened });
    expect(sent.changed).toBe(true);
  });

  test('a sheet of which nothing is left to change has no button', async () => {
    const w = await aWorld();
    const all = Object.fromEntries(sheetFieldNames('guardian').map((name) => [name, 'shown' as const]));
    await set(w, all);
    const page = await (await signedIn(w)).get('/famille');
    expect(page.body).not.toContain('id="modifier"');
    expect(page.body).not.toContain('name="password"');
  });
});

describe('a mandatory field', () => {
  test('is marked on the page, and is not sent empty', async () => {
    const w = await aWorld();
    await set(w, { phoneMobile: 'required' });
    const page = await (await signedIn(w)).get('/famille');
    expect(page.text).toMatch(/Téléphone portable\s*\(obligatoire\)/);
    const guardianId = w.cast.claire.guardianId;
    const refusal = await w.family.refused('changeRequests.request', { guardianId, values: { phoneMobile: ' ', city: 'Meylan' } });
    expect(refusal.fields).toEqual({ phoneMobile: 'Ce champ est à remplir.' });
    expect((await w.family.call('changeRequests.request', { guardianId, values: { city: 'Meylan' } })).changed).toBe(true);
  });
});

describe('sites', () => {
  test('one site may go its own way, and come back', async () => {
    const w = await aWorld();
    await set(w, { city: 'hidden' });
    await set(w, { city: 'shown' }, {}, w.cast.sites.centre);
    expect((await ownSheet(w)).modes.city).toBe('shown');
    expect(await w.staff.call('fieldSettings.get', { siteId: w.cast.sites.centre })).toMatchObject({
      own: true,
      guardian: { city: 'shown' },
    });
    expect(await w.staff.call('fieldSettings.get', { siteId: w.cast.sites.alpes })).toMatchObject({
      own: false,
      guardian: { city: 'hidden' },
    });
    await w.staff.call('fieldSettings.reset', { siteId: w.cast.sites.centre, version: await seen(w, w.cast.sites.centre) });
    expect((await ownSheet(w)).modes.city).toBe('hidden');
    await w.staff.call('fieldSettings.reset', { siteId: null, version: await seen(w, null) });
    expect((await ownSheet(w)).modes.city).toBe('editable');
    expect(
      (await w.staff.refused('fieldSettings.save', { siteId: crypto.randomUUID(), guardian: {}, student: {}, version: '' })).code,
    ).toBe('not-found');
  });

  test('a name is never hidden nor optional, and a field that is none is refused', async () => {
    const w = await aWorld();
    const refusal = await w.staff.refused('fieldSettings.save', {
      siteId: null,
      guardian: { lastName: 'hidden', nationality: 'shown' },
      student: { firstName: 'editable' },
      version: await seen(w, null),
    });
    expect(Object.keys(refusal.fields ?? {}).sort()).toEqual(['guardian.lastName', 'guardian.nationality', 'student.firstName']);
  });
});

test('only an administrator sets fields; staff change every field whatever families see', async () => {
  const w = await aWorld();
  await set(w, { city: 'hidden' });
  for (const login of [w.cast.staff.marc.login, w.cast.staff.nadia.login, w.cast.staff.hugo.login]) {
    const person = await w.signInStaff(login);
    expect((await person.refused('fieldSettings.save', { siteId: null, guardian: {}, student: {}, version: '' })).code).toBe('not-allowed');
    expect((await person.refused('fieldSettings.reset', { siteId: null, version: '' })).code).toBe('not-allowed');
    await person.call('fieldSettings.get', { siteId: null });
  }
  const marc = await w.signInStaff(w.cast.staff.marc.login);
  await marc.call('families.editGuardian', { guardianId: w.cast.claire.guardianId, version: 1, values: { city: 'Voiron' } });
  const { rows } = await w.staff.call('history.list', {});
  expect(rows.map(({ sentence }) => sentence)).toContain('a réglé les champs que les familles voient et modifient');
});

import { describe, expect, test } from 'vitest';
import type { InputOf } from '../../shared/contract/index.ts';
import { aPdf, aPicture } from '../helpers/some-files.ts';
import { tick } from '../helpers/tick.ts';
import { aWorld, type Person, type World } from '../helpers/world.ts';

type New = InputOf<'requiredDocuments.create'>;
const content = {
  name: 'Certificat médical',
  explanation: null,
  scope: 'student',
  mandatory: true,
  severalFiles: false,
  validity: { validity: 'school-year', days: null, date: null },
  health: false,
  purpose: null,
  alternatives: [],
  conditions: [],
} as const satisfies Omit<New, 'siteId' | 'model'>;
const asked = (w: World, what: Partial<New> = {}): New => ({
  siteId: w.cast.claire.siteId,
  ...content,
  alternatives: [],
  conditions: [],
  ...what,
});

test('the office asks violinists for a document, sees whom that reaches before it saves, and families are asked', async () => {
  const w = await aWorld();
  const { siteId } = w.cast.claire;
  const { choices } = await w.staff.call('conditions.choices', { siteId });
  const violin = choices.discipline?.find(({ label }) => label === 'Violon')?.value ?? '';
  const forViolin = asked(w, {
    name: 'Attestation du luthier',
    conditions: [{ clause: 1, kind: 'discipline', comparison: 'is', value: violin }],
  });
  const { model: _model, ...previewed } = forViolin;
  const everybody = await w.staff.call('requiredDocuments.preview', { ...previewed, conditions: [] });
  const effect = await w.staff.call('requiredDocuments.preview', previewed);
  expect(effect).toMatchObject({ before: null, stands: 0, sentence: 'chaque élève qui suit Violon', freed: { count: 0, names: [] } });
  expect(effect.newlyToProvide.names).toContain('Jeanne Bernard');
  expect(effect.newlyToProvide.names).not.toContain('Léo Bernard');
  expect(everybody.after.students).toBeGreaterThan(effect.after.students);
  expect(everybody.newlyToProvide.count).toBe(everybody.after.students);

  const { id } = await w.staff.call('requiredDocuments.create', forViolin);
  expect(await askedOf(w, 'Jeanne')).toContain('Attestation du luthier');
  expect(await askedOf(w, 'Léo')).not.toContain('Attestation du luthier');
  const { rows } = await w.staff.call('requiredDocuments.list', { siteId });
  expect(rows.at(-1)).toMatchObject({ id, concerns: 'qui suit Violon', waiting: 0, given: 0, archivedAt: null });
  const { rows: history } = await w.staff.call('history.list', { search: 'luthier' });
  expect(history.map(({ sentence }) => sentence)).toEqual(['a ajouté la pièce à fournir : Attestation du luthier (Centre)']);
});

test('a change is previewed on what has been given: it stands, or it is to be given again; of two windows the second is told', async () => {
  const w = await aWorld();
  const leo = w.cast.claire.students.Léo ?? '';
  await tick(w.family, leo);
  const photo = await requirement(w, 'Photo d’identité');
  const { id: given } = await w.family.call('documents.give', {
    studentId: leo,
    requirementId: photo.id,
    files: [{ name: 'léo.jpg', bytes: await aPicture() }],
  });
  await w.family.call('documents.examined', { id: given });
  const { version, siteId, siteName: _name, archivedAt: _at, model: _model, conditions: _conditions, ...same } = photo;
  const unversioned = { ...same, conditions: [] };
  const change = { ...unversioned, id: photo.id };
  const kept = await w.staff.call('requiredDocuments.preview', { siteId, ...unversioned, mandatory: false });
  expect(kept.before).toEqual(kept.after);
  expect([kept.stands, kept.newlyToProvide.count]).toEqual([1, 0]);
  // asked of the family, what a student gave does not answer it
  const moved = await w.staff.call('requiredDocuments.preview', { siteId, ...unversioned, scope: 'family' });
  expect(moved).toMatchObject({ stands: 0, after: { students: 0 } });
  expect(moved.newlyToProvide.names).toContain('famille Bernard');
  expect(moved.freed.names).toContain('Léo Bernard');

  await w.staff.call('requiredDocuments.edit', { ...change, version, explanation: 'Sans lunettes.' });
  const marc = await w.signInStaff('marc');
  expect(await marc.refused('requiredDocuments.edit', { ...change, version, name: 'Photo' })).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('a changé'),
  });
  expect(await requirement(w, 'Photo d’identité')).toMatchObject({ version: version + 1, explanation: 'Sans lunettes.' });
});

test('what is archived is asked of nobody, keeps what was given, and comes back at its place', async () => {
  const w = await aWorld();
  const { id, version, siteId } = await requirement(w, 'Photo d’identité');
  const before = await w.service.store.read.selectFrom('document').select('id').where('required_document_id', '=', id).execute();
  await w.staff.call('requiredDocuments.archive', { id, version });
  expect(await askedOf(w, 'Léo')).toEqual([]);
  expect((await w.staff.refused('requiredDocuments.archive', { id, version: version + 1 })).code).toBe('conflict');
  const { rows } = await w.staff.call('requiredDocuments.list', { siteId });
  expect(rows.at(-1)).toMatchObject({ id, archivedAt: w.clock.now().toISOString() });
  expect(await w.service.store.read.selectFrom('document').select('id').where('required_document_id', '=', id).execute()).toEqual(before);

  // meanwhile another of the same name: that must be settled first
  const { id: other } = await w.staff.call('requiredDocuments.create', asked(w, { name: 'Photo d’identité' }));
  expect((await w.staff.refused('requiredDocuments.restore', { id, version: version + 1 })).message).toContain('déjà une pièce nommée');
  await w.staff.call('requiredDocuments.archive', { id: other, version: 1 });
  await w.staff.call('requiredDocuments.restore', { id, version: version + 1 });
  expect(await askedOf(w, 'Léo')).toEqual(['Photo d’identité']);
});

test('the order is that in which families read it; a list that has changed meanwhile is not put in order blindly', async () => {
  const w = await aWorld();
  const { siteId } = w.cast.claire;
  const ids = (await w.staff.call('requiredDocuments.list', { siteId })).rows.map(({ id }) => id);
  await w.staff.call('requiredDocuments.reorder', { siteId, ids: ids.toReversed() });
  expect((await w.staff.call('requiredDocuments.list', { siteId })).rows.map(({ id }) => id)).toEqual(ids.toReversed());
  expect((await w.family.call('documents.ofFamily', {})).family.map(({ name }) => name)).toEqual([
    'Règlement intérieur signé',
    'Justificatif de quotient familial',
    'Justificatif de domicile',
  ]);
  for (const wrong of [ids.slice(1), [...ids, ids[0] ?? ''], [...ids.slice(1), crypto.randomUUID()]])
    expect((await w.staff.refused('requiredDocuments.reorder', { siteId, ids: wrong })).code).toBe('conflict');
});

describe('the model', () => {
  test('is examined like what families give, and downloaded by them', async () => {
    const w = await aWorld();
    const model = { name: '../modèle à signer.pdf', bytes: await aPdf() };
    const { id } = await w.staff.call('requiredDocuments.create', asked(w, { name: 'Charte', scope: 'family', model }));
    expect(await w.family.call('documents.model', { requirementId: id })).toMatchObject({ name: 'modèle à signer.pdf' });
    const mine = await w.staff.call('requiredDocuments.model', { id });
    expect(Buffer.from(mine.bytes).equals(model.bytes)).toBe(true);
    const opened = await w.staff.call('requiredDocuments.get', { id });
    const { siteId: _site, siteName: _name, archivedAt: _at, model: name, conditions: _c, ...same } = opened;
    expect(name).toBe('modèle à signer.pdf');
    // kept unless said otherwise, then taken away
    await w.staff.call('requiredDocuments.edit', { ...same, conditions: [] });
    expect((await w.staff.call('requiredDocuments.get', { id })).model).toBe('modèle à signer.pdf');
    await w.staff.call('requiredDocuments.edit', { ...same, conditions: [], version: same.version + 1, model: null });
    expect((await w.staff.refused('requiredDocuments.model', { id })).code).toBe('not-found');
  });

  test('that is not what its name says, or too heavy, is refused beside its field, and nothing is kept', async () => {
    const w = await aWorld();
    const misnamed = asked(w, { name: 'Charte', model: { name: 'charte.pdf', bytes: await aPicture() } });
    expect((await w.staff.refused('requiredDocuments.create', misnamed)).fields?.model).toContain('.jpg');
    const heavy = asked(w, { name: 'Charte', model: { name: 'charte.pdf', bytes: new Uint8Array(2 * 1024 * 1024 + 1) } });
    expect(await w.staff.refused('requiredDocuments.create', heavy)).toMatchObject({ code: 'invalid' });
    expect((await w.staff.call('requiredDocuments.list', {})).rows.map(({ name }) => name)).not.toContain('Charte');
  });
});

describe('what cannot be kept is said beside its field', () => {
  test.each<[string, () => Partial<New>, string, string]>([
    ['no name', () => ({ name: ' ' }), 'name', 'Donnez un nom'],
    ['a name that the site has', () => ({ name: 'Photo d’identité' }), 'name', 'déjà'],
    ['days without a number', () => ({ validity: { validity: 'days', days: null, date: null } }), 'validity.days', 'nombre de jours'],
    ['a date without a day', () => ({ validity: { validity: 'date', days: null, date: null } }), 'validity.date', 'date'],
    ['health without a purpose (RGPD-7.2)', () => ({ health: true }), 'purpose', 'pourquoi'],
    [
      'a discipline that there is not',
      () => ({ conditions: [{ clause: 1, kind: 'discipline', comparison: 'is', value: 'banjo' }] }),
      'conditions.0',
      'discipline',
    ],
    [
      'an age that is none',
      () => ({ conditions: [{ clause: 1, kind: 'age', comparison: 'at-least', value: 'grand' }] }),
      'conditions.0',
      'âge en années',
    ],
    [
      'a comparison that says nothing',
      () => ({ conditions: [{ clause: 1, kind: 'age', comparison: 'is', value: '12' }] }),
      'conditions.0',
      'comparaison',
    ],
    [
      'the same paper twice',
      () => ({
        alternatives: [
          { name: 'Avis', explanation: null },
          { name: 'avis', explanation: null },
        ],
      }),
      'alternatives.1.name',
      'déjà',
    ],
  ])('%s', async (_what, wrong, field, sentence) => {
    const w = await aWorld();
    const { model: _model, ...previewed } = asked(w, wrong());
    expect((await w.staff.refused('requiredDocuments.preview', previewed)).fields?.[field]).toContain(sentence);
    expect((await w.staff.refused('requiredDocuments.create', asked(w, wrong()))).fields?.[field]).toContain(sentence);
  });

  test('a paper under whose name something was given stays', async () => {
    const w = await aWorld();
    await tick(w.family, w.cast.claire.students.Léo ?? '');
    const {
      siteId: _s,
      siteName: _n,
      archivedAt: _a,
      model: _m,
      conditions: _c,
      ...income
    } = await requirement(w, 'Justificatif de quotient familial');
    const [notice] = income.alternatives;
    const { id } = await w.family.call('documents.give', {
      studentId: null,
      requirementId: income.id,
      alternativeId: notice?.id ?? null,
      files: [{ name: 'avis.pdf', bytes: await aPdf() }],
    });
    await w.family.call('documents.examined', { id });
    const without = { ...income, conditions: [], alternatives: income.alternatives.slice(1) };
    expect((await w.staff.refused('requiredDocuments.edit', without)).fields?.alternatives).toContain('déjà été déposé 1 fois');
    const renamed = income.alternatives.slice(0, 1).map((one) => ({ ...one, name: 'Avis d’impôt' }));
    await w.staff.call('requiredDocuments.edit', { ...income, conditions: [], alternatives: renamed });
    expect((await w.staff.call('documents.get', { id })).alternative).toBe('Avis d’impôt');
  });
});

test('each role does what is its own: accounting and readers look, the desk changes', async () => {
  const w = await aWorld();
  const { id, version, siteId } = await requirement(w, 'Photo d’identité');
  const { model: _model, ...previewed } = asked(w);
  for (const login of ['nadia', 'hugo']) {
    const colleague = await w.signInStaff(login);
    expect((await colleague.call('requiredDocuments.list', {})).rows.length).toBeGreaterThan(3);
    const refusals = [
      await colleague.refused('requiredDocuments.create', asked(w)),
      await colleague.refused('requiredDocuments.preview', previewed),
      await colleague.refused('requiredDocuments.archive', { id, version }),
      await colleague.refused('requiredDocuments.restore', { id, version }),
      await colleague.refused('requiredDocuments.reorder', { siteId, ids: [] }),
      await colleague.refused('requiredDocuments.edit', { ...content, id, version, conditions: [], alternatives: [] }),
    ];
    expect(refusals.map(({ code }) => code)).toEqual(Array.from({ length: 6 }, () => 'not-allowed'));
  }
  expect((await (await w.signInStaff('nadia')).refused('documents.missing', {})).code).toBe('not-allowed');
  const unknown = crypto.randomUUID();
  for (const refusal of [
    await w.staff.refused('requiredDocuments.get', { id: unknown }),
    await w.staff.refused('requiredDocuments.archive', { id: unknown, version: 1 }),
    await w.staff.refused('requiredDocuments.restore', { id: unknown, version: 1 }),
    await w.staff.refused('requiredDocuments.create', asked(w, { siteId: unknown })),
    await w.staff.refused('requiredDocuments.reorder', { siteId: unknown, ids: [] }),
    await w.staff.refused('requiredDocuments.preview', { ...previewed, siteId: unknown }),
  ])
    expect(refusal.code).toBe('not-found');
});

describe('who has not given what', () => {
  test('is told by family, piece and state; what expires soon is a list of its own', async () => {
    const w = await aWorld();
    const hugo = await w.signInStaff('hugo');
    const all = await hugo.call('documents.missing', { withFamilies: true, pageSize: 200 });
    expect(all.total).toBe(all.rows.length);
    expect(all.familyIds).toHaveLength(all.families);
    const leGoff = all.rows.filter(({ familyName }) => familyName.startsWith('Le Goff'));
    expect(leGoff.map(({ name, studentName, state, validUntil, reason }) => [name, studentName, state, validUntil, reason])).toEqual([
      ['Justificatif de domicile', null, 'expired', '2026-11-18', null],
      ['Justificatif de quotient familial', null, 'missing', null, null],
      ['Règlement intérieur signé', null, 'missing', null, null],
      ['Photo d’identité', 'Maëlle Le Goff', 'refused', null, 'La photo est trop sombre.'],
    ]);
    const states = async (filter: InputOf<'documents.missing'>) =>
      [...new Set((await w.staff.call('documents.missing', { pageSize: 200, ...filter })).rows.map(({ state }) => state))].sort();
    expect(await states({})).toEqual(['expired', 'missing', 'refused']);
    expect(await states({ state: 'refused' })).toEqual(['refused']);
    expect(await states({ state: 'expired' })).toEqual(['expired']);
    const photo = await requirement(w, 'Photo d’identité');
    const { rows } = await w.staff.call('documents.missing', { requirementId: photo.id, pageSize: 200 });
    expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(['Photo d’identité']));
    const found = await w.staff.call('documents.missing', { search: 'maelle', pageSize: 200 });
    expect(found.rows.map(({ studentName }) => studentName)).toEqual(['Maëlle Le Goff']);
    const optional = await w.staff.call('documents.missing', { mandatoryOnly: true, pageSize: 200 });
    expect(optional.rows.every(({ mandatory }) => mandatory)).toBe(true);
    expect(optional.total).toBeLessThan(all.total);
    const paged = await w.staff.call('documents.missing', { page: 1, pageSize: 2 });
    expect(paged.rows).toEqual(all.rows.slice(2, 4));
    // what a colleague has just changed is in the very next page
    await w.staff.call('requiredDocuments.archive', { id: photo.id, version: photo.version });
    const without = await w.staff.call('documents.missing', { pageSize: 200 });
    expect(without.rows.some(({ name }) => name === 'Photo d’identité')).toBe(false);

    // good for three weeks more
    await w.service.store.write((db) =>
      db.updateTable('document').set({ valid_until: '2026-12-10' }).where('state', '=', 'accepted').execute(),
    );
    expect(await states({ state: 'expiring', withinDays: 30 })).toEqual(['expiring']);
    expect(await states({ state: 'expiring', withinDays: 15 })).toEqual([]);
  });

  test('of a campaign are those for whom it is open; of another site its own', async () => {
    const w = await aWorld();
    const campaign = await w.service.store.read.selectFrom('campaign').select('id').where('state', '=', 'active').executeTakeFirst();
    const all = await w.staff.call('documents.missing', { pageSize: 200 });
    const ofCampaign = await w.staff.call('documents.missing', { campaignId: campaign?.id ?? '', pageSize: 200 });
    expect(ofCampaign.total).toBeGreaterThan(0);
    expect(ofCampaign.total).toBeLessThanOrEqual(all.total);
    expect((await w.staff.call('documents.missing', { campaignId: crypto.randomUUID() })).total).toBe(0);
    expect((await w.staff.call('documents.missing', { siteId: crypto.randomUUID() })).total).toBe(0);
  });
});

async function requirement(w: World, name: string) {
  const { rows } = await w.staff.call('requiredDocuments.list', { siteId: w.cast.claire.siteId });
  const row = rows.find((one) => one.name === name);
  if (!row) throw new Error(`nobody asks for « ${name} »`);
  return w.staff.call('requiredDocuments.get', { id: row.id });
}

const askedOf = async ({ family, cast }: { family: Person; cast: World['cast'] }, student: string) =>
  (await family.call('documents.ofStudent', { studentId: cast.claire.students[student] ?? '' })).student.map(({ name }) => name);

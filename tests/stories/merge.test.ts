import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { GO_WITH_FAMILY, GO_WITH_GUARDIAN, GO_WITH_STUDENT } from '../../db/family-merges.ts';
import { migratedStore, tablesOf } from '../db/migrated-store.ts';
import { aWorld, type World } from '../helpers/world.ts';

const fileOf = (w: World, id: string) => w.staff.call('families.get', { id });

/** Claire's family has been opened a second time at the desk: same Léo, another daughter, a father, and an invoice. */
async function twice() {
  const w = await aWorld();
  const keptId = w.cast.claire.familyId;
  const { id: mergedId } = await w.staff.call('families.create', {
    siteId: w.cast.sites.centre,
    guardian: { lastName: 'Bernard', firstName: 'Claire', phoneWork: '04 76 11 22 33', city: 'Meylan', email: 'claire.bernard@exemple.fr' },
    students: [
      { lastName: 'Bernard', firstName: 'Leo', birthDate: '2015-04-12' },
      { lastName: 'Bernard', firstName: 'Zoé', birthDate: '2019-01-05' },
    ],
  });
  const second = await w.staff.call('families.addGuardian', { familyId: mergedId, values: { lastName: 'Petit', firstName: 'Marc' } });
  const merged = await fileOf(w, mergedId);
  const [claire] = merged.guardians;
  const { identifier } = await w.staff.call('accounts.makeIdentifier', { guardianId: claire?.id ?? '' });
  const hisIdentifier = (await w.staff.call('accounts.makeIdentifier', { guardianId: second.id })).identifier;
  const at = w.clock.now().toISOString();
  await w.service.store.write((db) =>
    db
      .insertInto('invoice')
      .values({
        id: crypto.randomUUID(),
        number: 'F-2026-9001',
        site_id: w.cast.sites.centre,
        ledger: 'cotisation',
        family_id: mergedId,
        guardian_id: claire?.id ?? null,
        state: 'issued',
        wording: 'Cotisation de Zoé',
        issued_on: '2026-10-01',
        total_cents: 12_000,
        created_at: at,
      })
      .execute(),
  );
  const pair = { keptId, mergedId };
  const merge = async (take: { id: string; field: string }[] = []) => {
    const { seen } = await w.staff.call('families.mergePreview', pair);
    return w.staff.call('families.merge', { ...pair, seen, take });
  };
  return { w, keptId, mergedId, pair, merge, merged, identifier, hisIdentifier, marcId: second.id };
}

const owed = async (w: World, id: string) =>
  (await w.staff.call('families.balance', { id })).ledgers.reduce((total, { balanceCents }) => total + balanceCents, 0);

describe('probable duplicates', () => {
  test('are found by child, e-mail, phone or name and city, within a site', async () => {
    const { w, keptId, mergedId } = await twice();
    const { rows, total } = await w.staff.call('families.duplicates', {});
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      reasons: ['child', 'email'],
      families: [{ id: keptId }, { id: mergedId, students: ['Leo Bernard', 'Zoé Bernard'] }],
    });
    expect((await w.staff.call('families.duplicates', { siteId: w.cast.sites.alpes })).total).toBe(0);
  });

  test('two families that only look alike are said to be two, once', async () => {
    const { w, pair, mergedId } = await twice();
    await w.staff.call('families.notDuplicates', pair);
    await w.staff.call('families.notDuplicates', pair);
    expect((await w.staff.call('families.duplicates', {})).total).toBe(0);
    const { version } = await fileOf(w, mergedId);
    await w.staff.call('families.archive', { id: mergedId, version, despite: true });
    expect((await w.staff.refused('families.notDuplicates', pair)).code).toBe('conflict');
  });
});

describe('a preview', () => {
  test('says who is whom, where the sheets differ, what goes along, and what becomes of the identifiers', async () => {
    const { w, pair, identifier, hisIdentifier } = await twice();
    const preview = await w.staff.call('families.mergePreview', pair);
    expect(preview.obstacles).toEqual([]);
    expect(preview.guardians.map(({ name, into }) => [name, into === w.cast.claire.guardianId])).toEqual([
      ['Claire Bernard', true],
      ['Marc Petit', false],
    ]);
    expect(preview.students.map(({ name, into }) => [name, into === w.cast.claire.students.Léo])).toEqual([
      ['Leo Bernard', true],
      ['Zoé Bernard', false],
    ]);
    const claire = preview.people.find(({ subject }) => subject === 'guardian');
    expect(claire?.fields.map(({ field, takes }) => [field, takes])).toEqual([
      ['city', 'kept'],
      ['phoneWork', 'merged'],
    ]);
    expect(preview.moves).toContainEqual({ what: 'facture', count: 1 });
    expect(preview.accounts.map(({ identifier: one, fate }) => [one, fate])).toEqual([
      ['BERNARD-4827', 'kept'],
      [identifier, 'closed'],
      [hisIdentifier, 'moved'],
    ]);
  });

  test('follows who staff say is whom; a third responsable has no place', async () => {
    const { w, pair, merged } = await twice();
    const preview = await w.staff.call('families.mergePreview', {
      ...pair,
      guardians: merged.guardians.map(({ id }) => ({ id, into: null })),
      students: merged.students.map(({ id }) => ({ id, into: null })),
    });
    expect(preview.obstacles).toEqual([expect.stringContaining('deux responsables au plus')]);
    expect(preview.people).toEqual([]);
    const refusal = await w.staff.refused('families.merge', {
      ...pair,
      guardians: merged.guardians.map(({ id }) => ({ id, into: null })),
      take: [],
      seen: preview.seen,
    });
    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('deux responsables') });
  });

  test('files of two sites, archived ones, and requests about one person stand against it', async () => {
    const { w, keptId, mergedId, pair } = await twice();
    const other = await w.staff.call('families.mergePreview', { keptId, mergedId: w.cast.alice.familyId });
    expect(other.obstacles).toEqual([expect.stringContaining('deux sites')]);
    expect((await w.staff.call('families.mergePreview', { keptId, mergedId: keptId })).obstacles).toEqual(['C’est le même dossier.']);
    const { version } = await fileOf(w, mergedId);
    await w.staff.call('families.archive', { id: mergedId, version, despite: true });
    expect((await w.staff.call('families.mergePreview', pair)).obstacles).toEqual([expect.stringContaining('archivé')]);
    expect((await w.staff.refused('families.mergePreview', { keptId, mergedId: crypto.randomUUID() })).code).toBe('not-found');
  });
});

describe('a merge', () => {
  test('brings people, papers, money and history together; the old number and identifier lead to the kept file', async () => {
    const { w, keptId, mergedId, merge, merged, identifier, marcId } = await twice();
    const before = (await owed(w, keptId)) + (await owed(w, mergedId));
    await merge([{ id: w.cast.claire.guardianId, field: 'phoneWork' }]);
    const kept = await fileOf(w, keptId);
    expect(kept.name).toBe('Bernard – Petit');
    expect(kept.guardians).toMatchObject([{ values: { phoneWork: '+33476112233', city: 'Grenoble' } }, { id: marcId, position: 2 }]);
    expect(kept.students.map(({ values }) => values.firstName)).toEqual(['Léo', 'Jeanne', 'Zoé']);
    expect(await owed(w, keptId)).toBe(before);
    for (const search of [merged.number, identifier]) {
      const { rows } = await w.staff.call('families.list', { search });
      expect(rows.map(({ id }) => id)).toEqual([keptId]);
    }
    expect(await fileOf(w, mergedId)).toMatchObject({ mergedInto: { id: keptId }, archivedAt: expect.any(String) });
    expect(kept.merges).toMatchObject([
      { family: { id: mergedId, number: merged.number }, madeBy: 'Sonia Marchand', identifiers: [identifier] },
    ]);
    const { rows } = await w.staff.call('history.list', { familyId: keptId });
    expect(rows.map(({ sentence }) => sentence)).toContain(`a créé la famille ${merged.number} avec 2 élèves`);
    expect((await w.staff.call('families.duplicates', {})).total).toBe(0);
  });

  test('who has taken the other address is told at both', async () => {
    const { w, pair, merged, merge } = await twice();
    const [claire] = merged.guardians;
    await w.staff.call('families.editGuardian', { guardianId: claire?.id ?? '', version: 1, values: { email: 'claire@autre.exemple.fr' } });
    await w.mails();
    const before = w.mailbox.mails.length;
    await merge([{ id: w.cast.claire.guardianId, field: 'email' }]);
    const told = (await w.mails()).slice(before).map(({ to }) => (Array.isArray(to) ? '' : to?.text));
    expect(told.sort()).toEqual([expect.stringContaining('claire.bernard@exemple.fr'), expect.stringContaining('claire@autre.exemple.fr')]);
    expect((await fileOf(w, pair.keptId)).guardians[0]?.values.email).toBe('claire@autre.exemple.fr');
  });

  test('what has changed since the preview is not merged unseen', async () => {
    const { w, pair, merged } = await twice();
    const { seen } = await w.staff.call('families.mergePreview', pair);
    const [leo] = merged.students;
    await w.staff.call('students.edit', { studentId: leo?.id ?? '', version: 1, values: { birthPlace: 'Lyon' } });
    const refusal = await w.staff.refused('families.merge', { ...pair, seen, take: [] });
    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('depuis que vous avez ouvert cet aperçu') });
    expect((await fileOf(w, pair.mergedId)).archivedAt).toBeNull();
  });

  test('is not for accounting and read-only staff', async () => {
    const { w, pair } = await twice();
    const { seen } = await w.staff.call('families.mergePreview', pair);
    for (const login of [w.cast.staff.nadia.login, w.cast.staff.hugo.login]) {
      const person = await w.signInStaff(login);
      expect((await person.refused('families.merge', { ...pair, seen, take: [] })).code).toBe('not-allowed');
      expect((await person.refused('families.undoMerge', { mergeId: crypto.randomUUID() })).code).toBe('not-allowed');
      expect((await person.refused('families.notDuplicates', pair)).code).toBe('not-allowed');
    }
  });
});

describe('undoing', () => {
  test('gives back both files as they were, while nothing has built on the merge', async () => {
    const { w, keptId, mergedId, merge } = await twice();
    const shape = async (id: string) => {
      const { version, mails, guardians, students, ...file } = await fileOf(w, id);
      const plain = ({ version: _, ...person }: { version: number }) => person;
      return { ...file, guardians: guardians.map(plain), students: students.map(plain), owed: await owed(w, id) };
    };
    const before = [await shape(keptId), await shape(mergedId)];
    const { mergeId } = await merge([{ id: w.cast.claire.guardianId, field: 'phoneWork' }]);
    await w.signInFamily(w.cast.claire);
    await w.staff.call('families.undoMerge', { mergeId });
    const after = [await shape(keptId), await shape(mergedId)];
    // who came in meanwhile has come in
    const settled = (side: unknown) => JSON.parse(JSON.stringify(side).replaceAll(/"(lastLoginAt|sessions)":[^,}]*/g, '"$1":0'));
    expect(settled(after)).toEqual(settled(before));
    expect((await w.staff.refused('families.undoMerge', { mergeId })).code).toBe('not-found');
    expect((await w.staff.call('families.duplicates', {})).total).toBe(1);
  });

  test('is refused once somebody has worked in the file', async () => {
    const { w, keptId, merge } = await twice();
    const { mergeId } = await merge();
    const { version } = await fileOf(w, keptId);
    await w.staff.call('families.edit', { id: keptId, version, residence: 'commune' });
    expect(await w.staff.refused('families.undoMerge', { mergeId })).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Sonia Marchand a travaillé dans ce dossier'),
    });
  });

  test('is refused once something that went along has changed without a word in the history', async () => {
    const { w, mergedId, merge } = await twice();
    const { mergeId } = await merge();
    await w.service.store.write((db) =>
      db.updateTable('invoice').set({ family_id: mergedId }).where('number', '=', 'F-2026-9001').execute(),
    );
    expect((await w.staff.refused('families.undoMerge', { mergeId })).message).toContain('a changé depuis');
  });
});

describe('what one file keeps from somebody', () => {
  test('the merged one does not give away: a confidential address, a closed extranet (RGPD-7.9)', async () => {
    const { w, keptId, merge, merged, pair } = await twice();
    const [claire] = merged.guardians;
    const hers = await w.signInFamily(w.cast.claire);
    await w.staff.call('families.setFacts', {
      guardianId: claire?.id ?? '',
      version: claire?.version ?? 0,
      addressConfidential: true,
      maySee: false,
    });
    const { stays } = await w.staff.call('families.mergePreview', pair);
    expect(stays).toEqual(['L’adresse de Claire Bernard reste confidentielle.', 'L’extranet reste fermé à Claire Bernard.']);
    const { mergeId } = await merge();
    expect((await fileOf(w, keptId)).guardians[0]).toMatchObject({ addressConfidential: true, maySee: false });
    expect((await hers.refused('home.show', {})).code).toBe('expired');
    await w.staff.call('families.undoMerge', { mergeId });
    expect((await fileOf(w, keptId)).guardians[0]).toMatchObject({ addressConfidential: false, maySee: true });
  });

  test('an address that is confidential where the file stays covers the papers that came through the other', async () => {
    const { w, keptId, merged, merge } = await twice();
    const [kept] = (await fileOf(w, keptId)).guardians;
    await w.staff.call('families.setFacts', { guardianId: kept?.id ?? '', version: kept?.version ?? 0, addressConfidential: true });
    await merge();
    const [row] = await w.service.store.read
      .selectFrom('guardian')
      .select('address_confidential')
      .where('id', '=', merged.guardians[0]?.id ?? '')
      .execute();
    expect(row?.address_confidential).toBe(1);
  });

  test('an identifier that goes to the other sheet leaves behind what was sent to the former address', async () => {
    const { w, mergedId, merged, identifier } = await twice();
    const { id: keptId } = await w.staff.call('families.create', {
      siteId: w.cast.sites.centre,
      guardian: { lastName: 'Bernard', firstName: 'Claire', email: 'claire@autre.exemple.fr' },
      students: [],
    });
    await w.staff.call('identifiers.reset', { guardianId: merged.guardians[0]?.id ?? '' });
    await w.mails();
    const pair = { keptId, mergedId };
    const { seen } = await w.staff.call('families.mergePreview', pair);
    await w.staff.call('families.merge', { ...pair, seen, take: [] });
    expect((await fileOf(w, keptId)).guardians[0]?.account?.identifier).toBe(identifier);
    const states = await w.service.store.read
      .selectFrom('temporary_password')
      .innerJoin('account', 'account.id', 'temporary_password.account_id')
      .select('state')
      .where('account.identifier', '=', identifier)
      .execute();
    expect(states).toEqual([{ state: 'void' }]);
  });
});

test('every table that names a family, a responsable or a student is known to a merge', () => {
  const store: Database.Database = migratedStore();
  const naming = (target: string) =>
    tablesOf(store).filter((table) =>
      (store.pragma(`foreign_key_list(${table})`) as { table: string; from: string }[]).some(
        (key) => key.table === target && key.from === `${target}_id`,
      ),
    );
  // people and their accounts are moved one by one; a mailing has gone to whom it went
  expect(naming('family').sort()).toEqual([...GO_WITH_FAMILY, 'account', 'distinct_families', 'guardian', 'student'].sort());
  expect(naming('guardian').sort()).toEqual([...GO_WITH_GUARDIAN, 'account', 'mailing_recipient'].sort());
  expect(naming('student').sort()).toEqual([...GO_WITH_STUDENT].sort());
});

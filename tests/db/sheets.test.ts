import { expect, test } from 'vitest';
import { columnOf, columnsOf, valuesOf } from '../../db/sheet-columns.ts';
import { changeSheet, findSheet } from '../../db/sheets.ts';
import { sheetFieldNames } from '../../shared/rules/sheets.ts';
import { aWorld } from '../helpers/world.ts';

test.each(['guardian', 'student'] as const)('every field of the sheet of a %s has the column of its name', async (subject) => {
  const { service } = await aWorld();
  const row = await service.store.read.selectFrom(subject).selectAll().limit(1).executeTakeFirstOrThrow();
  expect(sheetFieldNames(subject).filter((field) => !Object.hasOwn(row, columnOf(field)))).toEqual([]);
});

test('yes and no are figures in the store and letters on a sheet; what nobody said stays unsaid', () => {
  const values = { lastName: 'Bernard', imageRights: '1', mayLeaveAlone: '0', instrumentOwned: null };
  const columns = columnsOf('student', values);
  expect(columns).toEqual({ last_name: 'Bernard', image_rights: 1, may_leave_alone: 0, instrument_owned: null });
  expect(valuesOf('student', columns)).toMatchObject(values);
});

test('a sheet that is changed gets its next version, and only what was changed changes', async () => {
  const { service, cast, clock } = await aWorld();
  const léo = { subject: 'student', id: cast.claire.students.Léo ?? '' } as const;
  const before = await findSheet(service.store.read, léo);
  const version = await service.store.write((db) =>
    changeSheet(db, léo, { imageRights: '0', schoolClass: '6e' }, clock.now().toISOString()),
  );
  expect(version).toBe(2);
  expect(await findSheet(service.store.read, léo)).toEqual({
    ...before,
    version: 2,
    values: { ...before?.values, imageRights: '0', schoolClass: '6e' },
  });
});

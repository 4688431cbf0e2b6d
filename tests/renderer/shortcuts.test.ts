import { expect, test } from 'vitest';
import { mayCall } from '../../renderer/host/permissions.ts';
import { ACTIONS, SCREENS } from '../../renderer/shell/places.ts';
import { SHORTCUTS, shortcutsFor } from '../../renderer/shell/shortcut-groups.ts';

test('the sheet of keys begins with those that act everywhere, then those of the screen where one is, and leaves none out', () => {
  const titles = (path: string) => shortcutsFor(path).map(({ title }) => title);
  expect(titles('/pieces').slice(0, 2)).toEqual(['Partout', 'Dans les pièces à fournir']);
  expect(titles('/validations/famille/1').slice(0, 3)).toEqual(['Partout', 'Dans les validations', 'Devant une pièce']);
  expect(titles('/historique').sort()).toEqual(SHORTCUTS.map(({ title }) => title).sort());
});

test('no key stands twice in one group', () => {
  for (const { title, keys } of SHORTCUTS) {
    const struck = keys.map(([names]) => names.join('+'));
    expect([title, new Set(struck).size]).toEqual([title, struck.length]);
  }
});

test('the palette offers a reading role nothing that it may not do', () => {
  const offered = [...SCREENS, ...ACTIONS].filter(({ needs }) => !needs || mayCall('lecture', needs)).map(({ path }) => path);
  expect(offered).toContain('/familles');
  expect(offered.filter((path) => /nouvelle|parametres/.test(path))).toEqual([]);
});

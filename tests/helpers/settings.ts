import type { InputOf, OutputOf } from '../../shared/contract/index.ts';
import type { VersionedSetting } from '../../shared/contract/settings.ts';
import type { Person } from './world.ts';

type Saving = `settings.save${Capitalize<VersionedSetting>}`;

/** Saves a group of settings as a form does that was opened just now. */
export async function saveSetting<N extends Saving>(person: Person, name: N, typed: Omit<InputOf<N>, 'version'>): Promise<OutputOf<N>> {
  const { versions } = await person.call('settings.get', {});
  const group = Object.keys(versions).find((one) => name.toLowerCase() === `settings.save${one}`.toLowerCase()) as VersionedSetting;
  return person.call(name, { ...typed, version: versions[group] } as InputOf<N>);
}

import type { InputOf } from '../../shared/contract/index.ts';
import type { Person, World } from './world.ts';

/** What the person changes there. */
export type Changes = Partial<InputOf<'extranet.save'>>;

/** Everything that Paramètres, Extranet would send: what there is, and these changes. */
export async function extranetTyped(person: Person, changes: Changes): Promise<InputOf<'extranet.save'>> {
  const { setting, version } = await person.call('extranet.means', {});
  return { ...setting, version, ...changes };
}

/** The administrator saves it, and the listener has followed. */
export async function saveExtranet(world: World, changes: Changes): Promise<void> {
  await world.staff.call('extranet.save', await extranetTyped(world.staff, changes));
  await world.service.settled();
}

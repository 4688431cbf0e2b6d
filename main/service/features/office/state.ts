import { DEMONSTRATION } from '../../../../db/demo/mark.ts';
import { siteNames } from '../../../../db/office.ts';
import { findSetting } from '../../../../db/settings.ts';
import { CONTRACT_VERSION } from '../../../../shared/contract/index.ts';
import type { ReadVerb } from '../../context.ts';

/** What the window needs before anyone has logged in; nothing in it is secret. */
export const state: ReadVerb<'office.state'> = async ({ db, version, secrets, extranet }) => {
  const names = await siteNames(db);
  return {
    stage: names.length > 0 ? 'ready' : 'first-start',
    version,
    contractVersion: CONTRACT_VERSION,
    demonstration: (await findSetting(db, DEMONSTRATION)) !== undefined,
    officeName: commonName(names),
    keysProtected: secrets.protectedBySystem,
    extranet: extranet(),
  };
};

/** What the names of the sites share before their dash: « Conservatoire Hector-Berlioz — Centre » is the Conservatoire Hector-Berlioz. */
function commonName(names: readonly string[]): string | null {
  const [first] = names;
  if (first === undefined) return null;
  const head = first.split(' — ')[0] ?? first;
  return names.length > 1 && names.every((name) => name.startsWith(`${head} — `)) ? head : first;
}

import { listSites } from '../../../../db/sites.ts';
import type { ReadVerb } from '../../context.ts';

export const list: ReadVerb<'sites.list'> = async ({ db }) =>
  (await listSites(db)).map(({ id, name, short_name }) => ({ id, name, shortName: short_name }));

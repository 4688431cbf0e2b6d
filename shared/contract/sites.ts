import { z } from 'zod';
import { id, nothing, openRead } from './operation.ts';

export const site = z.strictObject({ id, name: z.string(), shortName: z.string() });
export type Site = z.output<typeof site>;

export const sites = {
  /** In the order that the office chose; shown on the login page, so nothing in it is secret. */
  'sites.list': openRead({ input: nothing, output: z.array(site) }),
};

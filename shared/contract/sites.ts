import { z } from 'zod';
import { id, nothing, openRead } from './operation.ts';

export const site = z.strictObject({ id, name: z.string(), shortName: z.string() });
export type Site = z.output<typeof site>;

export const siteContact = z.strictObject({
  id,
  name: z.string(),
  /** Street, complement, postal code and town: the lines that there are. */
  address: z.array(z.string()),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  helpText: z.string().nullable(),
});
export type SiteContact = z.output<typeof siteContact>;

export const sites = {
  /** In the order that the office chose; shown on the login page, so nothing in it is secret. */
  'sites.list': openRead({ input: nothing, output: z.array(site) }),
  /** How families reach each office, as on its letters, and its own help text where staff have written one. */
  'sites.contacts': openRead({ input: nothing, output: z.array(siteContact) }),
};

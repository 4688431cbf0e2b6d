import { z } from 'zod';
import { type SiteField, siteFieldNames } from '../rules/site-fields.ts';
import { id, nothing, openRead, optionalText, staffRead, staffWrite } from './operation.ts';

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

const bytes = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array);

/** « 1 Mo », as the screen says it. */
export const LOGO_BYTES = 1024 * 1024;

const fields = <T extends z.ZodType>(value: T) =>
  z.strictObject(Object.fromEntries(siteFieldNames.map((name) => [name, value])) as Record<SiteField, T>);

/** Checked field by field (`shared/rules/site-fields.ts`), each refusal beside its field. */
const typed = fields(z.string().max(500)).extend({
  /** A town's or a region's conservatory, not an association: decides on mentions of the law. */
  publicBody: z.boolean(),
  accent: z.string().max(20),
  homeMessage: optionalText(2000),
  helpText: optionalText(10_000),
});

/** Everything that the administrator says of a site. */
export const siteSheet = fields(z.string().nullable()).extend({
  id,
  publicBody: z.boolean(),
  accent: z.string().nullable(),
  homeMessage: z.string().nullable(),
  helpText: z.string().nullable(),
  /** Other than null: there is one, and another string when it is another. */
  logo: z.string().nullable(),
  families: z.int(),
  version: z.string(),
});
export type SiteSheet = z.output<typeof siteSheet>;

const ADMIN = ['administrateur'] as const;

export const sites = {
  /** In the order that the office chose; shown on the login page, so nothing in it is secret. */
  'sites.list': openRead({ input: nothing, output: z.array(site) }),
  /** How families reach each office, as on its letters, and its own help text where staff have written one. */
  'sites.contacts': openRead({ input: nothing, output: z.array(siteContact) }),

  /** What « Aide » says where a site has no text of its own, as lines to start from. */
  'sites.defaultHelp': staffRead({ roles: ADMIN, input: nothing, output: z.strictObject({ text: z.string() }) }),
  'sites.sheets': staffRead({ roles: ADMIN, input: nothing, output: z.array(siteSheet) }),
  'sites.create': staffWrite({ roles: ADMIN, input: typed, output: z.strictObject({ id }) }),
  /** A conflict when somebody has changed the site meanwhile. */
  'sites.edit': staffWrite({
    roles: ADMIN,
    input: typed.extend({ id, version: z.string() }),
    output: z.strictObject({ version: z.string() }),
  }),
  /** All the sites, in the order in which lists shall name them. */
  'sites.reorder': staffWrite({ roles: ADMIN, input: z.strictObject({ ids: z.array(id).min(1).max(200) }), output: nothing }),
  'sites.logo': staffRead({
    roles: ADMIN,
    input: z.strictObject({ id }),
    output: z.strictObject({ logo: z.strictObject({ mediaType: z.string(), bytes }).nullable() }),
  }),
  /** A JPEG or PNG picture, judged by its content, decoded and made anew: nothing of the file itself is ever served. */
  'sites.saveLogo': staffWrite({
    roles: ADMIN,
    input: z.strictObject({
      id,
      fileName: z.string().max(300),
      bytes: bytes.refine((file) => file.length <= LOGO_BYTES, 'Ce fichier dépasse 1 Mo : réduisez l’image.'),
    }),
    output: z.strictObject({ logo: z.string() }),
  }),
  'sites.removeLogo': staffWrite({ roles: ADMIN, input: z.strictObject({ id }), output: nothing }),
};

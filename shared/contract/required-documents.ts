import { z } from 'zod';
import { FILE_BYTES } from '../rules/documents.ts';
import { condition } from './conditions.ts';
import { id, line, nothing, optionalText, staffRead, staffWrite, text } from './operation.ts';

const day = z.iso.date('Date attendue, par exemple 22/11/2026.');
const bytes = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array);

/** What is asked for: of whom, when, how long it is good. */
const content = {
  name: line(120, 'Donnez un nom à la pièce : les familles le liront.'),
  explanation: optionalText(1000),
  scope: z.enum(['family', 'student']),
  mandatory: z.boolean(),
  severalFiles: z.boolean(),
  validity: z.strictObject({
    validity: z.enum(['none', 'days', 'date', 'school-year']),
    days: z.int('Indiquez un nombre de jours.').min(1, 'Au moins un jour.').max(3650, 'Dix ans au plus (3650 jours).').nullable(),
    date: day.nullable(),
  }),
  /** Why health data is asked for; compulsory where it is (RGPD-7.2), null where it is none. */
  health: z.boolean(),
  purpose: optionalText(500),
  /** Papers of which one is enough; with its id, one that stands already. */
  alternatives: z
    .array(z.strictObject({ id: id.nullish(), name: text(120, 'Donnez un nom à ce document.'), explanation: optionalText(500) }))
    .max(10, 'Dix documents au choix au plus.'),
  conditions: z.array(condition).max(40, 'Quarante conditions au plus.'),
};
/** The form to fill in: a new file, none, or the one that stands already. */
const model = z.union([
  z.literal('keep'),
  z.null(),
  z.strictObject({
    name: z.string().max(10_000),
    bytes: bytes.refine((file) => file.length <= FILE_BYTES, 'Ce fichier dépasse 2 Mo : réduisez-le.'),
  }),
]);

export const requiredDocumentRow = z.strictObject({
  id,
  version: z.int(),
  siteId: id,
  siteName: z.string(),
  name: z.string(),
  scope: z.enum(['family', 'student']),
  mandatory: z.boolean(),
  severalFiles: z.boolean(),
  validity: z.strictObject({
    validity: z.enum(['none', 'days', 'date', 'school-year']),
    days: z.int().nullable(),
    date: z.string().nullable(),
  }),
  health: z.boolean(),
  /** « qui suit Violon et qui a 12 ans ou plus »; empty: everybody. */
  concerns: z.string(),
  model: z.string().nullable(),
  alternatives: z.array(z.string()),
  archivedAt: z.string().nullable(),
  /** How many wait for a decision, and how many were ever given. */
  waiting: z.int(),
  given: z.int(),
});
export type RequiredDocumentRow = z.output<typeof requiredDocumentRow>;

export const requiredDocumentFile = z.strictObject({
  id,
  version: z.int(),
  siteId: id,
  siteName: z.string(),
  archivedAt: z.string().nullable(),
  name: z.string(),
  explanation: z.string().nullable(),
  scope: z.enum(['family', 'student']),
  mandatory: z.boolean(),
  severalFiles: z.boolean(),
  validity: requiredDocumentRow.shape.validity,
  health: z.boolean(),
  purpose: z.string().nullable(),
  alternatives: z.array(z.strictObject({ id, name: z.string(), explanation: z.string().nullable() })),
  conditions: z.array(z.strictObject({ clause: z.int(), kind: z.string(), comparison: z.string(), value: z.string() })),
  model: z.string().nullable(),
});
export type RequiredDocumentFile = z.output<typeof requiredDocumentFile>;

/** How many are asked, as families and as students (a family's demand counts its family only). */
const reach = z.strictObject({ families: z.int(), students: z.int() });

export const requirementEffect = z.strictObject({
  /** Null for one that is not asked for yet. */
  before: reach.nullable(),
  after: reach,
  /** What has been given and still counts, and what will be to provide. */
  stands: z.int(),
  toProvide: z.int(),
  /** Who will have something to provide that is not asked of them now; the first names. */
  newlyToProvide: z.strictObject({ count: z.int(), names: z.array(z.string()) }),
  /** Of whom it is no longer asked. */
  freed: z.strictObject({ count: z.int(), names: z.array(z.string()) }),
  /** « chaque élève qui suit Violon » */
  sentence: z.string(),
});
export type RequirementEffect = z.output<typeof requirementEffect>;

export const requiredDocuments = {
  /** What each site asks for, in its order; what is archived comes last. */
  'requiredDocuments.list': staffRead({
    input: z.strictObject({ siteId: id.nullish() }),
    output: z.strictObject({ rows: z.array(requiredDocumentRow) }),
  }),
  'requiredDocuments.get': staffRead({ input: z.strictObject({ id }), output: requiredDocumentFile }),
  /** The form to fill in, as families download it. */
  'requiredDocuments.model': staffRead({
    input: z.strictObject({ id }),
    output: z.strictObject({ name: z.string(), mediaType: z.string(), bytes }),
  }),
  /** What would become of the families of the site if it were saved so; nothing is written. */
  'requiredDocuments.preview': staffRead({
    roles: ['administrateur', 'scolarite'],
    input: z.strictObject({ id: id.nullish(), siteId: id, ...content }),
    output: requirementEffect,
  }),
  'requiredDocuments.create': staffWrite({
    input: z.strictObject({ siteId: id, ...content, model: model.default(null) }),
    output: z.strictObject({ id }),
  }),
  /** `version` is the one that was opened. What has been given keeps the dates that it was accepted with. */
  'requiredDocuments.edit': staffWrite({
    input: z.strictObject({ id, version: z.int(), ...content, model: model.default('keep') }),
    output: nothing,
  }),
  /** It is asked of nobody any more; what has been given for it stays. */
  'requiredDocuments.archive': staffWrite({ input: z.strictObject({ id, version: z.int() }), output: nothing }),
  'requiredDocuments.restore': staffWrite({ input: z.strictObject({ id, version: z.int() }), output: nothing }),
  /** The whole list of a site in its new order; refused when it is no longer the list that was seen. */
  'requiredDocuments.reorder': staffWrite({ input: z.strictObject({ siteId: id, ids: z.array(id).max(500) }), output: nothing }),
};

import { z } from 'zod';
import { mailingKind } from './mailings.ts';
import { id, line, nothing, staffRead, staffWrite, text } from './operation.ts';

const wording = {
  kind: mailingKind,
  name: line(120, 'Donnez un nom au modèle.'),
  subject: line(200, 'Écrivez l’objet du message.'),
  text: text(10_000, 'Écrivez le texte du message.'),
};

export const templateRow = z.strictObject({
  /** Null: it comes with Portée, and is copied to be changed. */
  id: id.nullable(),
  /** Its id, or the name under which Portée knows its own. */
  key: z.string(),
  kind: mailingKind,
  name: z.string(),
  subject: z.string(),
  text: z.string(),
  version: z.int(),
  updatedAt: z.string().nullable(),
  updatedBy: z.string().nullable(),
});
export type TemplateRow = z.output<typeof templateRow>;

export const templates = {
  /** The office's own first, then those that come with Portée. */
  'templates.list': staffRead({
    input: z.strictObject({ kind: mailingKind.nullish() }),
    output: z.strictObject({ rows: z.array(templateRow) }),
  }),
  /** `id` null makes a new one. Unknown variables are refused beside their field; a conflict when `version` is not the one seen. */
  'templates.save': staffWrite({
    input: z.strictObject({ id: id.nullable(), version: z.int().default(0), ...wording }),
    output: z.strictObject({ id, version: z.int() }),
  }),
  /** No longer offered; the runs that were made with it keep their wording. */
  'templates.archive': staffWrite({ input: z.strictObject({ id, version: z.int() }), output: nothing }),
  /** As a family of the office would read it. */
  'templates.preview': staffRead({
    input: z.strictObject({ kind: mailingKind, subject: wording.subject, text: wording.text }),
    output: z.strictObject({ name: z.string(), subject: z.string(), text: z.string(), html: z.string() }),
  }),
};

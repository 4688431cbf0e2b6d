import { z } from 'zod';
import { MAILING_KINDS, MAILING_WAYS } from '../rules/mailings.ts';
import { withoutLogo } from './accounts.ts';
import { BULK_MAX } from './jobs.ts';
import { MAIL_READERS } from './messages.ts';
import { id, line, nothing, paging, staffRead, staffWrite, text } from './operation.ts';

/** One run to many: e-mails through the outbox and letters in one PDF, as one campaign. */
export const mailingKind = z.enum(MAILING_KINDS);
export const mailingWay = z.enum(MAILING_WAYS);

const people = z.array(id).max(BULK_MAX);
/** Persons by name, or families: of those, everyone who may see the extranet and receives letters. */
const toWhom = { guardianIds: people.default([]), familyIds: people.default([]) };

const subject = line(200, 'Écrivez l’objet du message.');
const message = text(10_000, 'Écrivez le texte du message.');
/** `YYYY-MM-DD`: what {date limite} says; left out, the end of the campaign. */
const deadline = z.iso.date('Une date comme 31/05/2027.').nullish();
const wording = { kind: mailingKind, subject, text: message, campaignId: id.nullish(), deadline };

export const mailingCounts = z.strictObject({ emails: z.int(), letters: z.int(), skipped: z.int() });
export type MailingCounts = z.output<typeof mailingCounts>;

/** running: some e-mails wait for their turn; done: every e-mail stands in the outbox and every letter has been printed. */
export const mailingState = z.enum(['running', 'done', 'cancelled']);

export const mailingRow = z.strictObject({
  id,
  kind: mailingKind,
  name: z.string(),
  state: mailingState,
  campaignId: id.nullable(),
  madeBy: z.string(),
  createdAt: z.string(),
  /** How many e-mails there are, stand in the outbox, were given up there. */
  emails: z.strictObject({ total: z.int(), queued: z.int(), failed: z.int() }),
  letters: z.strictObject({ total: z.int(), printed: z.int() }),
  skipped: z.int(),
});
export type MailingRow = z.output<typeof mailingRow>;

/** How far a PDF of many letters is. */
const drawing = z.strictObject({ done: z.int(), total: z.int() });

/** Those who start a run: a preview can say which papers somebody has not given. */
const WRITERS = ['administrateur', 'scolarite'] as const;

/** Those who carry a run on once it is there: reminders of invoices are accounting's, the verbs see to the kind. */
const RUNNERS = ['administrateur', 'scolarite', 'comptabilite'] as const;

export const mailings = {
  /** Who would be written to and how, before anything starts; with what must be put right first. */
  'mailings.plan': staffRead({
    roles: WRITERS,
    input: z.strictObject({ kind: mailingKind, way: mailingWay.default('both'), text: z.string().max(10_000).default(''), ...toWhom }),
    output: mailingCounts.extend({
      /** Why nobody is written to, by reason. */
      reasons: z.array(z.strictObject({ reason: z.string(), people: z.int() })),
      /** Who receives something, in the order of the run: for the preview, at most 200. */
      people: z.array(z.strictObject({ guardianId: id, name: z.string(), channel: z.enum(['email', 'letter']) })),
      /** No mail server is set: the e-mails will wait in the outbox. */
      mailServerMissing: z.boolean(),
    }),
  }),
  /** The message as one person would read it. Unknown variables are refused beside their field. */
  'mailings.preview': staffRead({
    roles: WRITERS,
    input: z.strictObject({ ...wording, guardianId: id }),
    output: z.strictObject({ name: z.string(), email: z.string().nullable(), subject: z.string(), text: z.string(), html: z.string() }),
  }),
  /** Writes down the run and its people, and starts the job that queues the e-mails (none where there are only letters). */
  'mailings.create': staffWrite({
    input: z.strictObject({ ...wording, name: line(200).optional(), templateId: id.nullish(), way: mailingWay.default('both'), ...toWhom }),
    output: mailingCounts.extend({ id, jobId: id.nullable() }),
  }),
  /** One e-mail of a run; what has been queued already is not queued again. Called by the job. */
  'mailings.tell': staffWrite({ roles: RUNNERS, input: z.strictObject({ mailingId: id, guardianId: id }), output: nothing }),
  /** Queues the e-mails of a run that are still waiting, as a new job. */
  'mailings.resume': staffWrite({ roles: RUNNERS, input: z.strictObject({ id }), output: z.strictObject({ jobId: id }) }),
  /**
   * Every letter of a run in one PDF, drawn aside; `mailings.get` says how far it is. They count as made from then on, and can be drawn
   * again. Refused as a conflict while they are being drawn, and when `mailings.stopLetters` stops that.
   */
  'mailings.letters': staffWrite({
    roles: RUNNERS,
    input: z.strictObject({ id }),
    output: z.strictObject({ fileName: z.string(), pdf: z.instanceof(Uint8Array), letters: z.int(), withoutLogo }),
  }),
  'mailings.stopLetters': staffWrite({ roles: RUNNERS, input: z.strictObject({ id }), output: nothing }),
  /** The newest first. */
  'mailings.list': staffRead({
    roles: MAIL_READERS,
    input: z.strictObject({ campaignId: id.nullish(), ...paging }),
    output: z.strictObject({ rows: z.array(mailingRow), total: z.int() }),
  }),
  'mailings.get': staffRead({
    roles: MAIL_READERS,
    input: z.strictObject({ id }),
    output: mailingRow.extend({
      subject: z.string(),
      text: z.string(),
      /** Everyone who received nothing, with the reason; the first 500. */
      problems: z.array(z.strictObject({ guardianId: id, familyId: id, name: z.string(), problem: z.string() })),
      drawing: drawing.nullable(),
    }),
  }),
};

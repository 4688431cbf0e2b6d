import { z } from 'zod';
import { DOCUMENT_STATES, FILE_BYTES, FILES_PER_IMPORT } from '../rules/documents.ts';
import { familyRead, familyWrite, id, nothing, optionalText, staffRead, staffWrite, text } from './operation.ts';

export const documentState = z.enum(DOCUMENT_STATES);
const day = z.iso.date('Date attendue, par exemple 22/11/2026.');
const bytes = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array);

/** One file of a document, as its family reads it. */
export const documentFile = z.strictObject({
  id,
  name: z.string(),
  /** UTC instant. */
  givenAt: z.string(),
  sizeBytes: z.int(),
  /** Its content has not been looked at yet. */
  waiting: z.boolean(),
  /** The bytes are there and this person may read them. */
  opens: z.boolean(),
});
export type DocumentFile = z.output<typeof documentFile>;

/** One document asked of a family or of a student, and what became of it. */
export const documentLine = z.strictObject({
  requirementId: id,
  name: z.string(),
  explanation: z.string().nullable(),
  mandatory: z.boolean(),
  severalFiles: z.boolean(),
  /** True when the date that stands on the document counts. */
  dated: z.boolean(),
  /** A form to fill in, under `/pieces/modeles/:requirement`. */
  model: z.string().nullable(),
  /** Papers of which one is enough. */
  alternatives: z.array(z.strictObject({ id, name: z.string(), explanation: z.string().nullable() })),
  state: documentState,
  /** Why it was refused; with `missing`, why an exemption was; with `exempt`, why the office says that it does not concern the family. */
  reason: z.string().nullable(),
  /** « 2027-2028 » where it is asked for that school year and one of an earlier year was given. */
  forYear: z.string().nullable(),
  /** The last day on which the accepted document is good. */
  validUntil: z.string().nullable(),
  files: z.array(documentFile),
  /** Why it may not be imported now; null when it may. */
  importRefusal: z.string().nullable(),
});
export type DocumentLine = z.output<typeof documentLine>;

/** One document as staff decide it: what was asked, what came, and what the rules say of it. */
export const documentDetail = z.strictObject({
  id,
  version: z.int(),
  state: z.enum(['given', 'accepted', 'refused', 'replaced', 'withdrawn']),
  /** A file of it has not been examined yet: nothing may be opened or decided. */
  waiting: z.boolean(),
  /** Why nothing may be decided now (the parents disagree). */
  stopped: z.string().nullable(),
  name: z.string(),
  explanation: z.string().nullable(),
  scope: z.enum(['family', 'student']),
  mandatory: z.boolean(),
  /** Why health data is asked for; null where it is none. */
  purpose: z.string().nullable(),
  validity: z.strictObject({
    validity: z.enum(['none', 'days', 'date', 'school-year']),
    days: z.int().nullable(),
    date: z.string().nullable(),
  }),
  /** The papers of which one is enough, and the one that the family says it gave. */
  alternatives: z.array(z.string()),
  alternative: z.string().nullable(),
  familyId: id,
  familyName: z.string(),
  familyNumber: z.string(),
  /** « Léo Bernard »; null for a document of the family's. */
  studentName: z.string().nullable(),
  siteName: z.string(),
  /** « 2027-2028 », and its last day. */
  schoolYear: z.string().nullable(),
  yearEndsOn: z.string().nullable(),
  givenAt: z.string(),
  /** Who gave it; null where the account is gone. */
  givenBy: z.string().nullable(),
  issuedOn: z.string().nullable(),
  files: z.array(
    z.strictObject({
      id,
      name: z.string(),
      mediaType: z.string(),
      sizeBytes: z.int(),
      pages: z.int().nullable(),
      givenAt: z.string(),
      /** Its bytes are there and have been examined. */
      opens: z.boolean(),
    }),
  ),
  /** What was refused before for the same demand, the latest first. */
  refusals: z.array(z.strictObject({ at: z.string(), by: z.string().nullable(), reason: z.string() })),
  /** The answer to a campaign that it was given with. */
  reEnrolment: z.strictObject({ id, number: z.string().nullable(), campaign: z.string(), state: z.string() }).nullable(),
  validUntil: z.string().nullable(),
  reason: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  /** Where the answer goes; null when nobody of the family has an e-mail. */
  recipient: z.string().nullable(),
  /** Why the decision can no longer be undone; null when it can. */
  undoRefusal: z.string().nullable(),
});
export type DocumentDetail = z.output<typeof documentDetail>;

/** One thing asked: of a family (`studentId` null) or of one of its students. */
const demand = { familyId: id, requirementId: id, studentId: id.nullable() };

/** Documents asked of families, files given, their examination and the decision. */
export const documents = {
  /** What is asked of the family itself, and the students who have documents of their own to give. */
  'documents.ofFamily': familyRead({
    input: nothing,
    output: z.strictObject({
      family: z.array(documentLine),
      /** « Léo Bernard »; `toProvide`: how many documents are missing, refused or expired. */
      students: z.array(z.strictObject({ id, name: z.string(), toProvide: z.int() })),
    }),
  }),
  /** What is asked of a student, and of the family as far as it stands on the student's page. Another family's student is not found. */
  'documents.ofStudent': familyRead({
    input: z.strictObject({ studentId: id }),
    output: z.strictObject({ family: z.array(documentLine), student: z.array(documentLine) }),
  }),
  /**
   * Keeps the files of one document, sealed, until their content has been examined (`documents.examined` tells how that went). `studentId`:
   * from whose page; null from the family's own. Refused outside the moments of UPL-3.5 and the quotas of UPL-3.12, with nothing kept.
   */
  'documents.give': familyWrite({
    input: z.strictObject({
      studentId: id.nullable(),
      requirementId: id,
      alternativeId: id.nullish(),
      /** The date that stands on the document. */
      issuedOn: day.nullish(),
      files: z
        .array(z.strictObject({ name: z.string().max(10_000), bytes: bytes.refine((file) => file.length <= FILE_BYTES) }))
        .min(1)
        .max(FILES_PER_IMPORT),
    }),
    output: z.strictObject({ id }),
  }),
  /** Waits for the examination of a document just given, for half a minute at most. `sentence`: why a file was not taken; nothing of it is kept. */
  'documents.examined': familyRead({
    input: z.strictObject({ id }),
    output: z.strictObject({ outcome: z.enum(['taken', 'not-taken', 'waiting']), sentence: z.string().nullable() }),
  }),
  /** The bytes of one of the family's own files, once they have been examined. */
  'documents.open': familyRead({
    input: z.strictObject({ fileId: id }),
    output: z.strictObject({ name: z.string(), mediaType: z.string(), bytes }),
  }),
  /** The form to fill in that comes with a document asked for at the family's site. */
  'documents.model': familyRead({
    input: z.strictObject({ requirementId: id }),
    output: z.strictObject({ name: z.string(), mediaType: z.string(), bytes }),
  }),

  'documents.get': staffRead({ roles: ['administrateur', 'scolarite'], input: z.strictObject({ id }), output: documentDetail }),
  /**
   * The bytes of one examined file, for staff to look at (UPL-3.11); who looked is written down, once a day for each file. An image is the
   * one made anew by the examination, the only one kept.
   */
  'documents.file': staffWrite({
    input: z.strictObject({ fileId: id }),
    output: z.strictObject({ name: z.string(), mediaType: z.string(), bytes }),
  }),
  /** `version` is the one that staff saw; the family is told by e-mail. Nothing is decided twice. */
  'documents.decide': staffWrite({
    input: z.strictObject({
      id,
      version: z.int(),
      decision: z.discriminatedUnion('decision', [
        /** `issuedOn`: as staff read it on the document, when the family has not said it. */
        z.strictObject({ decision: z.literal('accepted'), issuedOn: day.nullish() }),
        z.strictObject({ decision: z.literal('refused'), reason: text(1000, 'Donnez un motif : la famille le lira.') }),
      ]),
    }),
    output: z.strictObject({ mailTo: z.string().nullable() }),
  }),
  /** A decision is taken back while nothing has built on it: the document waits again, as it was. The family is told if it was told before. */
  'documents.undo': staffWrite({
    input: z.strictObject({ id, version: z.int() }),
    output: z.strictObject({ mailTo: z.array(z.string()) }),
  }),
  /**
   * « Non concerné »: it need not be given, for the school year that it is asked for or, `lasting`, for those to come too. The family reads
   * the reason. Of what the family itself has said so, this is the agreement: it is told by e-mail (`mailTo`).
   */
  'documents.exempt': staffWrite({
    input: z.strictObject({
      ...demand,
      reason: text(300, 'Dites pourquoi\u00a0: la famille le lira.'),
      lasting: z.boolean().default(false),
    }),
    output: z.strictObject({ mailTo: z.string().nullable() }),
  }),
  /** It is asked for again. Where the family had said that it is not concerned, that takes a reason, and the family is told. */
  'documents.askAgain': staffWrite({
    input: z.strictObject({ ...demand, reason: optionalText(300) }),
    output: z.strictObject({ mailTo: z.string().nullable() }),
  }),
};

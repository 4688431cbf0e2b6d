import { z } from 'zod';
import { FIELD_MODES } from '../rules/field-modes.ts';
import { VALIDATIONS_AT_ONCE } from '../rules/validations.ts';
import { familyRead, familyWrite, id, nothing, staffRead, staffWrite } from './operation.ts';

export const requestState = z.enum(['pending', 'decided', 'withdrawn']);
export const fieldDecision = z.enum(['pending', 'accepted', 'corrected', 'refused']);
/** Whose sheet a request is about. */
export const requestSubject = z.enum(['guardian', 'student']);

/** One asked field: what stood when the family typed, what it asks, what stands now; stored values, shown with `showField`. */
export const requestField = z.strictObject({
  subject: requestSubject,
  field: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  proposed: z.string().nullable(),
  now: z.string().nullable(),
  /** True when the official value is no longer what the family saw. */
  movedSince: z.boolean(),
  decision: fieldDecision,
  decided: z.string().nullable(),
  reason: z.string().nullable(),
});
export type RequestField = z.output<typeof requestField>;

export const requestFile = z.strictObject({
  id,
  number: z.string(),
  state: requestState,
  version: z.int(),
  /** Of the person's official sheet, as shown in `now`. */
  sheetVersion: z.int(),
  /** Why nothing may be decided now (the parents disagree); null when nothing stands in the way. */
  stopped: z.string().nullable(),
  subject: requestSubject,
  familyId: id,
  familyNumber: z.string(),
  personName: z.string(),
  /** « Léo (piano, 2C1), Jeanne (violon, 1C3) »; only the one that the request is about, where it is about a student. */
  students: z.array(z.string()),
  /** Who sent it, then who added to it: either parent may, where it is about a student. */
  askedBy: z.array(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
  decidedAt: z.string().nullable(),
  /** Null where a setting of the office has accepted it by itself. */
  decidedBy: z.string().nullable(),
  /** Why the decision can no longer be undone; null when it can, or when there is none. */
  undoRefusal: z.string().nullable(),
  /** Where the answer goes; none when nobody who asked has an e-mail. */
  recipients: z.array(z.string()),
  fields: z.array(requestField),
});
export type RequestFile = z.output<typeof requestFile>;

export const decision = z.strictObject({
  field: z.string(),
  decision: z.enum(['accepted', 'corrected', 'refused']),
  /** The corrected value as typed, with `corrected` only. */
  value: z.string().max(500).nullish(),
  /** Told to the family; compulsory with `refused`. */
  reason: z.string().trim().max(1000, '1000 caractères au plus.').nullish(),
});
export type Decision = z.output<typeof decision>;

/** What deciding one request among many would do. */
export const requestPreview = z.strictObject({
  id,
  /** « Claire Bernard · demande 2026-0412 » */
  label: z.string(),
  version: z.int(),
  sheetVersion: z.int(),
  fields: z.array(z.string()),
  /** How many e-mails tell the answer. */
  mails: z.int(),
  /** Why nothing may be decided now; null when nothing stands in the way. */
  stopped: z.string().nullable(),
  /** Why it is to be read before it is accepted: the official values are no longer those that the family saw. */
  moved: z.string().nullable(),
});
export type RequestPreview = z.output<typeof requestPreview>;

/** One person's sheet as the family sees it: official values, and over them what was typed and what became of it. Stored values by field. */
export const sheet = z.strictObject({
  subject: requestSubject,
  id,
  name: z.string(),
  /** This responsable may ask for changes: of the own sheet, and of any student of the family. */
  own: z.boolean(),
  values: z.record(z.string(), z.string().nullable()),
  /** Fields that this responsable must not know (RGPD-7.9); they are in no list here, and cannot be asked for. */
  hidden: z.array(z.string()),
  /** Of every field, what this site's families see and may change (`shared/rules/field-modes.ts`); values that are not seen are null. */
  modes: z.record(z.string(), z.enum(FIELD_MODES)),
  pending: z
    .strictObject({
      id,
      createdAt: z.string(),
      updatedAt: z.string(),
      values: z.record(z.string(), z.string().nullable()),
      /** The other responsable, when it was that one who sent it; only the sender takes it back. */
      askedBy: z.string().nullable(),
    })
    .nullable(),
  /** The last answer, until the family asks anew: accepted, corrected and refused fields. */
  answered: z
    .strictObject({
      id,
      decidedAt: z.string(),
      /** A setting of the office has accepted it. */
      alone: z.boolean(),
      fields: z.array(
        z.strictObject({
          field: z.string(),
          label: z.string(),
          decision: fieldDecision,
          proposed: z.string().nullable(),
          decided: z.string().nullable(),
          reason: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
});
export type Sheet = z.output<typeof sheet>;

/** The responsables' sheets, the first one's first. */
export const familySheet = z.strictObject({ guardians: z.array(sheet.extend({ position: z.int() })) });
export type FamilySheet = z.output<typeof familySheet>;

const names = z.array(z.string().max(60)).max(100);
const acceptance = z.strictObject({
  guardian: names,
  student: names,
  /** As it was when it was shown: where somebody else has saved it meanwhile, saving is a conflict. */
  version: z.string().max(40),
});

export const changeRequests = {
  'changeRequests.get': staffRead({ input: z.strictObject({ id }), output: requestFile }),
  /** Every field is decided at once; `version` is the one staff saw. One e-mail tells the family everything. */
  'changeRequests.decide': staffWrite({
    input: z.strictObject({
      id,
      version: z.int(),
      /** When given, an official sheet that has moved since is a conflict too: nothing unseen is overwritten. */
      sheetVersion: z.int().nullish(),
      decisions: z.array(decision).min(1).max(50),
    }),
    output: z.strictObject({ mailTo: z.array(z.string()) }),
  }),
  /** Before many are decided at once; those that do not wait any more are left out. */
  'changeRequests.preview': staffRead({
    input: z.strictObject({ ids: z.array(id).min(1).max(VALIDATIONS_AT_ONCE) }),
    output: z.strictObject({ rows: z.array(requestPreview) }),
  }),
  /**
   * Takes a decision back for a day, while the sheet still says what it wrote and the family has not asked anew: the former values are official
   * again, the request waits in a new version. `version` is the one staff saw. `mailTo`: who is told, the answer having left already.
   */
  'changeRequests.undo': staffWrite({
    input: z.strictObject({ id, version: z.int() }),
    output: z.strictObject({ mailTo: z.array(z.string()) }),
  }),
  /** The fields of each sheet that the office lets through without looking; none until it says so. */
  'changeRequests.acceptance': staffRead({ input: nothing, output: acceptance }),
  /** An e-mail address is never among them (SEC-1.11). */
  'changeRequests.saveAcceptance': staffWrite({ roles: ['administrateur'], input: acceptance, output: acceptance }),

  'changeRequests.sheet': familyRead({ input: nothing, output: familySheet }),
  /** Another family's student is not found. */
  'changeRequests.studentSheet': familyRead({ input: z.strictObject({ id }), output: sheet }),
  /**
   * The family's typed sheet: of one of its students, else of the responsable who sends it. Unchanged fields are left out; `password` is
   * asked only when the responsable's e-mail changes (SEC-1.11). `changed` is false when nothing differs. A pending request about the
   * same person is amended.
   */
  'changeRequests.request': familyWrite({
    input: z.strictObject({
      guardianId: id.nullish(),
      studentId: id.nullish(),
      values: z.record(z.string().max(60), z.string().max(2000)),
      /** What the form showed when it opened: a field left so is not asked for, even if the office changed it meanwhile. */
      shown: z.record(z.string().max(60), z.string().max(2000)).nullish(),
      password: z.string().max(1000).nullish(),
    }),
    /** `accepted`: how many fields are official already, which the office lets through without looking; absent for none. */
    output: z.strictObject({ changed: z.boolean(), acknowledgedAt: z.string().nullable(), accepted: z.int().optional() }),
  }),
  'changeRequests.withdraw': familyWrite({ input: z.strictObject({ id }), output: nothing }),
};

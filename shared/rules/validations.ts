// The queue of the office: what can wait in it.

export const VALIDATION_KINDS = ['guardian', 'student', 're-enrolment', 'document'] as const;
export type ValidationKind = (typeof VALIDATION_KINDS)[number];

/** At most so many are chosen in the queue at once. */
export const VALIDATIONS_AT_ONCE = 1000;

/** Requests about sheets say all in their fields; a document is looked at, and re-enrolments have their own screen for many. */
export const isDecidedAtOnce = (kind: ValidationKind): boolean => kind === 'guardian' || kind === 'student';

// The queue of the office: what can wait in it.

export const VALIDATION_KINDS = ['guardian', 'student', 're-enrolment', 'document'] as const;
export type ValidationKind = (typeof VALIDATION_KINDS)[number];

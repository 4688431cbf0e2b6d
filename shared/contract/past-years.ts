/** Past school years with their outcome, evaluations and comments. */
export const pastYears = {};

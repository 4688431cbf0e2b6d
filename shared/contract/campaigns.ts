/** Campaigns of re-enrolment: when, where, for whom. */
export const campaigns = {};

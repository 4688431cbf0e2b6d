/** What families answer to a campaign, and what staff decide. */
export const reEnrolments = {};

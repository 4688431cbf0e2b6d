export const reEnrolmentVerbs = {};

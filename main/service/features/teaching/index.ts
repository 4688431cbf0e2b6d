export const teachingVerbs = {};

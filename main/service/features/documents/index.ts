export const documentVerbs = {};

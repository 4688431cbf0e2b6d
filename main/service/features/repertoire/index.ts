export const repertoireVerbs = {};

export const pastYearVerbs = {};

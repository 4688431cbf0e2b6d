/** Auditions, concerts and exams that a student took part in. */
export const repertoire = {};

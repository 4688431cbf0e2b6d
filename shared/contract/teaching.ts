/** What a student attends this school year: courses, lessons, evaluations, absences. */
export const teaching = {};

/** What a teacher thinks of a student's coming back, in the order in which the office asks it. */
export const OPINIONS = ['favourable', 'reserved', 'unfavourable'] as const;
export type TeacherOpinion = (typeof OPINIONS)[number];

export const OPINION_WORDS: Readonly<Record<TeacherOpinion, string>> = {
  favourable: 'Favorable',
  reserved: 'Réservé',
  unfavourable: 'Défavorable',
};

/** Whether it speaks for the student; null where it does not settle anything and is to be read. */
export const speaksFor = (opinion: TeacherOpinion): boolean | null => (opinion === 'reserved' ? null : opinion === 'favourable');

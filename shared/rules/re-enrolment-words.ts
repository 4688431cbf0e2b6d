import type { Answer, PartDecision, ReEnrolmentDecision, ReEnrolmentState } from './re-enrolment.ts';

export const ANSWER_WORDS: Record<Answer, string> = {
  administrative: 'Réinscription administrative',
  courses: 'Réinscription par cours',
  'does-not-re-enrol': 'Ne se réinscrit pas',
};

export const RE_ENROLMENT_STATE_WORDS: Record<ReEnrolmentState, string> = {
  draft: 'Brouillon',
  submitted: 'En attente de validation',
  'to-complete': 'À compléter',
  validated: 'Validée',
  refused: 'Refusée',
  withdrawn: 'Retirée',
};

/** « a validé la réinscription … » */
export const DECISION_WORDS: Record<ReEnrolmentDecision, string> = {
  validated: 'a validé',
  refused: 'a refusé',
  'to-complete': 'a demandé de compléter',
};

/** Of a course or a wish; « cours » is masculine, and so is « vœu ». */
export const PART_WORDS: Record<PartDecision | 'pending', string> = {
  pending: 'Pas encore décidé',
  accepted: 'Accordé',
  'waiting-list': 'Liste d’attente',
  refused: 'Refusé',
};

interface Content {
  answer: Answer | null;
  curricula: readonly string[];
  enrolments: readonly string[];
  wishes: readonly { disciplineId: string | null; wish: string | null }[];
  requests: string | null;
}

interface Known {
  courses: readonly { enrolmentId: string; course: string; level: string | null; curriculum: { id: string; name: string } | null }[];
  disciplines: readonly { id: string; name: string }[];
}

/** What is asked for, label and value, for the recap, the e-mails and the desk. What is named nowhere any more is said to be gone. */
export function answerLinesOf(content: Content, { courses, disciplines }: Known): [string, string][] {
  const curricula = new Map(courses.flatMap(({ curriculum }) => (curriculum ? [[curriculum.id, curriculum.name] as const] : [])));
  const words = content.enrolments.map((id) => courseWord(courses.find(({ enrolmentId }) => enrolmentId === id)));
  return [
    ['Réponse', content.answer ? ANSWER_WORDS[content.answer] : 'Pas encore choisie'],
    ...content.curricula.map((id): [string, string] => ['Cursus entier', curricula.get(id) ?? GONE]),
    ...words.map((word, i): [string, string] => [words.length > 1 ? `Cours ${i + 1}` : 'Cours', word]),
    ...content.wishes.map(({ disciplineId, wish }, i): [string, string] => {
      const discipline = disciplineId && (disciplines.find(({ id }) => id === disciplineId)?.name ?? GONE);
      return [`Vœu ${i + 1}`, [discipline, wish].filter(Boolean).join(' – ')];
    }),
    ...(content.requests ? ([['Demandes complémentaires', content.requests]] satisfies [string, string][]) : []),
  ];
}

export const GONE = '(n’existe plus)';

export const courseWord = (course: Known['courses'][number] | undefined): string =>
  course ? [course.course, course.level].filter(Boolean).join(', ') : GONE;

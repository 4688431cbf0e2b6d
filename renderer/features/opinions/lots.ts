import type { OpinionCourse } from '../../../shared/contract/opinions.ts';

/** What is typed in one go: the students of one teacher, or of one course. */
export interface Lot {
  /** In the address: `e:` or `c:` and the id. */
  key: string;
  word: string;
  of: { courseId: string } | { teacherId: string };
  students: number;
  given: number;
}

/** By teacher first: who teaches one student at a time has as many courses as students. */
export function lotsOf(courses: readonly OpinionCourse[]): { teachers: Lot[]; courses: Lot[] } {
  const teachers = new Map<string, Lot>();
  for (const { teacherId, teacher, students, given } of courses) {
    if (!teacherId || !teacher) continue;
    const lot = teachers.get(teacherId) ?? { key: `e:${teacherId}`, word: teacher, of: { teacherId }, students: 0, given: 0 };
    teachers.set(teacherId, { ...lot, students: lot.students + students, given: lot.given + given });
  }
  return {
    teachers: [...teachers.values()].sort((a, b) => a.word.localeCompare(b.word, 'fr')),
    courses: courses.map(({ id, name, teacher, students, given }) => ({
      key: `c:${id}`,
      word: [name, teacher].filter(Boolean).join(' – '),
      of: { courseId: id },
      students,
      given,
    })),
  };
}

/** « Alto – Frédéric Giraud (3 sur 12) » */
export const lotLabel = ({ word, given, students }: Lot): string => `${word} (${given} sur ${students})`;

/** The next one of its kind where something is still to be typed, from this one on and round; undefined where all is done. */
export function nextToComplete(lots: readonly Lot[], at: number): Lot | undefined {
  const round = [...lots.slice(at + 1), ...lots.slice(0, at)];
  return round.find(({ given, students }) => given < students);
}

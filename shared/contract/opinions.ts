import { z } from 'zod';
import { OPINIONS } from '../rules/opinions.ts';
import { id, optionalText, paging, staffRead, staffWrite } from './operation.ts';

const opinion = z.enum(OPINIONS);

/** One student in one of this year's courses, and what its teacher thinks of next year. The id is the enrolment's. */
export const opinionRow = z.strictObject({
  id,
  /** 0 while there is none. */
  version: z.int(),
  familyId: id,
  /** « Bernard, Léo » */
  studentName: z.string(),
  course: z.string(),
  teacher: z.string().nullable(),
  level: z.string().nullable(),
  opinion: opinion.nullable(),
  comment: z.string().nullable(),
  givenAt: z.string().nullable(),
  givenBy: z.string().nullable(),
});
export type OpinionRow = z.output<typeof opinionRow>;

export const opinionCourse = z.strictObject({
  id,
  name: z.string(),
  teacher: z.string().nullable(),
  teacherId: id.nullable(),
  students: z.int(),
  /** How many of them have an opinion. */
  given: z.int(),
});
export type OpinionCourse = z.output<typeof opinionCourse>;

/** Of one course; or of all the courses of one teacher, where each student has a course alone. */
const of = { courseId: id.nullish(), teacherId: id.nullish() };

/** A comment about a student is the school's matter, not accounting's (RGPD-7.1). */
const SCHOOL = ['administrateur', 'scolarite', 'lecture'] as const;

/** Teachers' opinions on who comes back, by course, for the year that a campaign prepares. */
export const opinions = {
  /** This year's courses of the campaign's site with students, by name. */
  'opinions.courses': staffRead({
    roles: SCHOOL,
    input: z.strictObject({ campaignId: id }),
    output: z.strictObject({ courses: z.array(opinionCourse) }),
  }),
  'opinions.list': staffRead({
    roles: SCHOOL,
    input: z.strictObject({ campaignId: id, ...of, ...paging }),
    output: z.strictObject({ rows: z.array(opinionRow), total: z.int() }),
  }),
  /** `version` is the one that staff saw. No opinion and no comment: there is none any more. */
  'opinions.save': staffWrite({
    input: z.strictObject({ campaignId: id, enrolmentId: id, version: z.int(), opinion: opinion.nullable(), comment: optionalText(500) }),
    output: z.strictObject({ version: z.int() }),
  }),
  /** Favourable for every student of the course, or of the teacher's courses, who has no opinion yet; gives how many they were. */
  'opinions.favourRest': staffWrite({
    input: z.strictObject({ campaignId: id, ...of }).refine((asked) => asked.courseId || asked.teacherId),
    output: z.strictObject({ count: z.int() }),
  }),
};

import type { PastCourseRecord } from '../../../../db/past-years.ts';
import type { PastCourseRow } from '../../../../shared/contract/past-years.ts';
import { searchable } from '../../../../shared/rules/search.ts';

export const rowOf = (course: PastCourseRecord): PastCourseRow => ({
  id: course.id,
  schoolYear: course.school_year,
  department: course.department,
  discipline: course.discipline,
  className: course.class_name,
  cycle: course.cycle,
  teacher: course.teacher,
});

/** What a past course is found by: all that its line shows, and the discipline. */
export const pastCourseWords = ({ schoolYear, department, discipline, className, cycle, teacher }: PastCourseRow): string =>
  searchable([schoolYear, department, discipline, className, cycle, teacher].filter((word) => word !== null).join(' '));

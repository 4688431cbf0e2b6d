import type { teaching } from '../../../../shared/contract/teaching.ts';
import type { VerbsOf } from '../../context.ts';
import { absence, absences } from './absences.ts';
import { course } from './course.ts';
import { courses } from './courses.ts';
import { evaluation, evaluations } from './evaluations.ts';
import { lesson } from './lessons.ts';

export const teachingVerbs: VerbsOf<keyof typeof teaching> = {
  'teaching.courses': courses,
  'teaching.course': course,
  'teaching.lesson': lesson,
  'teaching.evaluations': evaluations,
  'teaching.evaluation': evaluation,
  'teaching.absences': absences,
  'teaching.absence': absence,
};

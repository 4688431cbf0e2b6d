import type { Page } from '../../extranet/page.ts';
import { showAbsence, showAbsences } from './pages/absences.tsx';
import { showCourse } from './pages/course.tsx';
import { showEvaluation, showEvaluations } from './pages/evaluations.tsx';
import { showLesson } from './pages/lesson.tsx';
import { showCourses } from './pages/list.tsx';

const get = (path: string, answer: Page['answer']): Page => ({ method: 'GET', path, access: 'family', answer });

export const teachingPages: readonly Page[] = [
  get('/eleves/:student/cours', showCourses),
  get('/eleves/:student/cours/:enrolment', showCourse),
  get('/eleves/:student/cours/:enrolment/seances/:session', showLesson),
  get('/eleves/:student/cours/:enrolment/evaluations', showEvaluations),
  get('/eleves/:student/cours/:enrolment/evaluations/:mark', showEvaluation),
  get('/eleves/:student/cours/:enrolment/absences', showAbsences),
  get('/eleves/:student/cours/:enrolment/absences/:absence', showAbsence),
];

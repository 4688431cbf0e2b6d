import type { Page } from '../../extranet/page.ts';
import { showComments } from './pages/comments.tsx';
import { showEvaluation, showEvaluations } from './pages/evaluations.tsx';
import { showList } from './pages/list.tsx';
import { showSheet } from './pages/sheet.tsx';

const get = (path: string, answer: Page['answer']): Page => ({ method: 'GET', path, access: 'family', answer });

export const pastYearPages: readonly Page[] = [
  get('/eleves/:student/historique', showList),
  get('/eleves/:student/historique/:past', showSheet),
  get('/eleves/:student/historique/:past/evaluations', showEvaluations),
  get('/eleves/:student/historique/:past/evaluations/:evaluation', showEvaluation),
  get('/eleves/:student/historique/:past/commentaires', showComments),
];

import type { Page } from '../../extranet/page.ts';
import { changeFamily, showFamily, withdrawFamily } from './pages/family-sheet.tsx';
import { changeStudent, showStudent, withdrawStudent } from './pages/student-sheet.tsx';

export const changeRequestPages: readonly Page[] = [
  { method: 'GET', path: '/famille', access: 'family', answer: showFamily },
  { method: 'POST', path: '/famille', access: 'family', answer: changeFamily },
  { method: 'POST', path: '/famille/retirer', access: 'family', answer: withdrawFamily },
  { method: 'GET', path: '/eleves/:student/identite', access: 'family', answer: showStudent },
  { method: 'POST', path: '/eleves/:student/identite', access: 'family', answer: changeStudent },
  { method: 'POST', path: '/eleves/:student/identite/retirer', access: 'family', answer: withdrawStudent },
];

import type { Page } from '../../extranet/page.ts';
import { requestChange, showSheet, withdrawRequest } from './pages/sheet.tsx';

export const changeRequestPages: readonly Page[] = [
  { method: 'GET', path: '/famille', access: 'family', answer: showSheet },
  { method: 'POST', path: '/famille', access: 'family', answer: requestChange },
  { method: 'POST', path: '/famille/retirer', access: 'family', answer: withdrawRequest },
];

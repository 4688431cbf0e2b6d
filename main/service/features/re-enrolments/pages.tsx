import type { Page } from '../../extranet/page.ts';
import { saveForm, showForm } from './pages/form.tsx';
import { confirm, forgetDraft, showRecap, withdrawRequest } from './pages/recap.tsx';

const PATH = '/eleves/:student/reinscription';

export const reEnrolmentPages: readonly Page[] = [
  { method: 'GET', path: PATH, access: 'family', answer: showForm },
  { method: 'POST', path: PATH, access: 'family', answer: saveForm },
  { method: 'GET', path: `${PATH}/verifier`, access: 'family', answer: showRecap },
  { method: 'POST', path: `${PATH}/verifier`, access: 'family', answer: confirm },
  { method: 'POST', path: `${PATH}/retirer`, access: 'family', answer: withdrawRequest },
  { method: 'POST', path: `${PATH}/abandonner`, access: 'family', answer: forgetDraft },
];

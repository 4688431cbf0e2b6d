import type { Page } from '../../extranet/page.ts';
import { downloadFile, downloadModel } from './pages/download.ts';
import { importDocument, showImport } from './pages/import.tsx';
import { showStudentDocuments } from './pages/student.tsx';

const importing = (path: string): readonly Page[] => [
  { method: 'GET', path, access: 'family', answer: showImport },
  { method: 'POST', path, access: 'family', takesFiles: true, answer: importDocument },
];

export const documentPages: readonly Page[] = [
  ...importing('/famille/pieces/importer'),
  { method: 'GET', path: '/eleves/:student/pieces', access: 'family', answer: showStudentDocuments },
  ...importing('/eleves/:student/pieces/importer'),
  // where the button *Importer* of the re-enrolment leads
  ...importing('/eleves/:student/reinscription/importer'),
  { method: 'GET', path: '/pieces/:file', access: 'family', answer: downloadFile },
  { method: 'GET', path: '/pieces/modeles/:requirement', access: 'family', answer: downloadModel },
];

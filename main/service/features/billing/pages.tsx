import { goTo, type Page } from '../../extranet/page.ts';
import { LEDGER_PATHS, showLedger } from './pages/ledger.tsx';
import { PAPERS, showPaper, showPdf } from './pages/paper.tsx';

export const billingPages: readonly Page[] = [
  { method: 'GET', path: '/facturation', access: 'family', answer: async () => goTo(LEDGER_PATHS.cotisation) },
  { method: 'GET', path: LEDGER_PATHS.cotisation, access: 'family', answer: (visit) => showLedger(visit, 'cotisation') },
  { method: 'GET', path: LEDGER_PATHS.location, access: 'family', answer: (visit) => showLedger(visit, 'location') },
  ...PAPERS.flatMap((paper): Page[] => [
    { method: 'GET', path: paper.path, access: 'family', costly: true, answer: (visit) => showPdf(visit, paper) },
    { method: 'GET', path: `${paper.path}/lire`, access: 'family', answer: (visit) => showPaper(visit, paper) },
  ]),
];

import type { Page } from '../../extranet/page.ts';
import { pay, showChoice } from './pages/choice.tsx';
import { takeNotice, takeReturn } from './pages/return.tsx';
import { sendAgain, showState } from './pages/state.tsx';
import { decideTrial, showTrial } from './pages/trial.tsx';

export const onlinePaymentPages: readonly Page[] = [
  // from another house: without our cookies, without our token, and believed only as far as a signature goes
  { method: 'GET', path: '/facturation/paiement/retour', access: 'open', answer: takeReturn },
  { method: 'POST', path: '/facturation/paiement/notification', access: 'open', fromElsewhere: true, answer: takeNotice },
  { method: 'GET', path: '/facturation/cotisations/payer', access: 'family', answer: (visit) => showChoice(visit, 'cotisation') },
  { method: 'POST', path: '/facturation/cotisations/payer', access: 'family', answer: (visit) => pay(visit, 'cotisation') },
  { method: 'GET', path: '/facturation/locations/payer', access: 'family', answer: (visit) => showChoice(visit, 'location') },
  { method: 'POST', path: '/facturation/locations/payer', access: 'family', answer: (visit) => pay(visit, 'location') },
  { method: 'GET', path: '/facturation/paiement/:onlinePayment', access: 'family', answer: showState },
  { method: 'GET', path: '/facturation/paiement/:onlinePayment/retour', access: 'family', answer: showState },
  { method: 'POST', path: '/facturation/paiement/:onlinePayment', access: 'family', answer: sendAgain },
  { method: 'GET', path: '/facturation/paiement-essai/:onlinePayment', access: 'family', answer: showTrial },
  { method: 'POST', path: '/facturation/paiement-essai/:onlinePayment', access: 'family', answer: decideTrial },
];

import type { Alarm, OnlineState } from './online-payment.ts';

export const ONLINE_STATE_WORDS: Readonly<Record<OnlineState, string>> = {
  created: 'Préparé',
  waiting: 'En attente',
  paid: 'Payé',
  refused: 'Refusé',
  abandoned: 'Abandonné',
  expired: 'Expiré',
};

export const ALARM_WORDS: Readonly<Record<Alarm, string>> = {
  'other-amount': 'Le service de paiement annonce un autre montant.',
  'other-reference': 'Le service de paiement répond pour une autre référence.',
  trial: 'Le service de paiement dit que c’était un essai.',
  'paid-after': 'Le service de paiement annonce un paiement après la fin de cette tentative.',
  'not-paid-after': 'Le service de paiement ne confirme plus ce paiement.',
};

/** What staff do about it. */
export const ALARM_STEPS: Readonly<Record<Alarm, string>> = {
  'other-amount':
    'Rien n’a été inscrit. Comparez avec le relevé du service de paiement, puis enregistrez à la main ce qui a réellement été encaissé.',
  'other-reference': 'Rien n’a été inscrit. Vérifiez auprès du service de paiement de quel paiement il s’agit.',
  trial: 'Rien n’a été inscrit. Vérifiez le mode choisi dans Paramètres, Paiement en ligne.',
  'paid-after': 'Rien n’a été inscrit. Si l’argent figure sur le relevé du service de paiement, enregistrez-le à la main dans Règlements.',
  'not-paid-after':
    'Le règlement reste inscrit. Vérifiez le relevé du service de paiement ; s’il n’y figure pas, notez son rejet dans Règlements.',
};

export const PROVIDERS = ['payfip', 'redirect', 'test'] as const;
export type ProviderName = (typeof PROVIDERS)[number];

export const PROVIDER_WORDS: Readonly<Record<ProviderName, string>> = {
  payfip: 'PayFiP',
  redirect: 'Page de paiement signée',
  test: 'Paiement d’essai',
};

/** What was said of a payment, in the list of what happened to it. */
export const SAID_WORDS: Readonly<Record<string, string>> = {
  begun: 'Paiement demandé',
  sent: 'Transmis au service de paiement',
  'not-sent': 'Le service de paiement n’a pas répondu à la demande',
  'not-taken': 'Le service de paiement a refusé la demande',
  waiting: 'Pas encore de résultat',
  paid: 'Payé',
  refused: 'Refusé',
  abandoned: 'Abandonné',
  expired: 'Expiré',
  unreachable: 'Le service de paiement n’a pas répondu',
  forged: 'Retour refusé : signature fausse',
  settled: 'Vérifié',
};

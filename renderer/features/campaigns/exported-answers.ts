import type { ExportedAnswer } from '../../../shared/contract/re-enrolments-desk.ts';
import type { TableColumn } from '../../ui/table-cells.ts';

/** The columns of the export of answers, in an order that other programs rely on: new ones are added at the end. `about` says what each holds. */
export const ANSWER_COLUMNS: readonly (TableColumn<ExportedAnswer> & { about: string })[] = [
  { title: 'Numéro', value: (row) => row.number, width: 14, about: 'De la réponse ; ne change plus.' },
  { title: 'N° famille', value: (row) => row.familyNumber, width: 12, about: 'De la famille, dans son site.' },
  { title: 'Famille', value: (row) => row.familyName, about: 'Nom de la famille.' },
  { title: 'Responsable', value: (row) => row.guardian, about: 'Premier responsable.' },
  { title: 'E-mail', value: (row) => row.email, about: 'Du premier responsable.' },
  { title: 'Nom élève', value: (row) => row.lastName, about: 'Nom de l’élève.' },
  { title: 'Prénom élève', value: (row) => row.firstName, about: 'Prénom de l’élève.' },
  { title: 'Né(e) le', value: (row) => row.birthDate, kind: 'day', about: 'Date de naissance.' },
  { title: 'Réponse', value: (row) => row.answer, about: 'Réinscription administrative, par cours, ou ne se réinscrit pas.' },
  { title: 'État', value: (row) => row.state, about: 'En attente de validation, à compléter, validée, refusée ou retirée.' },
  {
    title: 'Cours demandés',
    value: (row) => row.courses,
    width: 34,
    about: 'Cours et cursus cochés ; refus et liste d’attente entre parenthèses.',
  },
  { title: 'Vœux', value: (row) => row.wishes, width: 34, about: 'Dans l’ordre de préférence.' },
  { title: 'Message', value: (row) => row.requests, width: 40, about: 'Ce que la famille a écrit.' },
  { title: 'Envoyée le', value: (row) => row.submittedAt, kind: 'instant', about: 'Dernier envoi par la famille, heure de Paris.' },
  { title: 'Décidée le', value: (row) => row.decidedAt, kind: 'instant', about: 'Dernière décision, heure de Paris.' },
  { title: 'Décidée par', value: (row) => row.decidedBy, about: 'Qui a décidé.' },
  { title: 'Motif', value: (row) => row.reason, width: 34, about: 'Du refus, ou ce qui est à compléter.' },
  { title: 'Modifiée le', value: (row) => row.changedAt, kind: 'instant', about: 'Dernier changement, quel qu’il soit.' },
];

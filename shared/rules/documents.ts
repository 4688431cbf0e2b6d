import { addDays, daysBetween } from '../dates.ts';

// Documents that families give: what state a demand is in, how long a document is good for, and when one may be imported (UPL-3.5, 3.9).

/** « 2 Mo »: exactly so many bytes are still taken (UPL-3.1). */
export const FILE_BYTES = 2 * 1024 * 1024;
/** The files of one import; what belongs together in more files is imported in several goes. */
export const FILES_PER_IMPORT = 4;
export const FILE_EXTENSIONS = ['jpg', 'jpeg', 'png', 'pdf'] as const;
/** Per student and campaign (UPL-3.12). */
export const QUOTA = { files: 20, bytes: 40 * 1024 * 1024 } as const;

export const FORMATS_SENTENCE = 'La taille limite d’un document est de 2 Mo, les formats acceptés sont JPEG, JPG, PNG, PDF.';
export const TOO_BIG_SENTENCE = 'Ce fichier dépasse 2 Mo';

/**
 * `missing` to `expired` are the states of the guides and of product.md; `received`: its content is being examined, nobody reads it yet;
 * `exemption-asked` and `exempt`: « non concerné », said by the family; agreed to or said by staff.
 */
export const DOCUMENT_STATES = ['missing', 'received', 'given', 'accepted', 'refused', 'expired', 'exemption-asked', 'exempt'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

export const DOCUMENT_STATE_WORDS: Readonly<Record<DocumentState, string>> = {
  missing: 'à fournir',
  received: 'en cours de contrôle',
  given: 'déposée',
  accepted: 'validée',
  refused: 'refusée',
  expired: 'expirée',
  'exemption-asked': 'dite non concernée',
  exempt: 'non concernée',
};

/** What the family has to do something about. */
export const isToProvide = (state: DocumentState): boolean => state === 'missing' || state === 'refused' || state === 'expired';

/** How long a document is good for: from its own date or, where it is not known, from the day it was given. */
export interface Validity {
  validity: 'none' | 'days' | 'date' | 'school-year';
  days: number | null;
  /** `YYYY-MM-DD` */
  date: string | null;
}

interface Given {
  /** All days `YYYY-MM-DD`. */
  givenOn: string;
  issuedOn: string | null;
  /** The last day of the school year that it was given for. */
  yearEndsOn: string | null;
}

/** The last day on which a document is good; null when it never ends. */
export function validUntil({ validity, days, date }: Validity, { givenOn, issuedOn, yearEndsOn }: Given): string | null {
  if (validity === 'days') return addDays(issuedOn ?? givenOn, days ?? 0);
  if (validity === 'date') return date;
  return validity === 'school-year' ? yearEndsOn : null;
}

/** What is wrong with the date that stands on a document; null when it can be taken. Days are `YYYY-MM-DD`. */
export function issueProblem({ validity, days }: Validity, issuedOn: string, today: string): string | null {
  if (issuedOn > today) return 'Cette date est à venir : indiquez celle qui figure sur le document.';
  if (validity === 'days' && days !== null && daysBetween(issuedOn, today) > days)
    return `Ce document date de plus de ${days} jours : il en faut un plus récent.`;
  return null;
}

/** The last document given for a demand, as far as its state is concerned. */
export interface LastDocument {
  state: 'given' | 'accepted' | 'refused';
  /** A file of it waits for its examination. */
  waiting: boolean;
  validUntil: string | null;
  /** The first day of the school year that it was given for. */
  yearStartsOn: string | null;
}

interface Demand {
  validity: Validity['validity'];
  last: LastDocument | null;
  exemption: 'pending' | 'accepted' | null;
  today: string;
  /** The first day of the school year that documents are asked for now: next year's while a campaign is open. */
  yearStartsOn: string | null;
}

/** The state that a family reads beside a document's name. */
export function stateOf({ validity, last, exemption, today, yearStartsOn }: Demand): DocumentState {
  const own = last ? ownState(last, today) : 'missing';
  const isOfAnEarlierYear =
    validity === 'school-year' && last?.yearStartsOn != null && yearStartsOn !== null && last.yearStartsOn < yearStartsOn;
  // last year's document says nothing of this year, unless it is being looked at or has just run out
  const state = isOfAnEarlierYear && own !== 'received' && own !== 'expired' ? 'missing' : own;
  // what the office has agreed to holds whatever was refused or has run out before; what is only asked for does not
  if (exemption === 'accepted' && isToProvide(state)) return 'exempt';
  return exemption === 'pending' && state === 'missing' ? 'exemption-asked' : state;
}

function ownState({ state, waiting, validUntil: until }: LastDocument, today: string): DocumentState {
  if (waiting) return 'received';
  return state === 'accepted' && until !== null && until < today ? 'expired' : state;
}

/** A decision and what came after it. Instants. */
interface Decided {
  state: 'given' | 'accepted' | 'refused' | 'replaced' | 'withdrawn';
  /** False where the examination refused it by itself. */
  byStaff: boolean;
  bytesErased: boolean;
  decidedAt: string | null;
  /** When the answer to a campaign that it belongs to was decided. */
  answerDecidedAt: string | null;
}

/** Why a decision can no longer be undone; null when nothing has built on it. */
export function undoRefusal({ state, byStaff, bytesErased, decidedAt, answerDecidedAt }: Decided): string | null {
  if (state === 'given') return 'Cette pièce attend déjà une décision : il n’y a rien à annuler.';
  if (state === 'replaced' || state === 'withdrawn')
    return 'La famille a déposé autre chose à la place de cette pièce : décidez de la nouvelle.';
  if (!byStaff) return 'Cette pièce a été écartée lors du contrôle : rien n’en a été gardé.';
  if (bytesErased) return 'Les fichiers de cette pièce ont été effacés depuis : demandez-la de nouveau à la famille.';
  if (decidedAt !== null && answerDecidedAt !== null && answerDecidedAt > decidedAt)
    return 'La réinscription a été décidée depuis avec cette pièce : revenez d’abord sur cette décision-là.';
  return null;
}

/** Why staff may not say that a document does not concern a family or student; null when they may. */
export function exemptionRefusal(state: DocumentState): string | null {
  if (state === 'exempt') return 'Cette pièce est déjà notée comme non concernée : rien n’a été noté deux fois.';
  if (state === 'accepted') return 'Cette pièce est déjà validée : elle n’est plus à fournir.';
  if (state === 'received' || state === 'given') return 'La famille a déposé cette pièce entre-temps : validez-la ou refusez-la d’abord.';
  return null;
}

/** What decides whether a document may be imported now. */
export interface ImportMoment {
  state: DocumentState;
  /** A campaign of re-enrolment is open for the student, or for one of the family's. */
  open: boolean;
  /** Its answer, sent or not, asks for the administrative re-enrolment or for a course. */
  ticked: boolean;
}

/** Why a document that is asked for may not be imported now; null when it may (UPL-3.5). */
export function importRefusal({ state, open, ticked }: ImportMoment): { code: 'not-allowed' | 'conflict'; sentence: string } | null {
  // whatever the season, a family answers a refusal and renews what has run out
  if (state === 'refused' || state === 'expired') return null;
  const conflict = (sentence: string) => ({ code: 'conflict' as const, sentence });
  if (state === 'received') return conflict('Le fichier déjà envoyé est en cours de contrôle : attendez la fin du contrôle.');
  if (state === 'accepted') return conflict('Cette pièce est déjà validée : il n’y a rien à fournir.');
  if (state === 'exempt') return conflict('Le secrétariat a noté que cette pièce ne vous concerne pas : il n’y a rien à fournir.');
  if (!open) return { code: 'not-allowed', sentence: CLOSED };
  if (!ticked) return conflict(TICK_FIRST);
  return null;
}

export const CLOSED = 'Les pièces s’importent pendant la réinscription, qui n’est pas ouverte actuellement.';
export const TICK_FIRST =
  'Avant d’importer des pièces, cochez la case « Réinscription administrative », ou au moins un cursus ou un cours, dans l’onglet Réinscription.';
export const NOT_ASKED = 'Cette pièce ne vous est pas demandée.';

/** Why no file can be kept for want of room; null when there is room (UPL-3.12): 2 GB and a tenth of the disk stay free. */
export function diskRefusal({ free, total }: { free: number; total: number }): string | null {
  if (free >= 2e9 && free >= total / 10) return null;
  return 'Le conservatoire ne peut plus recevoir de fichiers pour le moment. Réessayez plus tard, ou remettez ce document au secrétariat.';
}

/** Why these files are too many for one student's campaign; null when they fit (UPL-3.12). */
export function quotaRefusal(kept: { files: number; bytes: number }, more: { files: number; bytes: number }): string | null {
  if (kept.files + more.files > QUOTA.files)
    return `Vous avez déjà déposé ${kept.files} fichiers pour cette réinscription, sur ${QUOTA.files} possibles : réunissez vos pages en un seul PDF, ou adressez-vous au secrétariat.`;
  if (kept.bytes + more.bytes > QUOTA.bytes)
    return 'Vos fichiers dépassent ensemble les 40 Mo possibles pour cette réinscription : réduisez-les, ou adressez-vous au secrétariat.';
  return null;
}

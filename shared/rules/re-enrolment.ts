// What a family can answer to a campaign of re-enrolment, what may follow what, and what it is warned of.

export const RE_ENROLMENT_STATES = ['draft', 'submitted', 'to-complete', 'validated', 'refused', 'withdrawn'] as const;
export type ReEnrolmentState = (typeof RE_ENROLMENT_STATES)[number];

export const ANSWERS = ['administrative', 'courses', 'does-not-re-enrol'] as const;
export type Answer = (typeof ANSWERS)[number];

export const DECISIONS = ['validated', 'refused', 'to-complete'] as const;
export type ReEnrolmentDecision = (typeof DECISIONS)[number];

/** Of one course or wish, once the whole is validated. */
export const PART_DECISIONS = ['accepted', 'waiting-list', 'refused'] as const;
export type PartDecision = (typeof PART_DECISIONS)[number];

/** Characters of the requests, of one wish; how many wishes. */
export const REQUESTS_MAX = 2000;
export const WISH_MAX = 200;
export const WISHES_MAX = 3;

/** A box of the guides is ticked: the one of the administrative re-enrolment, or at least one course. Documents are imported after that only. */
export const isTicked = (answer: Answer | null | undefined): boolean => answer === 'administrative' || answer === 'courses';

/** The family answers, amends or answers anew until the office has validated. */
export const mayAnswer = (state: ReEnrolmentState | null): boolean => state !== 'validated';

/** Only what has been sent and still waits is taken back. */
export const mayWithdraw = (state: ReEnrolmentState | null): boolean => state === 'submitted' || state === 'to-complete';

/** Nothing is decided twice; what the family was asked to complete may still be validated or refused at the desk. */
export const mayDecide = (state: ReEnrolmentState, decision: ReEnrolmentDecision): boolean =>
  state === 'submitted' || (state === 'to-complete' && decision !== 'to-complete');

/** What the campaign offers. */
export interface Offer {
  administrative: boolean;
  byCourse: boolean;
  wishes: boolean;
}

/** The boxes as they came. */
export interface Boxes {
  administrative: boolean;
  doesNotReEnrol: boolean;
  /** Whole curricula, courses and wishes: how many. */
  curricula: number;
  courses: number;
  wishes: number;
}

/** What the family is about to do with its answer: finish later, send it, or import documents for it. */
export type Purpose = 'draft' | 'send' | 'import';

/** Sentences beside the boxes: `answer` stands for all of them. */
export type BoxProblems = Partial<Record<'answer' | 'administrative' | 'courses' | 'doesNotReEnrol' | 'wishes', string>>;

const EITHER = 'Cochez soit la réinscription administrative, soit des cours : décochez l’une ou les autres.';
const EITHER_NOT =
  'Vous indiquez que l’élève ne se réinscrit pas, et demandez aussi une réinscription : décochez cette case, ou effacez le reste.';

/**
 * The one answer that the boxes give (guides: « soit la case Réinscription administrative, soit les cases des cursus ou des disciplines »),
 * null where none is ticked yet; and what stands in its way.
 */
export function answerOfBoxes(offer: Offer, boxes: Boxes, purpose: Purpose): { answer: Answer | null; problems: BoxProblems } {
  const courses = boxes.curricula + boxes.courses > 0;
  const problems: BoxProblems = {};
  if (boxes.administrative && !offer.administrative)
    problems.administrative = 'Cette campagne ne propose pas la réinscription administrative.';
  if (courses && !offer.byCourse) problems.courses = 'Cette campagne ne propose pas la réinscription par cours.';
  if (boxes.wishes > 0 && !offer.wishes) problems.wishes = 'Cette campagne ne recueille pas de vœux.';
  if (boxes.administrative && courses) Object.assign(problems, { administrative: EITHER, courses: EITHER });
  if (boxes.doesNotReEnrol && (boxes.administrative || courses || boxes.wishes > 0)) problems.doesNotReEnrol = EITHER_NOT;
  const answer = boxes.doesNotReEnrol ? 'does-not-re-enrol' : boxes.administrative ? 'administrative' : courses ? 'courses' : null;
  if (Object.keys(problems).length === 0) {
    if (purpose === 'import' && !isTicked(answer)) problems.answer = `${toTick(offer, 'Avant d’importer des pièces, cochez')}.`;
    if (purpose === 'send' && answer === null) problems.answer = `${toTick(offer, 'Cochez')}, ou indiquez que l’élève ne se réinscrit pas.`;
  }
  return { answer, problems };
}

function toTick({ administrative, byCourse }: Offer, verb: string): string {
  const boxes = [administrative && 'la case « Réinscription administrative »', byCourse && 'au moins un cursus ou un cours'];
  return `${verb} ${boxes.filter(Boolean).join(', ou ')}`;
}

/** What usual conditions ask about (domain: at most 3 unjustified absences, fees paid, instruments returned, documents complete). */
export interface Eligibility {
  /** Of this school year. */
  unjustifiedAbsences: number;
  /** What is due already and not paid, as people read it (« 120,00 € »); null when nothing is. */
  overdue: string | null;
  /** What should have been brought back already: « Violon 3/4 ». */
  notReturned: readonly string[];
  /** Compulsory documents that are missing, refused or expired. */
  missingDocuments: readonly string[];
}

export const UNJUSTIFIED_ABSENCES_MAX = 3;

/** Plain sentences for the family: they warn and never block; staff decide. */
export function eligibilityWarnings({ unjustifiedAbsences, overdue, notReturned, missingDocuments }: Eligibility): string[] {
  const one = missingDocuments.length === 1;
  return [
    unjustifiedAbsences > UNJUSTIFIED_ABSENCES_MAX &&
      `${unjustifiedAbsences} absences non justifiées cette année : au-delà de ${UNJUSTIFIED_ABSENCES_MAX}, le conservatoire peut ne pas garder la place. Si elles ont un motif, dites-le au secrétariat.`,
    overdue && `${overdue} restent à régler, échéance passée.`,
    notReturned.length > 0 && `À rendre, date de retour passée : ${notReturned.join(', ')}.`,
    missingDocuments.length > 0 && `${one ? 'Une pièce manque' : 'Des pièces manquent'} encore : ${missingDocuments.join(', ')}.`,
  ].filter((sentence) => sentence !== false && sentence !== null);
}

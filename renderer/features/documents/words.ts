import type { DocumentDetail } from '../../../shared/contract/documents.ts';
import { figure } from '../../../shared/count.ts';
import { formatDay } from '../../../shared/dates.ts';
import { enumerate } from '../../../shared/rules/decision-words.ts';
import { type DocumentState, type Validity, validUntil } from '../../../shared/rules/documents.ts';

/** « Ko » as the families read it; never 0. */
export const sizeInWords = (bytes: number): string => `${figure(Math.max(1, Math.round(bytes / 1024)))}\u00a0Ko`;

/** « PDF, 2 pages, 340 Ko » */
export const fileInShort = ({ pages, sizeBytes }: Pick<DocumentDetail['files'][number], 'pages' | 'sizeBytes'>): string =>
  ['PDF', pages !== null && `${pages} page${pages > 1 ? 's' : ''}`, sizeInWords(sizeBytes)].filter(Boolean).join(', ');

/** How long it is good for, as a rule. */
export function validityInWords({ validity, days, date }: Validity): string {
  if (validity === 'days') return `${days} jours à partir de la date qui figure dessus`;
  if (validity === 'date') return `jusqu’au ${date ? formatDay(date) : '?'}`;
  return validity === 'school-year' ? 'l’année scolaire' : 'sans limite';
}

/** What the rules say of a document if it were accepted with this date: until when, and whether that is past already. */
export function standing(
  { validity, givenAt, yearEndsOn }: Pick<DocumentDetail, 'validity' | 'givenAt' | 'yearEndsOn'>,
  issuedOn: string | null,
  today: string,
  dayGiven: (instant: string) => string,
): { sentence: string; past: boolean } {
  const until = validUntil(validity, { givenOn: dayGiven(givenAt), issuedOn, yearEndsOn });
  if (until === null) return { sentence: 'Acceptée, cette pièce n’expire pas.', past: false };
  if (until < today)
    return {
      sentence: `Cette pièce a expiré le ${formatDay(until)} : acceptée, elle serait aussitôt à fournir de nouveau.`,
      past: true,
    };
  return { sentence: `Acceptée, cette pièce vaudra jusqu’au ${formatDay(until)}.`, past: false };
}

/** Said once it is. */
export const whatHappened = (title: string, decision: 'accepted' | 'refused', mailTo: string | null): string =>
  `${title} : pièce ${decision === 'accepted' ? 'validée' : 'refusée'}. ${mailTo ? `Un e-mail partira à ${mailTo}.` : 'La famille lira la réponse sur l’extranet.'}`;

/** Said once a decision is taken back. */
export const whatIsUndone = (title: string, mailTo: readonly string[]): string =>
  `${title} : la pièce attend de nouveau.${mailTo.length > 0 ? ` Un e-mail le dira à ${enumerate(mailTo)}.` : ''}`;

/** « Photo d’identité (Léo Bernard) » */
export const titleOf = ({ name, studentName }: Pick<DocumentDetail, 'name' | 'studentName'>): string =>
  studentName ? `${name} (${studentName})` : name;

/** One thing that is asked of a family or student, as far as « non concerné » goes. */
export interface Demand {
  familyId: string;
  requirementId: string;
  studentId: string | null;
  name: string;
  studentName: string | null;
  state: DocumentState | 'expiring';
  /** What was said, where it is said not to concern them. */
  explanation: string | null;
}

export const demandTitle: (demand: Demand) => string = titleOf;

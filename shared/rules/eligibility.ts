import { DOCUMENT_STATE_WORDS, type DocumentState } from './documents.ts';
import { OPINION_WORDS, speaksFor, type TeacherOpinion } from './opinions.ts';
import { type Eligibility, eligibilityWarnings, UNJUSTIFIED_ABSENCES_MAX } from './re-enrolment.ts';

// The eligibility panel: what weighs on a re-enrolment, fact by fact. It warns, staff decide (domain: usual conditions).

export const ELIGIBILITY_KINDS = ['absences', 'balance', 'rentals', 'documents', 'opinion'] as const;
export type EligibilityKind = (typeof ELIGIBILITY_KINDS)[number];

/** What a teacher has put down in one course: about this year, or about coming back. */
export interface Opinion {
  course: string;
  teacher: string | null;
  said: string;
  /** About coming back; left out for what only tells of this year. */
  opinion?: TeacherOpinion;
}

export interface EligibilityDetail extends Eligibility {
  /** What is due in all, whether or not its day has come, as people read it; null when the account is even. */
  balance: string | null;
  /** The balance is the family's, not the school's. */
  inFavour: boolean;
  /** Compulsory documents that are missing, refused or expired. */
  documents: readonly { name: string; state: DocumentState }[];
  opinions: readonly Opinion[];
}

export interface EligibilityFact {
  kind: EligibilityKind;
  /** Null: neither good nor bad, to be known. */
  ok: boolean | null;
  label: string;
  detail: string;
}

/** Each of the usual conditions with what stands in the file today; a teacher's opinion only where one has been put down. */
export function eligibilityFacts(e: EligibilityDetail): EligibilityFact[] {
  const absences = e.unjustifiedAbsences;
  return [
    {
      kind: 'absences',
      ok: absences <= UNJUSTIFIED_ABSENCES_MAX,
      label: 'Absences non justifiées',
      detail: absences === 0 ? 'Aucune cette année' : `${absences} cette année (${UNJUSTIFIED_ABSENCES_MAX} au plus)`,
    },
    { kind: 'balance', ok: e.overdue === null, label: 'Solde', detail: balanceInWords(e) },
    {
      kind: 'rentals',
      ok: e.notReturned.length === 0,
      label: 'Instruments à rendre',
      detail: e.notReturned.length === 0 ? 'Rien en retard' : `${e.notReturned.join(', ')} : date de retour passée`,
    },
    {
      kind: 'documents',
      ok: e.documents.length === 0,
      label: 'Pièces obligatoires',
      detail:
        e.documents.length === 0
          ? 'Complètes'
          : e.documents.map(({ name, state }) => `${name} (${DOCUMENT_STATE_WORDS[state]})`).join(', '),
    },
    ...e.opinions.map(({ course, teacher, said, opinion }) => ({
      kind: 'opinion' as const,
      ok: opinion ? speaksFor(opinion) : null,
      label: `${opinion ? 'Avis' : 'Résultat'}, ${course}`,
      detail: teacher ? `${said} (${teacher})` : said,
    })),
  ];
}

function balanceInWords({ overdue, balance, inFavour }: EligibilityDetail): string {
  if (overdue)
    return overdue === balance ? `${overdue} à régler, échéance passée` : `${overdue} à régler, échéance passée ; ${balance} en tout`;
  if (balance === null) return 'Rien à régler';
  return inFavour ? `${balance} en faveur de la famille` : `${balance} à régler, échéance à venir`;
}

/** What makes staff look twice: what the family is warned of, and a teacher who is not in favour, which is between staff. */
export const deskWarnings = (e: Eligibility & Pick<EligibilityDetail, 'opinions'>): string[] => [
  ...eligibilityWarnings(e),
  ...e.opinions.flatMap(({ course, opinion }) =>
    opinion && !speaksFor(opinion) ? [`Avis ${OPINION_WORDS[opinion].toLowerCase()} en ${course}.`] : [],
  ),
];

import type { RentalRow } from '../../../shared/contract/rentals.ts';
import { formatDay } from '../../../shared/dates.ts';
import { formatCents } from '../../../shared/money.ts';
import type { RentalView } from '../../../shared/rules/rentals.ts';
import type { Tone } from '../../ui/Pill.tsx';

export const VIEW_WORDS: readonly { view: RentalView; word: string; empty: string }[] = [
  { view: 'out', word: 'En cours', empty: 'Rien n’est loué en ce moment.' },
  { view: 'late', word: 'À rendre', empty: 'Rien n’est en retard : tout ce qui devait revenir est revenu.' },
  { view: 'insurance', word: 'Assurance', empty: 'Toutes les attestations d’assurance sont à jour.' },
  { view: 'deposit', word: 'Caution', empty: 'Aucune caution n’est à recevoir ni à rendre.' },
  { view: 'returned', word: 'Terminées', empty: 'Aucune location n’est terminée.' },
];

interface Said {
  tone: Tone;
  word: string;
  detail: string | null;
}

/** Where the thing itself is. */
export function returnOf({ state, dueOn, returnedOn, daysLate }: RentalRow): Said {
  if (state === 'returned') return { tone: 'plain', word: 'rendu', detail: returnedOn && `le ${formatDay(returnedOn)}` };
  if (state === 'late')
    return {
      tone: 'garnet',
      word: 'à rendre',
      detail: `${daysLate} jour${daysLate > 1 ? 's' : ''} de retard, prévu le ${formatDay(dueOn ?? '')}`,
    };
  return { tone: 'ink', word: 'en cours', detail: dueOn ? `jusqu’au ${formatDay(dueOn)}` : 'sans date de retour' };
}

/** Null where none is asked. */
export function insuranceOf({ insurance, insuredUntilOn }: RentalRow): Said | null {
  const until = insuredUntilOn && formatDay(insuredUntilOn);
  switch (insurance) {
    case 'none':
      return null;
    case 'missing':
      return { tone: 'amber', word: 'à fournir', detail: null };
    case 'expired':
      return { tone: 'garnet', word: 'expirée', detail: until && `depuis le ${until}` };
    case 'soon':
      return { tone: 'amber', word: 'expire bientôt', detail: until && `le ${until}` };
    case 'valid':
      return { tone: 'green', word: 'à jour', detail: until && `jusqu’au ${until}` };
  }
}

/** Null where none is agreed upon. */
export function depositOf({ deposit, depositCents, depositKeptCents, depositHeldOn, depositReturnedOn }: RentalRow): Said | null {
  const amount = formatCents(depositCents ?? 0);
  switch (deposit) {
    case 'none':
      return null;
    case 'expected':
      return { tone: 'amber', word: 'à recevoir', detail: amount };
    case 'held':
      return { tone: 'ink', word: 'reçue', detail: `${amount}, le ${formatDay(depositHeldOn ?? '')}` };
    case 'to-return':
      return { tone: 'amber', word: 'à rendre', detail: amount };
    case 'returned':
      return { tone: 'plain', word: 'rendue', detail: `${amount}, le ${formatDay(depositReturnedOn ?? '')}` };
    case 'kept':
      return { tone: 'plain', word: 'gardée en partie', detail: `${formatCents(depositKeptCents ?? 0)} sur ${amount}` };
  }
}

/** « Violon n° I-0012 », « Salle Ravel » */
export const nameOf = ({ thing, number }: Pick<RentalRow, 'thing' | 'number'>): string =>
  number === null ? thing : `${thing} n°\u00a0${number}`;

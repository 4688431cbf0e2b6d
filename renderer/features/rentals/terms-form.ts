import type { InputOf } from '../../../shared/contract/index.ts';
import type { RentalRow } from '../../../shared/contract/rentals.ts';
import { editCents, readCents } from '../../../shared/money.ts';
import { readDay, shownDay } from '../../ui/typed-day.ts';

export type Terms = Omit<InputOf<'rentals.edit'>, 'id' | 'version'>;

/** What is agreed upon, as it is typed. */
export interface TermsTyped {
  tariffId: string | null;
  dueOn: string;
  deposit: string;
  insurer: string;
  policyNumber: string;
  insuredUntilOn: string;
  conditionOut: string;
  comment: string;
}

export const newTerms = (): TermsTyped => ({
  tariffId: null,
  dueOn: '',
  deposit: '',
  insurer: '',
  policyNumber: '',
  insuredUntilOn: '',
  conditionOut: '',
  comment: '',
});

export const typedOf = (row: RentalRow): TermsTyped => ({
  tariffId: row.tariffId,
  dueOn: shownDay(row.dueOn),
  deposit: row.depositCents === null ? '' : editCents(row.depositCents),
  insurer: row.insurer ?? '',
  policyNumber: row.policyNumber ?? '',
  insuredUntilOn: shownDay(row.insuredUntilOn),
  conditionOut: row.conditionOut ?? '',
  comment: row.comment ?? '',
});

/** What is sent; what is no day and no amount is told beside its field before anything leaves. */
export function termsOf(typed: TermsTyped): { terms: Terms; problems: Record<string, string> } {
  const problems: Record<string, string> = {};
  const day = (name: 'dueOn' | 'insuredUntilOn'): string | null => {
    const read = readDay(typed[name]);
    if (!read.ok) problems[name] = read.message;
    return read.ok ? read.day : null;
  };
  const cents = typed.deposit.trim() === '' ? null : readCents(typed.deposit);
  if (typed.deposit.trim() !== '' && cents === null) problems.depositCents = 'Un montant, par exemple 300,00.';
  return {
    problems,
    terms: {
      tariffId: typed.tariffId,
      dueOn: day('dueOn'),
      depositCents: cents,
      insurer: typed.insurer,
      policyNumber: typed.policyNumber,
      insuredUntilOn: day('insuredUntilOn'),
      conditionOut: typed.conditionOut,
      comment: typed.comment,
    },
  };
}

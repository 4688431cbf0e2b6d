import { addDays, daysBetween } from '../dates.ts';

// Where a contract of rental stands: the thing itself, its insurance, its deposit. Days are `YYYY-MM-DD`.

export interface RentalFacts {
  /** Rooms are neither insured by the family nor given back. */
  isItem: boolean;
  startsOn: string;
  dueOn: string | null;
  returnedOn: string | null;
  insuredUntilOn: string | null;
  depositCents: number | null;
  depositHeldOn: string | null;
  depositReturnedOn: string | null;
  depositKeptCents: number | null;
}

export const RENTAL_STATES = ['out', 'late', 'returned'] as const;
export type RentalState = (typeof RENTAL_STATES)[number];
/** `late`: the last day has passed; the re-enrolment panel says the same. */
export const rentalState = ({ dueOn, returnedOn }: RentalFacts, today: string): RentalState =>
  returnedOn !== null ? 'returned' : dueOn !== null && dueOn < today ? 'late' : 'out';

export const daysLate = ({ dueOn, returnedOn }: RentalFacts, today: string): number =>
  returnedOn === null && dueOn !== null && dueOn < today ? daysBetween(dueOn, today) : 0;

/** An attestation that ends within so many days is asked for again. */
export const INSURANCE_SOON_DAYS = 30;
export const INSURANCE_STATES = ['none', 'missing', 'expired', 'soon', 'valid'] as const;
export type InsuranceState = (typeof INSURANCE_STATES)[number];

/** `none`: nothing is asked, of a room or of what has been returned. */
export function insuranceState({ isItem, returnedOn, insuredUntilOn }: RentalFacts, today: string): InsuranceState {
  if (!isItem || returnedOn !== null) return 'none';
  if (insuredUntilOn === null) return 'missing';
  if (insuredUntilOn < today) return 'expired';
  return insuredUntilOn <= addDays(today, INSURANCE_SOON_DAYS) ? 'soon' : 'valid';
}

export const DEPOSIT_STATES = ['none', 'expected', 'held', 'to-return', 'returned', 'kept'] as const;
export type DepositState = (typeof DEPOSIT_STATES)[number];

/** `to-return`: the thing is back and its deposit is still held; `kept`: a part of it, or all, was. */
export function depositState(rental: RentalFacts): DepositState {
  if (rental.depositCents === null || rental.depositCents === 0) return 'none';
  if (rental.depositHeldOn === null) return rental.returnedOn === null ? 'expected' : 'none';
  if (rental.depositReturnedOn === null) return rental.returnedOn === null ? 'held' : 'to-return';
  return (rental.depositKeptCents ?? 0) > 0 ? 'kept' : 'returned';
}

export const RENTAL_VIEWS = ['out', 'late', 'insurance', 'deposit', 'returned', 'all'] as const;
/** `insurance`: missing, expired or soon so; `deposit`: to receive, or to give back. */
export type RentalView = (typeof RENTAL_VIEWS)[number];

export function isInView(rental: RentalFacts, view: RentalView, today: string): boolean {
  const state = rentalState(rental, today);
  switch (view) {
    case 'all':
      return true;
    case 'returned':
      return state === 'returned';
    case 'out':
      return state !== 'returned';
    case 'late':
      return state === 'late';
    case 'insurance':
      return ['missing', 'expired', 'soon'].includes(insuranceState(rental, today));
    case 'deposit':
      return ['expected', 'to-return'].includes(depositState(rental));
  }
}

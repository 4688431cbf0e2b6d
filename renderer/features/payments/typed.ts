import { checkField, DAY } from '../../../shared/rules/fields.ts';

/** A typed day (`22/11/2026`) as it is sent; what is no day is sent as it is, to be refused beside its field. */
export const readDay = (typed: string): string => {
  const checked = checkField(DAY, typed);
  return checked.ok && checked.value !== null ? checked.value : typed;
};

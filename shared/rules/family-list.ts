/** What the list of families can be narrowed to; several at once are all asked for. */
export const FAMILY_FILTERS = ['archived', 'no-email', 'never-connected', 'balance-due', 'waiting', 'disagreement'] as const;
export type FamilyFilter = (typeof FAMILY_FILTERS)[number];

/** By what the list of families can be ordered. */
export const FAMILY_ORDERS = ['name', 'number', 'city', 'siteName', 'waiting', 'balanceCents'] as const;
export type FamilyOrder = (typeof FAMILY_ORDERS)[number];

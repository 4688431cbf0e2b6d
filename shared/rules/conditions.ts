/** One condition of a campaign or a required document, as the store keeps it. */
export interface Condition {
  /** Conditions of one clause are all needed; one clause that holds is enough. */
  clause: number;
  kind: string;
  comparison: string;
  value: string;
}

/** What is known of a student and the family: ids or words for each kind, figures as text. A kind that is not known is left out. */
export type Facts = Readonly<Record<string, readonly string[]>>;

/** Whether what is asked concerns somebody: no condition means everybody. A condition whose kind is not known does not hold. */
export function concerns(conditions: readonly Condition[], facts: Facts): boolean {
  if (conditions.length === 0) return true;
  const clauses = new Set(conditions.map(({ clause }) => clause));
  return [...clauses].some((one) => conditions.every((condition) => condition.clause !== one || holds(condition, facts[condition.kind])));
}

function holds({ comparison, value }: Condition, known: readonly string[] | undefined): boolean {
  if (known === undefined) return false;
  if (comparison === 'is') return known.includes(value);
  if (comparison === 'is-not') return !known.includes(value);
  const limit = Number(value);
  if (comparison === 'at-least') return known.some((one) => Number(one) >= limit);
  if (comparison === 'at-most') return known.some((one) => Number(one) <= limit);
  throw new Error(`no such comparison: ${comparison}`);
}

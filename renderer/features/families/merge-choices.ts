import type { MergePreview } from '../../../shared/contract/family-merges.ts';

export type Mapping = { id: string; into: string | null }[];

/** What staff have chosen on a preview; null: as it was guessed. */
export interface Choices {
  guardians: Mapping | null;
  students: Mapping | null;
  /** Of which file a field takes its value: `<person> <field>`. */
  values: Record<string, 'kept' | 'merged'>;
}

export const valueKey = (personId: string, field: string): string => `${personId} ${field}`;

type Difference = MergePreview['people'][number]['fields'][number];

/** Of which file a field takes its value now. */
export const takenFrom = (choices: Choices, personId: string, { field, takes }: Difference): 'kept' | 'merged' =>
  choices.values[valueKey(personId, field)] ?? takes;

/** The fields whose value comes from the file that goes. */
export const takenFields = ({ people }: MergePreview, choices: Choices): { id: string; field: string }[] =>
  people.flatMap(({ id, fields }) => fields.filter((one) => takenFrom(choices, id, one) === 'merged').map(({ field }) => ({ id, field })));

/** The mapping as it is shown, with one person changed. */
export const remapped = (people: MergePreview['guardians'], id: string, into: string | null): Mapping =>
  people.map((person) => ({ id: person.id, into: person.id === id ? into : person.into === into && into !== null ? null : person.into }));

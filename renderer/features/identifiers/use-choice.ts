import { useState } from 'react';
import type { AccountState } from '../../../shared/contract/accounts.ts';

export interface ChosenPerson {
  guardianId: string;
  name: string;
  state: AccountState;
}

type Row = { id: string; name: string; state: AccountState };

/** Who is chosen, over as many pages as one has leafed through. */
export function useChoice(rows: readonly Row[]) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, ChosenPerson>>(new Map());
  const asChosen = ({ id, name, state }: Row): [string, ChosenPerson] => [id, { guardianId: id, name, state }];
  const here = rows.filter(({ id }) => chosen.has(id)).length;
  const page: 'all' | 'some' | 'none' = here === 0 ? 'none' : here === rows.length ? 'all' : 'some';
  return {
    // as they are now: an identifier may have been made since they were chosen
    people: [...chosen.values()].map((person) => {
      const row = rows.find(({ id }) => id === person.guardianId);
      return row ? { ...person, state: row.state } : person;
    }),
    page,
    has: (id: string) => chosen.has(id),
    toggle: (row: Row) =>
      setChosen((former) => {
        const next = new Map(former);
        if (!next.delete(row.id)) next.set(...asChosen(row));
        return next;
      }),
    togglePage: () =>
      setChosen((former) => {
        const next = new Map(former);
        for (const row of rows) {
          if (page === 'all') next.delete(row.id);
          else next.set(...asChosen(row));
        }
        return next;
      }),
    chooseAll: (people: readonly ChosenPerson[]) => setChosen(new Map(people.map((person) => [person.guardianId, person]))),
    clear: () => setChosen(new Map()),
  };
}
export type Choice = ReturnType<typeof useChoice>;

import { useState } from 'react';
import type { AccountState } from '../../../shared/contract/accounts.ts';
import { useOperation } from '../../host/operations.ts';

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
  // who has left the list, by what was done to them or by leafing on, is asked for: what is offered next is for how they are now
  const away = [...chosen.keys()].filter((id) => !rows.some((row) => row.id === id));
  const asked = useOperation('identifiers.chosen', { ids: away }, { enabled: away.length > 0, keepPrevious: true });
  const now = new Map([...(asked.data?.people ?? []), ...rows.map((row) => asChosen(row)[1])].map((one) => [one.guardianId, one.state]));
  const here = rows.filter(({ id }) => chosen.has(id)).length;
  const page: 'all' | 'some' | 'none' = here === 0 ? 'none' : here === rows.length ? 'all' : 'some';
  return {
    // as they are now: an identifier may have been made since they were chosen
    people: [...chosen.values()].map((person) => ({ ...person, state: now.get(person.guardianId) ?? person.state })),
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

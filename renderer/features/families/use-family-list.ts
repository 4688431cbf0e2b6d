import { useDebouncedValue } from '@mantine/hooks';
import type { DataTableSortStatus } from 'mantine-datatable';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { FamilyRow } from '../../../shared/contract/families.ts';
import { FAMILY_ORDERS, type FamilyFilter, type FamilyOrder } from '../../../shared/rules/family-list.ts';
import { known } from './FamilyFilters.tsx';

/**
 * What the list of families is narrowed to and ordered by, kept in the address. The list answers each key at once; only the address waits
 * until one stops typing.
 */
export function useFamilyList() {
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState(params.get('q') ?? '');
  const search = typed.trim();
  const [settled] = useDebouncedValue(search, 300);
  const filters = known((params.get('filtres') ?? '').split(','));
  const order = FAMILY_ORDERS.find((one) => one === params.get('tri')) ?? 'name';
  const descending = params.get('sens') === 'desc';
  // another search begins at its first page
  const page = search === (params.get('q') ?? '') ? Number(params.get('page') ?? 0) : 0;
  const change = (changes: Record<string, string | null>, replace = false) => {
    const next = new URLSearchParams(params);
    next.delete('page');
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setParams(next, { replace });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when one has stopped typing
  useEffect(() => {
    if (settled !== (params.get('q') ?? '')) change({ q: settled }, true);
  }, [settled]);
  return {
    typed,
    search,
    filters,
    order,
    descending,
    page,
    type: setTyped,
    narrow: (chosen: FamilyFilter[]) => change({ filtres: chosen.join(',') }),
    sort: ({ columnAccessor, direction }: DataTableSortStatus<FamilyRow>) =>
      change({ tri: columnAccessor === 'name' ? null : (columnAccessor as FamilyOrder), sens: direction === 'desc' ? 'desc' : null }),
    turnTo: (next: number) => change({ page: next > 0 ? String(next) : null }),
    clear: () => {
      setTyped('');
      change({ q: null, filtres: null });
    },
  };
}

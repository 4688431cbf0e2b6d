import { useDebouncedValue } from '@mantine/hooks';
import type { DataTableSortStatus } from 'mantine-datatable';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { INVOICE_ORDERS, type InvoiceRow } from '../../../shared/contract/invoices.ts';
import { INVOICE_STATES, type InvoiceState } from '../../../shared/rules/invoices.ts';
import { LEDGERS, type Ledger } from '../../../shared/rules/ledger-books.ts';

/** What the list of invoices is narrowed to and ordered by, kept in the address: coming back finds the list as it was. */
export function useInvoiceList() {
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState(params.get('q') ?? '');
  const search = typed.trim();
  const [settled] = useDebouncedValue(search, 300);
  const change = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries({ page: null, ...changes })) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setParams(next, { replace: true });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when one has stopped typing
  useEffect(() => {
    if (settled !== (params.get('q') ?? '')) change({ q: settled });
  }, [settled]);
  return {
    typed,
    search,
    state: INVOICE_STATES.find((one) => one === params.get('etat')) ?? null,
    ledger: LEDGERS.find((one) => one === params.get('registre')) ?? null,
    order: INVOICE_ORDERS.find((one) => one === params.get('tri')) ?? 'issuedOn',
    descending: params.get('sens') !== 'asc',
    page: search === (params.get('q') ?? '') ? Number(params.get('page') ?? 0) : 0,
    type: setTyped,
    showState: (state: InvoiceState | null) => change({ etat: state }),
    showLedger: (ledger: Ledger | null) => change({ registre: ledger }),
    sort: ({ columnAccessor, direction }: DataTableSortStatus<InvoiceRow>) =>
      change({ tri: columnAccessor as string, sens: direction === 'asc' ? 'asc' : null }),
    turnTo: (next: number) => change({ page: next > 0 ? String(next) : null }),
    clear: () => {
      setTyped('');
      change({ q: null, etat: null, registre: null });
    },
  };
}

import { Button, SegmentedControl } from '@mantine/core';
import { IconFileInvoice, IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { InvoiceRow } from '../../../shared/contract/invoices.ts';
import { counted } from '../../../shared/count.ts';
import { formatCents } from '../../../shared/money.ts';
import { INVOICE_STATES, type InvoiceState } from '../../../shared/rules/invoices.ts';
import { LEDGERS, type Ledger } from '../../../shared/rules/ledger-books.ts';
import { LEDGER_WORDS } from '../../../shared/rules/ledger-words.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { ListExport } from '../../ui/ListExport.tsx';
import { RowsTable } from '../../ui/RowsTable.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Empty } from '../../ui/states.tsx';
import { BillingNav } from './BillingNav.tsx';
import classes from './billing.module.css';
import { exportedInvoices } from './exported-invoices.ts';
import { IssueDrafts } from './IssueDrafts.tsx';
import { invoiceColumns } from './invoice-columns.tsx';
import { PrintInvoices } from './PrintInvoices.tsx';
import { useInvoiceList } from './use-invoice-list.ts';
import { STATES } from './words.ts';

const PAGE = 50;

/** The invoices of both ledgers: what is due, late, paid, and the drafts that wait. */
export function InvoicesScreen() {
  const { may, siteId, sites } = useDesk();
  const list = useInvoiceList();
  const { search, state, ledger, order, descending, page } = list;
  const where = { siteId, ledger, state, search };
  const asked = useOperation('invoices.list', { ...where, order, descending, page, pageSize: PAGE }, { keepPrevious: true });
  const narrowed = search !== '' || state !== null || ledger !== null;
  const bill = may('invoices.bill') && (
    <Button component={Link} to="/facturation/facturer" leftSection={<IconFileInvoice aria-hidden size={18} stroke={1.75} />}>
      Facturer…
    </Button>
  );
  return (
    <Screen
      title="Facturation"
      below={asked.data ? sumOf(asked.data) : !asked.error && 'Chargement…'}
      actions={
        <>
          {may('invoices.print') && <PrintInvoices where={where} issued={issuedIn(asked.data?.counts, state)} />}
          <ListExport
            operation="invoices.list"
            input={{ ...where, order, descending }}
            title="Factures"
            fileName="factures"
            filters={[
              siteId && `Site : ${sites.find((site) => site.id === siteId)?.name}`,
              ledger && LEDGER_WORDS[ledger],
              state && `État : ${STATES[state].many}`,
              search && `Recherche : « ${search} »`,
            ]}
            columns={exportedInvoices}
            total={asked.data?.total}
          />
          {may('invoices.create') && (
            <Button
              variant="default"
              component={Link}
              to="/facturation/nouvelle"
              leftSection={<IconPlus aria-hidden size={18} stroke={1.75} />}
            >
              Nouvelle facture
            </Button>
          )}
          {bill}
        </>
      }
    >
      <BillingNav at="/facturation" />
      <div className={classes.tools}>
        <SegmentedControl
          aria-label="Compte"
          data={[{ value: 'all', label: 'Tout' }, ...LEDGERS.map((one) => ({ value: one, label: LEDGER_WORDS[one] }))]}
          value={ledger ?? 'all'}
          onChange={(value) => list.showLedger(value === 'all' ? null : (value as Ledger))}
        />
        <SearchField
          aria-label="Rechercher une facture"
          placeholder="Numéro, nom, élève, n° de famille"
          value={list.typed}
          onChange={list.type}
          className={classes.search}
        />
        {may('invoices.drafts') && (
          <IssueDrafts where={{ siteId, ledger, search }} drafts={asked.data?.counts.draft ?? 0} shown={state === 'draft'} />
        )}
      </div>
      <div className={classes.tools}>
        <SegmentedControl
          aria-label="État des factures"
          data={[
            { value: 'all', label: 'Toutes' },
            ...INVOICE_STATES.map((one) => ({ value: one, label: withCount(STATES[one].many, asked.data?.counts[one]) })),
          ]}
          value={state ?? 'all'}
          onChange={(value) => list.showState(value === 'all' ? null : (value as InvoiceState))}
        />
      </div>
      <RowsTable<InvoiceRow>
        label="Factures"
        asked={asked}
        columns={invoiceColumns}
        page={page}
        pageSize={PAGE}
        onPage={list.turnTo}
        sort={{ columnAccessor: order, direction: descending ? 'desc' : 'asc' }}
        onSort={list.sort}
        toRow={({ id }) => `/facturation/factures/${id}`}
        empty={
          narrowed ? (
            <Empty
              sentence="Aucune facture ne correspond."
              action={
                <Button variant="default" onClick={list.clear}>
                  Montrer toutes les factures
                </Button>
              }
            />
          ) : (
            <Empty sentence="Aucune facture n’est encore faite." action={bill} />
          )
        }
      />
    </Screen>
  );
}

const withCount = (word: string, count: number | undefined): string => (count ? `${word} · ${count}` : word);

const sumOf = ({ total, totalCents, leftCents }: { total: number; totalCents: number; leftCents: number }): string =>
  `${counted(total, 'facture')} · ${formatCents(totalCents)} · reste à régler ${formatCents(leftCents)}`;

/** How many of those shown have a paper: all but drafts. */
const issuedIn = (counts: Record<InvoiceState, number> | undefined, state: InvoiceState | null): number =>
  INVOICE_STATES.reduce((sum, one) => (one !== 'draft' && (state === null || state === one) ? sum + (counts?.[one] ?? 0) : sum), 0);

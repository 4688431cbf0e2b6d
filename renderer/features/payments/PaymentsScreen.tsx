import { Button, Checkbox, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBuildingBank, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { formatCents } from '../../../shared/money.ts';
import { LEDGERS, type Ledger } from '../../../shared/rules/ledger-books.ts';
import { LEDGER_WORDS } from '../../../shared/rules/ledger-words.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { ListExport } from '../../ui/ListExport.tsx';
import { RowsTable } from '../../ui/RowsTable.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Empty } from '../../ui/states.tsx';
import { BillingNav } from '../billing/BillingNav.tsx';
import { exportedPayments } from './exported-payments.ts';
import { PaymentDrawer } from './PaymentDrawer.tsx';
import { paymentColumns } from './payment-columns.tsx';
import classes from './payments.module.css';
import { STATE_WORDS } from './words.ts';

type State = keyof typeof STATE_WORDS;
const STATES = Object.keys(STATE_WORDS) as State[];
const NONE = { state: null, ledger: null, methodId: null, unspent: false } as const;

interface Filters {
  state: State | null;
  ledger: Ledger | null;
  methodId: string | null;
  unspent: boolean;
}

/** What came in: cheques, cash, transfers, cards, debits and payments on line, with their receipts. */
export function PaymentsScreen() {
  const { id } = useParams();
  const go = useNavigate();
  const { may, siteId, sites } = useDesk();
  const [filters, setFilters] = useState<Filters>(NONE);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 180);
  const [page, setPage] = useState(0);
  const methods = useOperation('payments.methods', {}).data?.methods ?? [];
  const input = { ...filters, search, siteId };
  const asked = useOperation('payments.list', { ...input, page, pageSize: 50 }, { keepPrevious: true });
  const choose = (some: Partial<Filters>) => {
    setFilters({ ...filters, ...some });
    setPage(0);
  };
  const isFiltered = search !== '' || Object.values(filters).some(Boolean);
  const method = methods.find((one) => one.id === filters.methodId)?.name;
  return (
    <Screen
      title="Règlements"
      below="Ce qui est reçu, ce que cela paie, et ce qui part en banque."
      actions={
        <>
          <ListExport
            operation="payments.list"
            input={input}
            title="Règlements"
            fileName="reglements"
            filters={[
              siteId && `Site : ${sites.find((site) => site.id === siteId)?.name}`,
              filters.state && `État : ${STATE_WORDS[filters.state]}`,
              filters.ledger && `Compte : ${LEDGER_WORDS[filters.ledger]}`,
              method && `Mode : ${method}`,
              filters.unspent && 'Reste à affecter',
              search && `Recherche : « ${search} »`,
            ]}
            columns={exportedPayments}
            total={asked.data?.total}
          />
          <Button
            variant="default"
            component={Link}
            to="/facturation/paiements/remise"
            leftSection={<IconBuildingBank aria-hidden size={18} stroke={1.75} />}
          >
            Remises en banque
          </Button>
          {may('payments.record') && (
            <Button component={Link} to="/facturation/paiements/nouveau" leftSection={<IconPlus aria-hidden size={18} stroke={2} />}>
              Enregistrer un règlement
            </Button>
          )}
        </>
      }
    >
      <BillingNav at="/facturation/paiements" />
      <div className={classes.filters}>
        <SearchField
          aria-label="Rechercher un règlement"
          placeholder="Famille, numéro, reçu, montant"
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setPage(0);
          }}
          className={classes.search}
        />
        <Select
          aria-label="État"
          placeholder="Tous les états"
          data={STATES.map((value) => ({ value, label: STATE_WORDS[value] }))}
          value={filters.state}
          onChange={(state) => choose({ state: state as State | null })}
          clearable
          w={170}
        />
        <Select
          aria-label="Mode de règlement"
          placeholder="Tous les modes"
          data={methods.map((one) => ({ value: one.id, label: one.name }))}
          value={filters.methodId}
          onChange={(methodId) => choose({ methodId })}
          clearable
          w={200}
        />
        <Select
          aria-label="Compte"
          placeholder="Les deux comptes"
          data={LEDGERS.map((value) => ({ value, label: LEDGER_WORDS[value] }))}
          value={filters.ledger}
          onChange={(ledger) => choose({ ledger: ledger as Ledger | null })}
          clearable
          w={170}
        />
        <Checkbox
          label="Reste à affecter"
          checked={filters.unspent}
          onChange={(event) => choose({ unspent: event.currentTarget.checked })}
          style={{ alignSelf: 'center' }}
        />
      </div>
      {asked.data && asked.data.total > 0 && (
        <p className={classes.sum}>
          {asked.data.total > 1 ? `${asked.data.total.toLocaleString('fr-FR')} règlements` : 'Un règlement'},{' '}
          {formatCents(asked.data.cents)} reçus (sans les rejetés ni les annulés).
        </p>
      )}
      <RowsTable
        label="Règlements"
        asked={asked}
        columns={paymentColumns}
        page={page}
        pageSize={50}
        onPage={setPage}
        toRow={(payment) => `/facturation/paiements/${payment.id}`}
        empty={
          isFiltered ? (
            <Empty
              sentence="Aucun règlement ne correspond."
              action={
                <Button
                  variant="default"
                  onClick={() => {
                    setFilters(NONE);
                    setTyped('');
                    setPage(0);
                  }}
                >
                  Montrer tous les règlements
                </Button>
              }
            />
          ) : (
            <Empty sentence="Aucun règlement n’a encore été reçu." />
          )
        }
      />
      <PaymentDrawer id={id ?? null} onClose={() => void go('/facturation/paiements')} />
    </Screen>
  );
}

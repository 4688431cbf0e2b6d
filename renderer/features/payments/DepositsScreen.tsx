import { Button, SegmentedControl, Select, VisuallyHidden } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { DataTableColumn } from 'mantine-datatable';
import { useState } from 'react';
import { Link } from 'react-router';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { formatDay } from '../../../shared/dates.ts';
import { formatCents } from '../../../shared/money.ts';
import type { DepositedKind } from '../../../shared/rules/payments.ts';
import { useHost } from '../../host/host.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { ListExport } from '../../ui/ListExport.tsx';
import { RowsTable } from '../../ui/RowsTable.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Empty } from '../../ui/states.tsx';
import type { TableColumn } from '../../ui/table-cells.ts';
import { useSaveAnswer } from '../../ui/use-save-answer.ts';
import { DepositForm } from './DepositForm.tsx';
import classes from './payments.module.css';

type Deposit = OutputOf<'deposits.list'>['rows'][number];
const KINDS: Record<DepositedKind, string> = { cheque: 'Chèques', cash: 'Espèces' };

/** Cheques and cash on their way to the bank: what waits, and the slips that were made. */
export function DepositsScreen() {
  const { siteId, sites } = useDesk();
  const [site, setSite] = useState(siteId ?? sites[0]?.id ?? '');
  const [kind, setKind] = useState<DepositedKind>('cheque');
  const [page, setPage] = useState(0);
  const asked = useOperation('deposits.list', { siteId, page, pageSize: 20 }, { keepPrevious: true });
  return (
    <Screen
      title="Remises en banque"
      above={<Link to="/facturation/paiements">Règlements</Link>}
      actions={
        <ListExport
          operation="deposits.list"
          input={{ siteId }}
          title="Remises en banque"
          fileName="remises"
          columns={EXPORTED}
          total={asked.data?.total}
        />
      }
    >
      <div className={classes.stack}>
        <div className={classes.filters} style={{ marginBottom: 0 }}>
          <SegmentedControl
            aria-label="Ce qui est remis"
            data={(['cheque', 'cash'] as const).map((value) => ({ value, label: KINDS[value] }))}
            value={kind}
            onChange={(value) => setKind(value as DepositedKind)}
          />
          {sites.length > 1 && (
            <Select
              aria-label="Site"
              data={sites.map(({ id, name }) => ({ value: id, label: name }))}
              value={site}
              onChange={(value) => value && setSite(value)}
              allowDeselect={false}
              w={360}
            />
          )}
        </div>
        <DepositForm key={`${site} ${kind}`} siteId={site} kind={kind} />
        <RowsTable
          label="Remises faites"
          asked={asked}
          columns={COLUMNS}
          page={page}
          pageSize={20}
          onPage={setPage}
          empty={<Empty sentence="Aucune remise n’a encore été faite." />}
        />
      </div>
    </Screen>
  );
}

function Slip({ id, number }: { id: string; number: string }) {
  const { call } = useHost();
  const { busy, save } = useSaveAnswer();
  return (
    <Button
      variant="default"
      size="xs"
      loading={busy}
      leftSection={<IconDownload aria-hidden size={16} stroke={1.75} />}
      aria-label={`Enregistrer le bordereau ${number}`}
      onClick={() => save(() => call('deposits.slip', { id }))}
    >
      Bordereau
    </Button>
  );
}

const COLUMNS: DataTableColumn<Deposit>[] = [
  { accessor: 'number', title: 'Remise', width: 130, render: ({ number }) => <strong>{number}</strong> },
  { accessor: 'madeOn', title: 'Date', width: 136, render: ({ madeOn }) => formatDay(madeOn) },
  {
    accessor: 'kind',
    title: 'Remis',
    width: 130,
    render: ({ kind, payments }) => `${payments} ${kind === 'cheque' ? 'chèque' : 'versement'}${payments > 1 ? 's' : ''}`,
  },
  {
    accessor: 'siteName',
    title: 'Site',
    render: ({ siteName, madeBy }) => (
      <>
        {siteName}
        <span className={classes.under}>{madeBy}</span>
      </>
    ),
  },
  { accessor: 'totalCents', title: 'Total', width: 130, textAlign: 'right', render: ({ totalCents }) => formatCents(totalCents) },
  {
    accessor: 'id',
    title: <VisuallyHidden>Bordereau</VisuallyHidden>,
    width: 150,
    render: ({ id, number }) => <Slip id={id} number={number} />,
  },
];

const EXPORTED: TableColumn<Deposit>[] = [
  { title: 'Remise', width: 16, value: ({ number }) => number },
  { title: 'Date', kind: 'day', value: ({ madeOn }) => madeOn },
  { title: 'Remis', width: 14, value: ({ kind }) => KINDS[kind] },
  { title: 'Règlements', kind: 'number', value: ({ payments }) => payments },
  { title: 'Site', width: 24, value: ({ siteName }) => siteName },
  { title: 'Total', kind: 'cents', value: ({ totalCents }) => totalCents },
  { title: 'Fait par', width: 22, value: ({ madeBy }) => madeBy },
];

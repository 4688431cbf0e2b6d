import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { formatCents } from '../../../shared/money.ts';
import type { ReminderLevel } from '../../../shared/rules/reminders.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { ListExport } from '../../ui/ListExport.tsx';
import { RowsTable } from '../../ui/RowsTable.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Empty } from '../../ui/states.tsx';
import { BillingNav } from '../billing/BillingNav.tsx';
import classes from '../payments/payments.module.css';
import { exportedLate } from './exported-late.ts';
import { LevelsPanel } from './LevelsPanel.tsx';
import { lateColumns } from './late-columns.tsx';
import { SendReminders } from './SendReminders.tsx';

type Filter = 'all' | '1' | '2' | '3';

/** Who is late and by how much, whose turn it is for which reminder, and the run that sends them. */
export function RemindersScreen() {
  const { may, siteId, sites } = useDesk();
  const [filter, setFilter] = useState<Filter>('all');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 180);
  const [page, setPage] = useState(0);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [sending, setSending] = useState(false);
  const [setting, setSetting] = useState(false);
  const level = filter === 'all' ? null : (Number(filter) as ReminderLevel);
  const input = { siteId, level, search };
  const asked = useOperation('reminders.list', { ...input, page, pageSize: 200 }, { keepPrevious: true });
  const rows = asked.data?.rows ?? [];
  const chosen = level === null ? [] : rows.filter(({ id }) => !left.has(id));
  const ready = asked.data?.ready ?? [];
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  const choose = (value: Filter) => {
    setFilter(value);
    setPage(0);
    setLeft(new Set());
  };
  return (
    <Screen
      title="Relances"
      below="Ce qui devait être réglé et ne l’est pas, avec trois niveaux de relance par facture."
      actions={
        <>
          <ListExport
            operation="reminders.list"
            input={input}
            title="Factures en retard"
            fileName="retards"
            filters={[
              siteId && `Site : ${sites.find((site) => site.id === siteId)?.name}`,
              level && `Relance de niveau ${level}`,
              search && `Recherche : « ${search} »`,
            ]}
            columns={exportedLate}
            total={asked.data?.total}
          />
          {may('reminders.saveSettings') && (
            <Button variant="default" onClick={() => setSetting(true)}>
              Modifier les niveaux
            </Button>
          )}
          {may('reminders.send') && level !== null && (
            <Button
              leftSection={<IconSend aria-hidden size={18} stroke={1.75} />}
              disabled={chosen.length === 0}
              onClick={() => setSending(true)}
            >
              Relancer {chosen.length > 1 ? `${chosen.length} factures` : 'la facture'}
            </Button>
          )}
        </>
      }
    >
      <BillingNav at="/facturation/relances" />
      <div className={classes.filters}>
        <SegmentedControl
          aria-label="Niveau à envoyer"
          data={[
            { value: 'all', label: 'Tous les retards' },
            ...ready.map((one) => ({ value: String(one.level), label: `Niveau ${one.level} à envoyer · ${one.invoices}` })),
          ]}
          value={filter}
          onChange={(value) => choose(value as Filter)}
        />
        <SearchField
          aria-label="Rechercher un retard"
          placeholder="Famille ou facture"
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setPage(0);
          }}
          className={classes.search}
        />
        {level !== null && rows.length > 0 && (
          <Checkbox
            label="Tout choisir"
            checked={chosen.length === rows.length}
            indeterminate={chosen.length > 0 && chosen.length < rows.length}
            onChange={() => setLeft(chosen.length === rows.length ? new Set(rows.map(({ id }) => id)) : new Set())}
            style={{ alignSelf: 'center' }}
          />
        )}
      </div>
      {asked.data && asked.data.total > 0 && (
        <p className={classes.sum}>
          {asked.data.total > 1 ? `${asked.data.total.toLocaleString('fr-FR')} factures` : 'Une facture'} en retard,{' '}
          {formatCents(asked.data.leftCents)} à recevoir.
        </p>
      )}
      <RowsTable
        label="Factures en retard"
        asked={asked}
        columns={lateColumns(level === null ? null : { isChosen: (id) => !left.has(id), toggle })}
        page={page}
        pageSize={200}
        onPage={setPage}
        empty={
          level !== null || search ? (
            <Empty
              sentence="Aucune facture ne correspond."
              action={
                <Button
                  variant="default"
                  onClick={() => {
                    choose('all');
                    setTyped('');
                  }}
                >
                  Montrer tous les retards
                </Button>
              }
            />
          ) : (
            <Empty sentence="Aucune facture n’est en retard." />
          )
        }
      />
      {level !== null && (
        <SendReminders
          opened={sending}
          level={level}
          invoices={chosen}
          onClose={() => setSending(false)}
          onSent={() => setLeft(new Set())}
        />
      )}
      <LevelsPanel opened={setting} onClose={() => setSetting(false)} />
    </Screen>
  );
}

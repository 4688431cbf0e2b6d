import { Button, Modal } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { counted } from '../../../shared/count.ts';
import { dayOf, formatDay } from '../../../shared/dates.ts';
import { formatCents } from '../../../shared/money.ts';
import { useHost } from '../../host/host.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { ListExport } from '../../ui/ListExport.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import { tellDone } from '../../ui/tell.ts';
import { useSaveAnswer } from '../../ui/use-save-answer.ts';
import classes from '../payments/payments.module.css';
import { readDay } from '../payments/typed.ts';
import { AccountsForm } from './AccountsForm.tsx';
import { exportedExports } from './exported-exports.ts';

/** The entries that no export has had yet, and the exports that were made. */
export function EntriesPanel({ siteId }: { siteId: string }) {
  const [untilOn, setUntilOn] = useState(dayOf(new Date()));
  const [accounts, setAccounts] = useState(false);
  const asked = useOperation('accounting.preview', { siteId, untilOn: readDay(untilOn) }, { keepPrevious: true });
  const act = useAct('accounting.export');
  const { call } = useHost();
  const file = useSaveAnswer();
  const problem = asked.error?.fields?.untilOn ?? act.error?.fields?.untilOn;
  const make = () =>
    act.mutate(
      { siteId, untilOn: readDay(untilOn) },
      {
        onSuccess: ({ id, number }) => {
          tellDone(`L’export ${number} est fait : ses écritures ne partiront plus.`);
          file.save(() => call('accounting.file', { id }));
        },
      },
    );
  const ask = () =>
    asked.data &&
    modals.openConfirmModal({
      title: 'Exporter ces écritures ?',
      children: `${counted(asked.data.total, 'ligne')}, ${formatCents(asked.data.amountCents)} au débit et au crédit : elles ne repartiront dans aucun autre export. Le fichier pourra être enregistré de nouveau.`,
      labels: { confirm: 'Exporter les écritures', cancel: 'Annuler' },
      cancelProps: { 'data-autofocus': true },
      onConfirm: make,
    });
  return (
    <Panel
      title="Écritures comptables"
      flush
      aside={
        <Button variant="subtle" size="compact-sm" onClick={() => setAccounts(true)}>
          Choisir les comptes
        </Button>
      }
    >
      <form
        noValidate
        className={classes.total}
        style={{ alignItems: 'end', justifyContent: 'flex-start', borderTop: 0 }}
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <DayInput label="Jusqu’au" value={untilOn} onChange={setUntilOn} error={problem} w={160} />
        <Button type="submit" loading={act.isPending || file.busy} disabled={!asked.data || asked.data.total === 0}>
          Exporter les nouvelles écritures…
        </Button>
        <span role="status" style={{ alignSelf: 'center' }}>
          {asked.data && saidOf(asked.data)}
        </span>
      </form>
      {act.error && !act.error.fields && (
        <Notice tone="garnet" alert>
          {act.error.message}
        </Notice>
      )}
      {asked.data && asked.data.lines.length > 0 && <Lines lines={asked.data.lines.slice(0, 8)} total={asked.data.total} />}
      <Made siteId={siteId} />
      <Modal opened={accounts} onClose={() => setAccounts(false)} title="Comptes comptables" size="lg">
        {accounts && <AccountsForm onEnd={() => setAccounts(false)} />}
      </Modal>
    </Panel>
  );
}

const saidOf = ({ total, events, amountCents }: OutputOf<'accounting.preview'>): string =>
  total === 0
    ? 'Tout a déjà été exporté jusqu’à cette date.'
    : `${events.toLocaleString('fr-FR')} mouvements, ${total.toLocaleString('fr-FR')} lignes, ${formatCents(amountCents)} au débit et au crédit.`;

function Lines({ lines, total }: { lines: OutputOf<'accounting.preview'>['lines']; total: number }) {
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{total > lines.length ? `Les ${lines.length} premières lignes` : 'Les lignes'}</caption>
      <thead>
        <tr>
          <th scope="col">Journal</th>
          <th scope="col">Date</th>
          <th scope="col">Compte</th>
          <th scope="col">Libellé</th>
          <th scope="col" data-figure>
            Débit
          </th>
          <th scope="col" data-figure>
            Crédit
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines of an entry can be alike
          <tr key={at}>
            <td>{line.journal}</td>
            <td>{formatDay(line.day)}</td>
            <td>{[line.account, line.auxiliary].filter(Boolean).join(' · ')}</td>
            <td>
              {line.piece} <span className={classes.under}>{line.wording}</span>
            </td>
            <td data-figure>{line.debitCents > 0 && formatCents(line.debitCents)}</td>
            <td data-figure>{line.creditCents > 0 && formatCents(line.creditCents)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Made({ siteId }: { siteId: string }) {
  const asked = useOperation('accounting.list', { siteId, page: 0, pageSize: 20 });
  const { call } = useHost();
  const file = useSaveAnswer();
  return (
    <Answer asked={asked} waiting={<Waiting rows={2} height={44} />}>
      {({ rows, total }) =>
        rows.length > 0 && (
          <table className={classes.table}>
            <caption className={classes.caption}>
              Exports faits
              <ListExport
                compact
                operation="accounting.list"
                input={{ siteId }}
                title="Exports comptables faits"
                fileName="exports-comptables"
                columns={exportedExports}
                total={total}
              />
            </caption>
            <thead>
              <tr>
                <th scope="col">Export</th>
                <th scope="col">Jusqu’au</th>
                <th scope="col">Lignes</th>
                <th scope="col" data-figure>
                  Débit et crédit
                </th>
                <th scope="col">Fichier</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>
                    <strong>{row.number}</strong>
                    <span className={classes.under}>{row.madeBy}</span>
                  </td>
                  <td>{formatDay(row.untilOn)}</td>
                  <td>{row.lines.toLocaleString('fr-FR')}</td>
                  <td data-figure>{formatCents(row.totalCents)}</td>
                  <td>
                    <Button
                      variant="default"
                      size="xs"
                      loading={file.busy}
                      leftSection={<IconDownload aria-hidden size={16} stroke={1.75} />}
                      aria-label={`Enregistrer les écritures ${row.number}`}
                      onClick={() => file.save(() => call('accounting.file', { id: row.id }))}
                    >
                      Enregistrer
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )
      }
    </Answer>
  );
}

import { Button, Modal } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { counted } from '../../../shared/count.ts';
import { addDays, dayOf, formatDay } from '../../../shared/dates.ts';
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
import { CreditorForm } from './CreditorForm.tsx';
import { exportedRuns } from './exported-debits.ts';
import { RunModal } from './RunModal.tsx';

/** Banks want a few days between the file and the collection. */
const NOTICE_DAYS = 5;
const SHOWN = 50;

/** What could be collected by direct debit now, and the files that were made. */
export function DebitsPanel({ siteId }: { siteId: string }) {
  const today = dayOf(new Date());
  const [dueBy, setDueBy] = useState(addDays(today, 30));
  const [collectOn, setCollectOn] = useState(addDays(today, NOTICE_DAYS));
  const [setting, setSetting] = useState(false);
  const asked = useOperation('directDebits.preview', { siteId, dueBy: readDay(dueBy) }, { keepPrevious: true });
  const act = useAct('directDebits.make');
  const { call } = useHost();
  const file = useSaveAnswer();
  const rows = asked.data?.rows ?? [];
  const make = () =>
    act.mutate(
      {
        siteId,
        dueBy: readDay(dueBy),
        collectOn: readDay(collectOn),
        invoiceIds: rows.map(({ id }) => id),
        totalCents: asked.data?.totalCents ?? 0,
      },
      {
        onSuccess: ({ id, number }) => {
          tellDone(`Les prélèvements ${number} sont prêts : remettez leur fichier à la banque.`);
          file.save(() => call('directDebits.file', { id }));
        },
      },
    );
  const told = `${counted(rows.length, 'prélèvement')}, ${formatCents(asked.data?.totalCents ?? 0)}`;
  const ask = () =>
    modals.openConfirmModal({
      title: 'Préparer ce fichier ?',
      children: `${told} : ces factures ne seront plus proposées au prélèvement, sauf rejet de la banque. Le fichier pourra être enregistré de nouveau.`,
      labels: { confirm: 'Préparer le fichier', cancel: 'Annuler' },
      cancelProps: { 'data-autofocus': true },
      onConfirm: make,
    });
  return (
    <Panel
      title="Prélèvements SEPA"
      flush
      aside={
        <Button variant="subtle" size="compact-sm" onClick={() => setSetting(true)}>
          Modifier le compte créancier
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
        <DayInput label="Dû jusqu’au" value={dueBy} onChange={setDueBy} error={asked.error?.fields?.dueBy} w={160} />
        <DayInput label="Prélevé le" value={collectOn} onChange={setCollectOn} error={act.error?.fields?.collectOn} w={160} />
        <Button type="submit" variant="default" loading={act.isPending || file.busy} disabled={rows.length === 0}>
          Préparer le fichier…
        </Button>
        <span role="status" style={{ alignSelf: 'center' }}>
          {asked.data && (rows.length > 0 ? `${told}.` : 'Rien à prélever : aucune facture due d’une famille avec un mandat.')}
        </span>
      </form>
      {act.error && !act.error.fields && (
        <Notice tone="garnet" alert>
          {act.error.message}
        </Notice>
      )}
      {rows.length > 0 && (
        <table className={classes.table}>
          {rows.length > SHOWN && <caption className={classes.caption}>Les {SHOWN} premiers</caption>}
          <thead>
            <tr>
              <th scope="col">Famille</th>
              <th scope="col">Facture</th>
              <th scope="col">Compte</th>
              <th scope="col">Séquence</th>
              <th scope="col" data-figure>
                Montant
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map((row) => (
              <tr key={row.id}>
                <td>
                  {row.familyName}
                  <span className={classes.under}>{row.holder}</span>
                </td>
                <td>{row.invoiceNumber}</td>
                <td>…{row.ibanTail}</td>
                <td>{row.sequence === 'FRST' ? 'Premier' : 'Récurrent'}</td>
                <td data-figure>{formatCents(row.cents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Made siteId={siteId} />
      <Modal opened={setting} onClose={() => setSetting(false)} title="Compte créancier">
        {setting && <CreditorForm siteId={siteId} onEnd={() => setSetting(false)} />}
      </Modal>
    </Panel>
  );
}

function Made({ siteId }: { siteId: string }) {
  const asked = useOperation('directDebits.list', { siteId, page: 0, pageSize: 20 });
  const { call } = useHost();
  const file = useSaveAnswer();
  const [shown, setShown] = useState<string | null>(null);
  return (
    <>
      <Answer asked={asked} waiting={<Waiting rows={2} height={44} />}>
        {({ rows, total }) =>
          rows.length > 0 && (
            <table className={classes.table}>
              <caption className={classes.caption}>
                Fichiers préparés
                <ListExport
                  compact
                  operation="directDebits.list"
                  input={{ siteId }}
                  title="Fichiers de prélèvement"
                  fileName="prelevements"
                  columns={exportedRuns}
                  total={total}
                />
              </caption>
              <thead>
                <tr>
                  <th scope="col">Fichier</th>
                  <th scope="col">Prélevé le</th>
                  <th scope="col">Suite</th>
                  <th scope="col" data-figure>
                    Total
                  </th>
                  <th scope="col">Actions</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td>
                      <strong>{row.number}</strong>
                      <span className={classes.under}>{row.madeBy}</span>
                    </td>
                    <td>{formatDay(row.collectOn)}</td>
                    <td>{row.waiting > 0 ? `${row.waiting} sur ${row.debits} en attente de la banque` : 'Terminé'}</td>
                    <td data-figure>{formatCents(row.totalCents)}</td>
                    <td>
                      <div className={classes.acts}>
                        <Button
                          variant="default"
                          size="xs"
                          aria-label={`Suivre les prélèvements ${row.number}`}
                          onClick={() => setShown(row.id)}
                        >
                          Suivre
                        </Button>
                        <Button
                          variant="default"
                          size="xs"
                          loading={file.busy}
                          leftSection={<IconDownload aria-hidden size={16} stroke={1.75} />}
                          aria-label={`Enregistrer le fichier ${row.number}`}
                          onClick={() => file.save(() => call('directDebits.file', { id: row.id }))}
                        >
                          Enregistrer
                        </Button>
                      </div>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answer>
      <RunModal id={shown} onClose={() => setShown(null)} />
    </>
  );
}

import { Button } from '@mantine/core';
import { IconCoinEuro, IconFileTypePdf, IconReceiptRefund } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { InvoiceDetail } from '../../../shared/contract/invoices.ts';
import { formatDateTime, formatDay } from '../../../shared/dates.ts';
import { LEDGER_WORDS } from '../../../shared/rules/ledger-words.ts';
import { useHost } from '../../host/host.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Pill } from '../../ui/Pill.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Problem, Waiting } from '../../ui/states.tsx';
import { useSaveAnswer } from '../../ui/use-save-answer.ts';
import { CreditDialog } from './CreditDialog.tsx';
import { BACK, EditDraft } from './DraftScreen.tsx';
import { InvoiceAmounts } from './InvoiceAmounts.tsx';
import { InvoiceDone } from './InvoiceDone.tsx';
import classes from './invoice.module.css';
import { STATES } from './words.ts';

/** One invoice: a draft that is written, or what was issued with all that was done since. */
export function InvoiceScreen() {
  const { id = '' } = useParams();
  const asked = useOperation('invoices.get', { id });
  if (asked.data) return asked.data.state === 'draft' ? <EditDraft key={id} draft={asked.data} /> : <Issued invoice={asked.data} />;
  return (
    <Screen key={asked.error ? 'problem' : 'waiting'} title="Facture" above={BACK}>
      {asked.error ? (
        <Problem refusal={asked.error} retry={() => void asked.refetch()} busy={asked.isFetching} />
      ) : (
        <Waiting rows={8} height={56} />
      )}
    </Screen>
  );
}

function Issued({ invoice }: { invoice: InvoiceDetail }) {
  const { may } = useDesk();
  const { call } = useHost();
  const { busy, save } = useSaveAnswer();
  const [crediting, setCrediting] = useState(false);
  const { id } = invoice;
  const payable = invoice.leftCents > 0 && may('payments.record');
  const creditable = invoice.totalCents - invoice.creditedCents > 0;
  return (
    <Screen
      title={`Facture ${invoice.number}`}
      above={BACK}
      below={
        <>
          {invoice.wording} · {LEDGER_WORDS[invoice.ledger]} · {invoice.siteName}{' '}
          <Pill tone={STATES[invoice.state].tone}>
            {STATES[invoice.state].word}
            {invoice.state === 'late' && invoice.dueOn && ` depuis le ${formatDay(invoice.dueOn)}`}
          </Pill>
        </>
      }
      actions={
        <>
          {may('invoices.credit') && creditable && (
            <Button
              variant="default"
              leftSection={<IconReceiptRefund aria-hidden size={18} stroke={1.75} />}
              onClick={() => setCrediting(true)}
            >
              Faire un avoir…
            </Button>
          )}
          {(invoice.paidCents !== 0 || invoice.creditedCents !== 0) && (
            <Button variant="default" loading={busy} onClick={() => save(() => call('invoices.pdf', { id, duplicate: true }))}>
              Duplicata
            </Button>
          )}
          <Button
            variant={payable ? 'default' : 'filled'}
            leftSection={<IconFileTypePdf aria-hidden size={18} stroke={1.75} />}
            loading={busy}
            onClick={() => save(() => call('invoices.pdf', { id }))}
          >
            Enregistrer le PDF
          </Button>
          {payable && (
            <Button
              component={Link}
              to={`/facturation/paiements/nouveau?famille=${invoice.familyId}`}
              leftSection={<IconCoinEuro aria-hidden size={18} stroke={1.75} />}
            >
              Enregistrer un règlement
            </Button>
          )}
        </>
      }
    >
      <div className={classes.columns}>
        <InvoiceAmounts invoice={invoice} />
        <div className={classes.column}>
          <InvoiceDone invoice={invoice} />
          <p className={classes.by}>
            Préparée{invoice.createdBy && ` par ${invoice.createdBy}`} le {formatDateTime(invoice.createdAt)}.{' '}
            <Link to={`/facturation/comptes/${invoice.familyId}`}>Compte de la famille</Link> ·{' '}
            <Link to={`/familles/${invoice.familyId}`}>Dossier de la famille</Link>
          </p>
        </div>
      </div>
      {crediting && <CreditDialog invoice={invoice} onClose={() => setCrediting(false)} />}
    </Screen>
  );
}

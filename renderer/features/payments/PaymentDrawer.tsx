import { Button, Drawer } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { formatDateTime, formatDay } from '../../../shared/dates.ts';
import { formatCents } from '../../../shared/money.ts';
import { LEDGER_WORDS } from '../../../shared/rules/ledger-words.ts';
import { useHost } from '../../host/host.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { useSaveAnswer } from '../../ui/use-save-answer.ts';
import { AllocateForm } from './AllocateForm.tsx';
import { CertificateButton } from './CertificateButton.tsx';
import { EndForm } from './EndForm.tsx';
import { PaymentPill } from './PaymentPill.tsx';
import classes from './payments.module.css';
import { RefundForm } from './RefundForm.tsx';

export type Payment = OutputOf<'payments.get'>;

/** One payment: what it paid, its receipt, and what may still become of it. */
export const PaymentDrawer = ({ id, onClose }: { id: string | null; onClose: () => void }) => (
  <Drawer opened={id !== null} onClose={onClose} title="Règlement" size={600}>
    {id && <Sheet key={id} id={id} />}
  </Drawer>
);

function Sheet({ id }: { id: string }) {
  const asked = useOperation('payments.get', { id });
  return (
    <Answer asked={asked} waiting={<Waiting rows={8} height={44} />}>
      {(payment) => <Facts payment={payment} />}
    </Answer>
  );
}

type Doing = 'allocate' | 'refund' | 'sendBack' | 'cancel' | null;

function Facts({ payment }: { payment: Payment }) {
  const [doing, setDoing] = useState<Doing>(null);
  const done = () => setDoing(null);
  const counts = payment.state === 'received' || payment.state === 'cleared';
  return (
    <div className={classes.drawer}>
      <div>
        <p className={classes.amount}>{formatCents(payment.cents)}</p>
        <PaymentPill state={payment.state} />
      </div>
      {!counts && (
        <Notice tone={payment.state === 'returned' ? 'garnet' : 'amber'}>
          {payment.state === 'returned' ? 'Rejeté' : 'Annulé'}
          {payment.endedOn && ` le ${formatDay(payment.endedOn)}`}
          {payment.endedReason && ` : ${payment.endedReason}`}. Il ne paie plus rien.
        </Notice>
      )}
      <dl className={classes.facts}>
        <dt>Famille</dt>
        <dd>
          <Link to={`/familles/${payment.familyId}`}>{payment.familyName}</Link>
        </dd>
        {payment.payer && <Fact word="Payé par" value={payment.payer} />}
        <Fact word="Compte" value={LEDGER_WORDS[payment.ledger]} />
        <Fact word="Reçu le" value={formatDay(payment.paidOn)} />
        <Fact word="Mode" value={payment.method} />
        {payment.operationNumber && <Fact word="Numéro" value={payment.operationNumber} />}
        {payment.bank && <Fact word="Banque" value={payment.bank} />}
        {payment.drawer && <Fact word="Tireur" value={payment.drawer} />}
        {payment.deposit && <Fact word="Remise" value={payment.deposit.number} />}
        <Fact word="Enregistré" value={`${formatDateTime(payment.createdAt)}, ${payment.madeBy ?? 'par le service de paiement'}`} />
      </dl>
      <Shares payment={payment} />
      {doing === null && <Acts payment={payment} counts={counts} onDo={setDoing} />}
      {doing === 'allocate' && <AllocateForm payment={payment} onEnd={done} />}
      {doing === 'refund' && <RefundForm payment={payment} onEnd={done} />}
      {(doing === 'sendBack' || doing === 'cancel') && <EndForm payment={payment} how={doing} onEnd={done} />}
    </div>
  );
}

const Fact = ({ word, value }: { word: string; value: string }) => (
  <>
    <dt>{word}</dt>
    <dd>{value}</dd>
  </>
);

const Shares = ({ payment }: { payment: Payment }) => (
  <section aria-label="Ce que paie ce règlement">
    <ul className={classes.list}>
      {payment.shares.map((share) => (
        <li key={share.invoiceId}>
          <span>
            <Link to={`/facturation/factures/${share.invoiceId}`}>Facture {share.number}</Link>{' '}
            <span className={classes.under}>{share.wording}</span>
          </span>
          <span>{formatCents(share.cents)}</span>
        </li>
      ))}
      {payment.refunds.map((refund) => (
        <li key={refund.id}>
          <span>
            Remboursement {refund.number} du {formatDay(refund.on)}
            <span className={classes.under}>{refund.reason}</span>
          </span>
          <span>{formatCents(refund.cents)}</span>
        </li>
      ))}
      {payment.unspentCents > 0 && (
        <li>
          <strong>Reste à affecter</strong>
          <span>{formatCents(payment.unspentCents)}</span>
        </li>
      )}
    </ul>
  </section>
);

function Acts({ payment, counts, onDo }: { payment: Payment; counts: boolean; onDo: (doing: Doing) => void }) {
  const { may } = useDesk();
  const clear = useAct('payments.clear');
  const { call } = useHost();
  const saved = useSaveAnswer();
  const { id, version, receipt } = payment;
  const mayChange = counts && may('payments.allocate');
  const isDeposited = payment.kind === 'cheque' || payment.kind === 'cash';
  const noteClear = () =>
    clear.mutate(
      { id, version },
      {
        onSuccess: () => tellDone('Le règlement est encaissé.'),
        onError: (refusal) => tellRefused(refusal, 'L’encaissement n’est pas noté'),
      },
    );
  const askClear = () =>
    modals.openConfirmModal({
      title: 'Noter l’encaissement sans remise ?',
      children: 'Ce règlement ne sera plus proposé dans les remises en banque, qui notent elles-mêmes l’encaissement.',
      labels: { confirm: 'Noter l’encaissement', cancel: 'Annuler' },
      cancelProps: { 'data-autofocus': true },
      onConfirm: noteClear,
    });
  return (
    <div className={classes.acts}>
      {receipt && (
        <Button
          variant="default"
          leftSection={<IconDownload aria-hidden size={18} stroke={1.75} />}
          loading={saved.busy}
          onClick={() => saved.save(() => call('payments.receipt', { id: receipt.id }))}
        >
          Enregistrer le reçu {receipt.number}
        </Button>
      )}
      <CertificateButton familyId={payment.familyId} paidOn={payment.paidOn} />
      {mayChange && payment.state === 'received' && !payment.deposit && (
        <Button loading={clear.isPending} onClick={isDeposited ? askClear : noteClear}>
          {isDeposited ? 'Noter l’encaissement…' : 'Noter l’encaissement'}
        </Button>
      )}
      {mayChange && (
        <Button variant="default" onClick={() => onDo('allocate')}>
          Changer l’affectation
        </Button>
      )}
      {mayChange && payment.refundableCents > 0 && (
        <Button variant="default" onClick={() => onDo('refund')}>
          Rembourser
        </Button>
      )}
      {mayChange && payment.kind !== 'cash' && (
        <Button variant="outline" color="garnet" onClick={() => onDo('sendBack')}>
          Noter un rejet
        </Button>
      )}
      {mayChange && !payment.online && !payment.deposit && payment.refunds.length === 0 && (
        <Button variant="outline" color="garnet" onClick={() => onDo('cancel')}>
          Annuler ce règlement
        </Button>
      )}
    </div>
  );
}

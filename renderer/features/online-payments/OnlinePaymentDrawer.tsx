import { Button, Drawer } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { formatDateTime } from '../../../shared/dates.ts';
import { formatCents } from '../../../shared/money.ts';
import { LEDGER_WORDS } from '../../../shared/rules/ledger-words.ts';
import { isFinal } from '../../../shared/rules/online-payment.ts';
import { ALARM_STEPS, ALARM_WORDS, ONLINE_STATE_WORDS, PROVIDER_WORDS, SAID_WORDS } from '../../../shared/rules/online-payment-words.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { OnlinePaymentPill } from './OnlinePaymentPill.tsx';
import classes from './online-payments.module.css';
import { SettleForm } from './SettleForm.tsx';

type Payment = OutputOf<'onlinePayments.get'>;

/** One attempt: what was to be paid, and all that was heard of it. */
export const OnlinePaymentDrawer = ({ id, onClose }: { id: string | null; onClose: () => void }) => (
  <Drawer opened={id !== null} onClose={onClose} title="Paiement en ligne" size={600}>
    {id && <Sheet key={id} id={id} />}
  </Drawer>
);

function Sheet({ id }: { id: string }) {
  const asked = useOperation('onlinePayments.get', { id });
  return (
    <Answer asked={asked} waiting={<Waiting rows={8} height={44} />}>
      {(payment) => <Facts payment={payment} />}
    </Answer>
  );
}

function Facts({ payment }: { payment: Payment }) {
  const { may } = useDesk();
  return (
    <div className={classes.drawer}>
      <div>
        <p className={classes.amount}>{formatCents(payment.cents)}</p>
        <OnlinePaymentPill state={payment.state} look={payment.alarm !== null} />
      </div>
      {payment.trial && (
        <Notice tone="ink">Paiement d’essai : rien n’est débité, et rien n’est inscrit sur le compte de la famille.</Notice>
      )}
      {payment.alarm && (
        <Notice tone="garnet">
          <strong>{ALARM_WORDS[payment.alarm]}</strong> {ALARM_STEPS[payment.alarm]}
        </Notice>
      )}
      <dl className={classes.facts}>
        <dt>Famille</dt>
        <dd>
          <Link to={`/familles/${payment.familyId}`}>{payment.familyName}</Link>
        </dd>
        {payment.payer && <Fact word="Demandé par" value={payment.payer} />}
        {payment.payerEmail && <Fact word="E-mail" value={payment.payerEmail} />}
        <Fact word="Compte" value={LEDGER_WORDS[payment.ledger]} />
        {payment.invoices.map(({ id, number, cents }) => (
          <FactLink key={id} word={`Facture ${number}`} to={`/facturation/factures/${id}`} value={formatCents(cents)} />
        ))}
        <Fact word="Service" value={PROVIDER_WORDS[payment.provider]} />
        <Fact word="Référence" value={payment.reference} />
        {payment.providerReference && <Fact word="Chez le service" value={payment.providerReference} />}
        {payment.receiptNumber && <Fact word="Reçu" value={payment.receiptNumber} />}
        {!isFinal(payment.state) && payment.nextCheckAt && (
          <Fact word="Prochaine interrogation" value={formatDateTime(payment.nextCheckAt)} />
        )}
      </dl>
      <section aria-labelledby="online-payment-events">
        <h3 id="online-payment-events" className={classes.heading}>
          Ce qui s’est passé
        </h3>
        <ol className={classes.events}>
          {payment.events.map((event) => (
            <li key={`${event.at} ${event.said} ${event.detail}`}>
              <time dateTime={event.at}>{formatDateTime(event.at)}</time>
              <span>
                {SAID_WORDS[event.said] ?? event.said}
                {event.cents !== null && event.cents !== payment.cents && ` (${formatCents(event.cents)})`}
                {event.detail && <span className={classes.under}>{event.detail}</span>}
              </span>
            </li>
          ))}
        </ol>
      </section>
      {may('onlinePayments.askAgain') && <Acts payment={payment} />}
    </div>
  );
}

const Fact = ({ word, value }: { word: string; value: string }) => (
  <>
    <dt>{word}</dt>
    <dd>{value}</dd>
  </>
);

const FactLink = ({ word, to, value }: { word: string; to: string; value: string }) => (
  <>
    <dt>
      <Link to={to}>{word}</Link>
    </dt>
    <dd>{value}</dd>
  </>
);

function Acts({ payment }: { payment: Payment }) {
  const ask = useAct('onlinePayments.askAgain');
  return (
    <>
      {payment.providerReference && (
        <div className={classes.acts}>
          <Button
            variant="default"
            leftSection={<IconRefresh aria-hidden size={18} stroke={1.75} />}
            loading={ask.isPending}
            onClick={() =>
              ask.mutate(
                { id: payment.id },
                {
                  onSuccess: ({ state, detail }) => tellDone([ONLINE_STATE_WORDS[state], detail].filter(Boolean).join(' – ')),
                  onError: (refusal) => tellRefused(refusal, 'Pas de réponse du service de paiement'),
                },
              )
            }
          >
            Interroger le service de paiement
          </Button>
        </div>
      )}
      {payment.alarm && <SettleForm key={payment.version} payment={payment} />}
    </>
  );
}

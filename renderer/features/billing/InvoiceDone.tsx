import { Button } from '@mantine/core';
import type { InvoiceDetail } from '../../../shared/contract/invoices.ts';
import { formatDay, formatLongDay } from '../../../shared/dates.ts';
import { formatCents } from '../../../shared/money.ts';
import { movementWords } from '../../../shared/rules/ledger-words.ts';
import { useHost } from '../../host/host.ts';
import { Panel } from '../../ui/Panel.tsx';
import { useSaveAnswer } from '../../ui/use-save-answer.ts';
import classes from './invoice.module.css';

/** What was done about an invoice since: instalments, payments, credit notes, what is left. */
export function InvoiceDone({ invoice }: { invoice: InvoiceDetail }) {
  const { leftCents, instalments, creditNotes } = invoice;
  const movements = invoice.paper?.movements ?? [];
  return (
    <>
      <Panel title={leftCents < 0 ? 'Réglé en trop' : 'Reste à régler'}>
        <p className={classes.left} data-late={invoice.state === 'late' || undefined}>
          {formatCents(Math.abs(leftCents))}
        </p>
        {invoice.dueOn && leftCents > 0 && (
          <p className={classes.small}>
            {invoice.state === 'late' ? 'À régler depuis le' : 'À régler avant le'} {formatLongDay(invoice.dueOn)}
          </p>
        )}
      </Panel>
      {instalments.length > 0 && (
        <Panel title="Échéances" flush>
          <ul className={classes.rows}>
            {instalments.map(({ on, cents }) => (
              <li key={on}>
                <span>{formatLongDay(on)}</span>
                <span className={classes.money}>{formatCents(cents)}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title="Règlements et avoirs" flush>
        {movements.length === 0 && <p className={classes.nothing}>Rien n’a encore été réglé.</p>}
        <ul className={classes.rows}>
          {movements.map((movement) => (
            <li key={`${movement.kind} ${movement.date} ${movement.number} ${movement.cents}`}>
              <span>{movementWords(movement)}</span>
              <span className={classes.money}>{formatCents(movement.cents)}</span>
            </li>
          ))}
        </ul>
      </Panel>
      {creditNotes.length > 0 && (
        <Panel title={creditNotes.length > 1 ? 'Avoirs' : 'Avoir'} flush>
          <ul className={classes.rows}>
            {creditNotes.map((note) => (
              <li key={note.id}>
                <span>
                  n° {note.number} du {formatDay(note.issuedOn)}
                  <span className={classes.small}>{note.reason}</span>
                </span>
                <CreditNotePdf id={note.id} number={note.number} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

function CreditNotePdf({ id, number }: { id: string; number: string }) {
  const { call } = useHost();
  const { busy, save } = useSaveAnswer();
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={busy}
      aria-label={`PDF de l’avoir n° ${number}`}
      onClick={() => save(() => call('invoices.creditNotePdf', { id }))}
    >
      PDF
    </Button>
  );
}

import type { InvoiceDetail } from '../../../shared/contract/invoices.ts';
import { formatDay, formatLongDay } from '../../../shared/dates.ts';
import { formatCents } from '../../../shared/money.ts';
import { formatQuantity } from '../../../shared/rules/ledger-words.ts';
import { Panel } from '../../ui/Panel.tsx';
import classes from './invoice.module.css';

/** What was issued, as its paper says it. */
export function InvoiceAmounts({ invoice }: { invoice: InvoiceDetail }) {
  const { paper } = invoice;
  return (
    <Panel title="Ce qui est facturé" flush>
      <div className={classes.parties}>
        <address>
          <strong>{paper?.client.name}</strong>
          {paper?.client.address.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </address>
        <dl>
          <dt>Date</dt>
          <dd>{invoice.issuedOn && formatLongDay(invoice.issuedOn)}</dd>
          {invoice.periodFromOn && invoice.periodToOn && (
            <>
              <dt>Période</dt>
              <dd>
                du {formatDay(invoice.periodFromOn)} au {formatDay(invoice.periodToOn)}
              </dd>
            </>
          )}
          {invoice.instalments.length === 0 && invoice.dueDay && (
            <>
              <dt>À régler avant le</dt>
              <dd>{formatLongDay(invoice.dueDay)}</dd>
            </>
          )}
        </dl>
      </div>
      <table className={classes.lines}>
        <caption>Lignes de la facture</caption>
        <thead>
          <tr>
            <th scope="col">Désignation</th>
            <th scope="col">Quantité</th>
            <th scope="col">Prix unitaire</th>
            <th scope="col">Total</th>
          </tr>
        </thead>
        <tbody>
          {invoice.lines.map((line) => (
            <tr key={line.id}>
              <td>
                {line.wording}
                {line.creditedCents !== 0 && (
                  <span className={classes.small}>dont {formatCents(line.creditedCents)} annulés par avoir</span>
                )}
              </td>
              <td>{formatQuantity(line.quantityHundredths)}</td>
              <td>{formatCents(line.unitPriceCents)}</td>
              <td>{formatCents(line.totalCents)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              Total de la facture
            </th>
            <td>{formatCents(invoice.totalCents)}</td>
          </tr>
        </tfoot>
      </table>
    </Panel>
  );
}

import type { OpenInvoice } from '../../../shared/contract/payments.ts';
import { formatDay } from '../../../shared/dates.ts';
import { formatCents, readCents } from '../../../shared/money.ts';
import type { OpenPart, Share } from '../../../shared/rules/payments.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import classes from './payments.module.css';

interface Props {
  invoices: readonly OpenInvoice[];
  parts: readonly OpenPart[];
  /** What each invoice gets, as typed; nothing typed gives nothing. */
  typed: Readonly<Record<string, string>>;
  onType: (invoiceId: string, typed: string) => void;
  /** What is said beside an amount, by invoice. */
  errors: Readonly<Record<string, string>>;
  /** What there is to give; null while the amount is not typed. */
  cents: number | null;
}

/** What a payment pays: every open invoice with the amount that it gets, which can be typed over. */
export function SharesTable({ invoices, parts, typed, onType, errors, cents }: Props) {
  const given = sharesOf(invoices, typed).reduce((total, share) => total + share.cents, 0);
  const rest = (cents ?? 0) - given;
  const dueOf = (invoiceId: string) => {
    const days = parts.flatMap((part) => (part.invoiceId === invoiceId && part.dueOn ? part.dueOn : [])).sort();
    return days[0] ? formatDay(days[0]) : '';
  };
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Facture</th>
            <th scope="col">Échéance</th>
            <th scope="col" data-figure>
              Reste dû
            </th>
            <th scope="col" data-figure>
              Ce règlement
            </th>
          </tr>
        </thead>
        <tbody>
          {invoices.map((invoice) => (
            <tr key={invoice.id}>
              <td>
                {invoice.number}
                <span className={classes.under}>{invoice.wording}</span>
              </td>
              <td>{dueOf(invoice.id)}</td>
              <td data-figure>{formatCents(invoice.leftCents)}</td>
              <td data-figure>
                <AmountInput
                  aria-label={`Montant pour la facture ${invoice.number}`}
                  value={typed[invoice.id] ?? ''}
                  onChange={(value) => onType(invoice.id, value)}
                  error={errors[invoice.id]}
                  className={classes.share}
                  ml="auto"
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.total} role="status">
        <span>Affecté : {formatCents(given)}</span>
        <strong>{rest < 0 ? `Trop affecté : ${formatCents(-rest)}` : `Gardé pour la suite : ${formatCents(rest)}`}</strong>
      </div>
    </>
  );
}

/** What is typed, as it is sent; what is no amount counts as nothing here and is refused beside its field. */
export const sharesOf = (invoices: readonly OpenInvoice[], typed: Readonly<Record<string, string>>): Share[] =>
  invoices.flatMap(({ id }) => {
    const cents = readCents(typed[id] ?? '');
    return cents !== null && cents > 0 ? [{ invoiceId: id, cents }] : [];
  });

/** Beside which invoices an amount cannot be read. */
export const unreadable = (typed: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([id, value]) => {
      const cents = readCents(value);
      return value.trim() === '' || (cents !== null && cents >= 0) ? [] : [[id, 'Un montant comme 120,50.']];
    }),
  );

/** A refusal names shares by their place in what was sent. */
export const errorsBeside = (fields: Readonly<Record<string, string>> | undefined, sent: readonly Share[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields ?? {}).flatMap(([name, sentence]) => {
      const share = sent[Number(/^shares\.(\d+)\.cents$/.exec(name)?.[1] ?? -1)];
      return share ? [[share.invoiceId, sentence]] : [];
    }),
  );

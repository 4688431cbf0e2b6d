import { IconAlertTriangle } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { Simulation } from '../../../shared/contract/tariffs.ts';
import { formatCents } from '../../../shared/money.ts';
import { PERIOD_WORDS } from '../../../shared/rules/tariffs-words.ts';
import classes from './simulator.module.css';

type Line = Simulation['lines'][number];

/** The lines of a price as an invoice would have them, each with its reasons. */
export function PriceLines({ simulation: { facts, lines, unpriced, totals } }: { simulation: Simulation }) {
  return (
    <>
      <dl className={classes.known}>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {unpriced.length > 0 && (
        <ul className={classes.unpriced} aria-label="Sans prix">
          {unpriced.map(({ sentence }) => (
            <li key={sentence}>
              <IconAlertTriangle aria-hidden size={17} stroke={1.75} />
              {sentence}
            </li>
          ))}
        </ul>
      )}
      {lines.length === 0 ? (
        <p className={classes.nothing}>
          {unpriced.length > 0 ? 'Rien n’a de prix.' : 'Cette famille n’a ni cours ni location cette année : il n’y a rien à payer.'}
        </p>
      ) : (
        <table className={classes.lines}>
          <thead>
            <tr>
              <th scope="col">Ligne</th>
              <th scope="col">Quantité</th>
              <th scope="col">Prix</th>
              <th scope="col">Total</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Fragment key={`${line.tariffId}${line.studentId}${line.rentalId}`}>
                <tr className={classes.line}>
                  <th scope="row">{line.wording}</th>
                  <td>{quantityOf(line)}</td>
                  <td>{formatCents(line.unitPriceCents)}</td>
                  <td>
                    <strong>{formatCents(line.totalCents)}</strong>
                  </td>
                </tr>
                <tr>
                  <td colSpan={4} className={classes.why}>
                    <ul>
                      {line.explanation.map((sentence) => (
                        <li key={sentence}>{sentence}</li>
                      ))}
                    </ul>
                  </td>
                </tr>
              </Fragment>
            ))}
          </tbody>
          <tfoot>
            <Total word="Cotisations" cents={totals.cotisation} />
            {totals.location > 0 && <Total word="Locations" cents={totals.location} />}
          </tfoot>
        </table>
      )}
    </>
  );
}

/** The two registers are two accounts: they are never added up. */
const Total = ({ word, cents }: { word: string; cents: number }) => (
  <tr>
    <th scope="row" colSpan={3}>
      {word} de l’année
    </th>
    <td>{formatCents(cents)}</td>
  </tr>
);

function quantityOf({ quantityHundredths, period }: Line): string {
  const quantity = quantityHundredths / 100;
  if (period === 'year') return String(quantity);
  const { one, many } = PERIOD_WORDS[period];
  return `${quantity} ${quantity > 1 ? many : one}`;
}

import { Select } from '@mantine/core';
import { addDays, dayOf } from '../../../shared/dates.ts';
import { formatCents, readCents } from '../../../shared/money.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import { useNow } from '../../ui/useNow.ts';
import classes from './draft.module.css';
import { type DraftTyped, planOf, sentDay } from './draft-form.ts';

interface Props {
  due: string;
  total: number;
  instalments: DraftTyped['instalments'];
  errors: Record<string, React.ReactNode>;
  onDue: (due: string) => void;
  onPlan: (instalments: DraftTyped['instalments']) => void;
}

const PARTS = [1, 2, 3, 4, 5, 6, 8, 10, 12];

/** By when: all at once, or an échéancier whose days and amounts can be typed over. */
export function DraftPlan({ due, total, instalments, errors, onDue, onPlan }: Props) {
  const now = useNow();
  const first = instalments[0] ? (sentDay(instalments[0].on) ?? null) : (sentDay(due) ?? null);
  const choose = (parts: number) => onPlan(planOf(total, parts, first ?? addDays(dayOf(now), 30)));
  const set = (at: number, change: Partial<DraftTyped['instalments'][number]>) =>
    onPlan(instalments.map((one, i) => (i === at ? { ...one, ...change } : one)));
  const planned = instalments.reduce((sum, { amount }) => sum + (readCents(amount) ?? 0), 0);
  return (
    <FieldGroup legend="Échéances">
      <Select
        label="Payable"
        allowDeselect={false}
        data={PARTS.map((parts) => ({ value: String(parts), label: parts === 1 ? 'En une fois' : `En ${parts} fois, chaque mois` }))}
        value={String(Math.max(1, instalments.length))}
        onChange={(parts) => choose(Number(parts ?? 1))}
      />
      {instalments.length === 0 ? (
        <DayInput label="À régler avant le" value={due} error={errors.due} onChange={onDue} />
      ) : (
        <>
          <ol className={classes.plan}>
            {instalments.map((one, i) => (
              <li key={one.key}>
                <DayInput
                  aria-label={`Date de l’échéance ${i + 1}`}
                  value={one.on}
                  error={errors[`instalments.${i}.on`]}
                  onChange={(on) => set(i, { on })}
                />
                <AmountInput
                  aria-label={`Montant de l’échéance ${i + 1}`}
                  value={one.amount}
                  error={errors[`instalments.${i}.amount`]}
                  onChange={(amount) => set(i, { amount })}
                />
              </li>
            ))}
          </ol>
          {planned !== total && (
            <p role="status" className={classes.problem}>
              {planned < total
                ? `Il reste ${formatCents(total - planned)} à répartir.`
                : `Les échéances dépassent la facture de ${formatCents(planned - total)}.`}
            </p>
          )}
        </>
      )}
      {errors.instalments && planned === total && <p className={classes.problem}>{errors.instalments}</p>}
    </FieldGroup>
  );
}

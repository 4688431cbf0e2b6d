import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import { formatCents } from '../../../shared/money.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import classes from './draft.module.css';
import { emptyLine, type LineTyped, lineCents, totalTyped } from './draft-form.ts';

interface Props {
  lines: readonly LineTyped[];
  errors: Record<string, React.ReactNode>;
  onChange: (lines: LineTyped[]) => void;
}

/** What is charged, line by line. Enter goes on to a new line from the last one: nothing but the keyboard is needed. */
export function DraftLines({ lines, errors, onChange }: Props) {
  const table = useRef<HTMLTableSectionElement>(null);
  const set = (at: number, change: Partial<LineTyped>) => onChange(lines.map((line, i) => (i === at ? { ...line, ...change } : line)));
  const focus = (at: number) =>
    requestAnimationFrame(() => table.current?.querySelectorAll<HTMLInputElement>('[data-wording]')[at]?.focus());
  const add = () => {
    onChange([...lines, emptyLine()]);
    focus(lines.length);
  };
  const remove = (at: number) => {
    onChange(lines.length === 1 ? [emptyLine()] : lines.filter((_, i) => i !== at));
    focus(Math.max(0, at - 1));
  };
  const onEnter = (at: number) => (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (at === lines.length - 1) add();
    else focus(at + 1);
  };
  return (
    <div>
      <table className={classes.lines}>
        <caption>Lignes de la facture</caption>
        <thead>
          <tr>
            <th scope="col">Désignation</th>
            <th scope="col">Quantité</th>
            <th scope="col">Prix unitaire</th>
            <th scope="col">Total</th>
            <th scope="col">
              <span className={classes.hidden}>Supprimer</span>
            </th>
          </tr>
        </thead>
        <tbody ref={table}>
          {lines.map((line, i) => {
            const cents = lineCents(line);
            return (
              <tr key={line.key}>
                <td>
                  <TextInput
                    data-wording
                    aria-label={`Désignation, ligne ${i + 1}`}
                    maxLength={200}
                    value={line.wording}
                    error={errors[`lines.${i}.wording`]}
                    onChange={(event) => set(i, { wording: event.currentTarget.value })}
                  />
                </td>
                <td>
                  <TextInput
                    aria-label={`Quantité, ligne ${i + 1}`}
                    inputMode="decimal"
                    maxLength={8}
                    value={line.quantity}
                    error={errors[`lines.${i}.quantity`]}
                    onChange={(event) => set(i, { quantity: event.currentTarget.value })}
                    classNames={{ input: classes.figure }}
                  />
                </td>
                <td>
                  <AmountInput
                    aria-label={`Prix unitaire, ligne ${i + 1}`}
                    value={line.price}
                    error={errors[`lines.${i}.price`]}
                    onChange={(price) => set(i, { price })}
                    onKeyDown={onEnter(i)}
                  />
                </td>
                <td className={classes.total}>{cents === null ? '–' : formatCents(cents)}</td>
                <td>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={34}
                    aria-label={`Supprimer la ligne ${i + 1}`}
                    title="Supprimer la ligne"
                    onClick={() => remove(i)}
                  >
                    <IconTrash aria-hidden size={17} stroke={1.75} />
                  </ActionIcon>
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              Total
            </th>
            <td className={classes.total} aria-live="polite">
              {formatCents(totalTyped(lines))}
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
      {errors.lines && (
        <p role="alert" className={classes.problem}>
          {errors.lines}
        </p>
      )}
      <Button variant="subtle" size="compact-md" leftSection={<IconPlus aria-hidden size={17} stroke={1.75} />} onClick={add}>
        Ajouter une ligne
      </Button>
    </div>
  );
}

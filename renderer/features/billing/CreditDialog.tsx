import { Button, Checkbox, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { InvoiceDetail } from '../../../shared/contract/invoices.ts';
import { editCents, formatCents, readCents } from '../../../shared/money.ts';
import { useAct } from '../../host/operations.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { tellDone } from '../../ui/tell.ts';
import classes from './invoice.module.css';

/** An avoir: on all that is left of an invoice, or so much of some of its lines. */
export function CreditDialog({ invoice, onClose }: { invoice: InvoiceDetail; onClose: () => void }) {
  const credit = useAct('invoices.credit');
  const [seen] = useState(invoice);
  const [whole, setWhole] = useState(true);
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [tellFamily, setTell] = useState(true);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<string | null>(null);
  const left = seen.totalCents - seen.creditedCents;
  const chosen = seen.lines.flatMap(({ id }) => {
    const text = typed[id]?.trim() ?? '';
    return text === '' ? [] : [{ lineId: id, text, cents: readCents(text) }];
  });
  const sum = whole ? left : chosen.reduce((total, { cents }) => total + (cents ?? 0), 0);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const problems: Record<string, string> = {};
    if (reason.trim() === '') problems.reason = 'Écrivez pourquoi.';
    if (!whole) for (const { lineId, cents } of chosen) if (cents === null) problems[lineId] = 'Un montant comme 12,50.';
    setErrors(problems);
    setRefused(null);
    if (Object.keys(problems).length > 0) return;
    const lines = whole ? null : chosen.map(({ lineId, cents }) => ({ lineId, cents: cents ?? 0 }));
    credit.mutate(
      { id: seen.id, creditedCents: seen.creditedCents, reason, lines, tellFamily },
      {
        onSuccess: ({ number }) => {
          tellDone(`L’avoir n° ${number} est fait.`);
          onClose();
        },
        onError: ({ message, fields }) => {
          const named = Object.entries(fields ?? {}).map(([name, sentence]) => {
            const [, at] = /^lines\.(\d+)\./.exec(name) ?? [];
            return [at === undefined ? name : (chosen[Number(at)]?.lineId ?? name), sentence] as const;
          });
          setErrors(Object.fromEntries(named));
          if (named.length === 0) setRefused(message);
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={`Avoir sur la facture ${seen.number}`} size="lg">
      <form onSubmit={submit} noValidate className={classes.dialog}>
        {refused && (
          <Notice tone="garnet" alert>
            {refused}
          </Notice>
        )}
        <SegmentedControl
          aria-label="Ce que l’avoir annule"
          data={[
            {
              value: 'whole',
              label: seen.creditedCents > 0 ? `Tout ce qui reste, ${formatCents(left)}` : `Toute la facture, ${formatCents(left)}`,
            },
            { value: 'lines', label: 'Certaines lignes' },
          ]}
          value={whole ? 'whole' : 'lines'}
          onChange={(value) => setWhole(value === 'whole')}
        />
        {!whole && (
          <fieldset className={classes.creditLines}>
            <legend>Montant à annuler sur chaque ligne</legend>
            {seen.lines.map((line) => {
              const open = line.totalCents - line.creditedCents;
              return (
                <div key={line.id} className={classes.creditLine}>
                  <span>
                    {line.wording}
                    <span className={classes.small}>
                      {formatCents(open)}
                      {line.creditedCents !== 0 && ` sur ${formatCents(line.totalCents)}`}
                    </span>
                  </span>
                  <AmountInput
                    aria-label={`À annuler : ${line.wording}`}
                    placeholder={open === 0 ? 'déjà annulée' : editCents(open)}
                    disabled={open === 0}
                    value={typed[line.id] ?? ''}
                    error={errors[line.id]}
                    onChange={(value) => setTyped({ ...typed, [line.id]: value })}
                  />
                </div>
              );
            })}
          </fieldset>
        )}
        <TextInput
          label="Motif"
          required
          data-autofocus
          maxLength={200}
          description="La famille le lit sur l’avoir."
          value={reason}
          error={errors.reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Checkbox label="Prévenir la famille par e-mail" checked={tellFamily} onChange={(event) => setTell(event.currentTarget.checked)} />
        {seen.paidCents > 0 && sum > seen.leftCents && (
          <Notice tone="amber">
            {formatCents(sum - Math.max(0, seen.leftCents))} déjà réglés seront alors en faveur de la famille : à rembourser, ou à affecter
            à une autre facture.
          </Notice>
        )}
        <div className={classes.acts}>
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
          <Button type="submit" loading={credit.isPending} disabled={sum <= 0}>
            Faire l’avoir de {formatCents(Math.max(0, sum))}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

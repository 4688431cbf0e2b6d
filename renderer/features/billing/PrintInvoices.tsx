import { Button, Progress } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useId } from 'react';
import type { InputOf } from '../../../shared/contract/index.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { tellRefused } from '../../ui/tell.ts';
import { useSaveAnswer } from '../../ui/use-save-answer.ts';
import classes from './billing.module.css';

/** All issued invoices that are found as one PDF: how far it is while it is drawn, and a way to stop. */
export function PrintInvoices({ where, issued }: { where: Omit<InputOf<'invoices.print'>, 'name'>; issued: number }) {
  const name = useId();
  const print = useAct('invoices.print');
  const stop = useAct('invoices.stopPrinting');
  const { busy, save } = useSaveAnswer();
  const standing = useOperation('invoices.printing', { name }, { enabled: busy }).data?.standing;
  if (issued === 0) return null;
  if (busy)
    return (
      <div className={classes.drawing}>
        <Progress value={standing ? (100 * standing.done) / Math.max(standing.total, 1) : 0} aria-label="Avancement du PDF" size="sm" />
        <span role="status">
          {standing && standing.done > 0 ? `${standing.done} factures sur ${standing.total}` : 'Préparation du PDF…'}
        </span>
        <Button size="compact-sm" variant="default" onClick={() => stop.mutate({ name }, { onError: (refusal) => tellRefused(refusal) })}>
          Arrêter
        </Button>
      </div>
    );
  return (
    <Button
      variant="default"
      leftSection={<IconFileTypePdf aria-hidden size={18} stroke={1.75} />}
      onClick={() => save(() => print.mutateAsync({ ...where, name }))}
    >
      {issued > 1 ? 'PDF des factures' : 'PDF de la facture'}
    </Button>
  );
}

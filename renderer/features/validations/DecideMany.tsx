import { Button, Group, Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { RequestPreview } from '../../../shared/contract/change-requests.ts';
import { useOperation } from '../../host/operations.ts';
import { Problem, Waiting } from '../../ui/states.tsx';
import { useBulk } from '../jobs/use-bulk.ts';
import { bulkItems, bulkLabel, decidable, leftOutBecause, whatWillLeave } from './many.ts';
import { ReasonField } from './ReasonField.tsx';
import classes from './Validations.module.css';

interface Props {
  ids: readonly string[];
  decision: 'accepted' | 'refused';
  onClose: () => void;
  /** The work has begun: the dock shows how far it is. */
  onStarted: () => void;
}

/** Says how many will be decided, what leaves and what stays behind, before anything happens. */
export function DecideMany({ ids, decision, onClose, onStarted }: Props) {
  const asked = useOperation('changeRequests.preview', { ids: [...ids] });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={decision === 'accepted' ? 'Accepter les demandes sélectionnées' : 'Refuser les demandes sélectionnées'}
    >
      {asked.error && !asked.data && <Problem refusal={asked.error} retry={() => void asked.refetch()} busy={asked.isFetching} />}
      {asked.isPending && <Waiting rows={3} height={40} />}
      {asked.data && <Ready rows={asked.data.rows} decision={decision} onClose={onClose} onStarted={onStarted} />}
    </Modal>
  );
}

function Ready({ rows, decision, onClose, onStarted }: Omit<Props, 'ids'> & { rows: readonly RequestPreview[] }) {
  const bulk = useBulk('changeRequests.decide');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | undefined>();
  const { taken, left } = decidable(rows, decision);
  const button = useRef<HTMLButtonElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  // what has been asked for came after the window had opened
  useEffect(() => (text.current ?? button.current)?.focus(), []);
  const start = () => {
    if (decision === 'refused' && reason.trim() === '') return setProblem('Écrivez le motif : chaque famille le lira.');
    bulk.start(bulkLabel(decision, taken.length), bulkItems(taken, decision, reason.trim()), onStarted);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key is that of the controls inside
    <div
      className={classes.many}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) start();
      }}
    >
      <p>{whatWillLeave(taken, decision)}</p>
      {decision === 'refused' && taken.length > 0 && (
        <ReasonField
          subject="change-request"
          label="Motif du refus (envoyé à chaque famille)"
          value={reason}
          error={problem}
          inputRef={text}
          onChange={(typed) => {
            setProblem(undefined);
            setReason(typed);
          }}
          onLeave={onClose}
        />
      )}
      {left.length > 0 && (
        <section aria-label="Laissées de côté">
          <h3 className={classes.subtitle}>
            {left.length > 1 ? `${left.length} restent dans la file, à décider une à une` : 'Une reste dans la file, à décider à part'}
          </h3>
          <dl className={classes.left}>
            {left.map((row) => (
              <div key={row.id}>
                <dt>{row.label}</dt>
                <dd>{leftOutBecause(row)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          Annuler
        </Button>
        <Button
          color={decision === 'refused' ? 'garnet' : undefined}
          loading={bulk.isStarting}
          disabled={taken.length === 0}
          ref={button}
          onClick={start}
        >
          {decision === 'accepted' ? 'Accepter' : 'Refuser'} {taken.length > 1 ? `${taken.length} demandes` : 'la demande'}
        </Button>
      </Group>
    </div>
  );
}

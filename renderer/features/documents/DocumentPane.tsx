import { Skeleton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useOperation } from '../../host/operations.ts';
import { Problem } from '../../ui/states.tsx';
import pane from '../validations/Pane.module.css';
import type { PaneProps } from '../validations/pane.ts';
import { DecidedDocument } from './DecidedDocument.tsx';
import { PendingDocument } from './PendingDocument.tsx';

/** The document at hand: to be decided, or what became of it. */
export function DocumentPane(props: PaneProps) {
  const asked = useOperation('documents.get', { id: props.id });
  const wasAtWork = useRef(false);
  useEffect(() => {
    if (asked.data?.state === 'given') wasAtWork.current = true;
  });
  if (asked.data?.state === 'given') return <PendingDocument document={asked.data} {...props} />;
  if (asked.data) return <DecidedDocument document={asked.data} wasAtWork={wasAtWork.current} {...props} />;
  return (
    <div className={pane.pane}>
      {asked.error ? (
        <Problem refusal={asked.error} retry={() => void asked.refetch()} busy={asked.isFetching} />
      ) : (
        <div role="status" aria-label="Chargement de la pièce">
          <Skeleton height={20} width="50%" mb={10} />
          <Skeleton height={30} width="40%" mb={24} />
          <Skeleton height={380} radius="lg" />
        </div>
      )}
    </div>
  );
}

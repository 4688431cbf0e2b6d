import { useEffect, useRef } from 'react';
import { useOperation } from '../../host/operations.ts';
import { PaneNotYet } from '../validations/PaneNotYet.tsx';
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
  return <PaneNotYet asked={asked} of="de la pièce" height={380} />;
}

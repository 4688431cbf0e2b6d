import { Kbd } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { DocumentDetail } from '../../../shared/contract/documents.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useSingleKeys } from '../../ui/single-keys.ts';
import { NotSent } from '../validations/NotSent.tsx';
import { passOver } from '../validations/neighbours.ts';
import { oneMailTo } from '../validations/one-mail.ts';
import pane from '../validations/Pane.module.css';
import { PaneFoot } from '../validations/PaneFoot.tsx';
import type { PaneProps } from '../validations/pane.ts';
import { useKeys } from '../validations/use-keys.ts';
import { Decision } from './Decision.tsx';
import { DocumentFacts } from './DocumentFacts.tsx';
import { DocumentFiles } from './DocumentFiles.tsx';
import { DocumentHeader } from './DocumentHeader.tsx';
import classes from './documents.module.css';
import { useDeciding } from './use-deciding.ts';

/** A document to look at and to decide: the files on the left, the rules and the decision beside them. */
export function PendingDocument({ document: shown, ...props }: PaneProps & { document: DocumentDetail }) {
  const { neighbours, onOpen, onFinished } = props;
  const { may } = useDesk();
  const mayDecide = may('documents.decide') && !shown.waiting && shown.stopped === null;
  const deciding = useDeciding(shown, onFinished);
  const files = useRef<HTMLDivElement>(null);
  useKeys((action) => {
    if (!mayDecide) return action === 'finish' && passOver(neighbours, onOpen);
    if (!['accept', 'refuse', 'finish'].includes(action)) return false;
    if (action === 'finish') deciding.finish();
    else deciding.choose(action === 'accept' ? 'accepted' : 'refused');
    return true;
  });
  useFocusOnArrival(files);
  return (
    <div className={pane.pane}>
      <DocumentHeader document={shown} {...props} />
      {shown.stopped && <Notice tone="garnet">{shown.stopped}</Notice>}
      {deciding.refusal && <NotSent refusal={deciding.refusal} notKept="La décision n’a pas pu être enregistrée." />}
      <div className={classes.columns}>
        <div ref={files} className={classes.files}>
          <DocumentFiles document={shown} />
        </div>
        <div className={classes.side}>
          {mayDecide && <Decision document={shown} deciding={deciding} />}
          <DocumentFacts document={shown} />
        </div>
      </div>
      <KeyHints files={shown.files} />
      <PaneFoot
        mayDecide={mayDecide}
        next={neighbours.next}
        onOpen={onOpen}
        sending={deciding.sending}
        onFinish={deciding.finish}
        finishButton={deciding.finishButton}
      >
        {mayDecide ? oneMailTo(shown.recipient) : (shown.stopped ?? 'Cette pièce ne peut pas être décidée pour le moment.')}
      </PaneFoot>
    </div>
  );
}

function KeyHints({ files }: Pick<DocumentDetail, 'files'>) {
  const [singleKeys] = useSingleKeys();
  const hasPicture = files.some(({ mediaType, opens }) => opens && mediaType !== 'application/pdf');
  const hasPdf = files.some(({ mediaType, opens }) => opens && mediaType === 'application/pdf');
  if (!singleKeys) return null;
  return (
    <div className={classes.keys}>
      Au clavier :
      <span>
        <Kbd>A</Kbd> accepter
      </span>
      <span>
        <Kbd>R</Kbd> refuser
      </span>
      {hasPdf && (
        <span>
          <Kbd>O</Kbd> ouvrir le PDF
        </span>
      )}
      {hasPicture && (
        <>
          <span>
            <Kbd>+</Kbd>
            <Kbd>−</Kbd>
            <Kbd>0</Kbd> zoom
          </span>
          <span>
            <Kbd>T</Kbd> tourner
          </span>
          <span>
            <Kbd>↑</Kbd>
            <Kbd>↓</Kbd> déplacer
          </span>
        </>
      )}
    </div>
  );
}

/** One arrives on what there is to look at, once it is there, unless one has gone elsewhere: from there every key works. */
function useFocusOnArrival(files: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const arrive = () => {
      const viewer = files.current?.querySelector<HTMLElement>('[data-viewer]');
      if (!viewer) return false;
      const { activeElement, body } = document;
      if (activeElement === null || activeElement === body || activeElement.closest('main h1')) viewer.focus({ preventScroll: true });
      return true;
    };
    if (arrive() || !files.current) return;
    const observer = new MutationObserver(() => arrive() && observer.disconnect());
    observer.observe(files.current, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [files]);
}

import { Button } from '@mantine/core';
import type { DocumentDetail } from '../../../shared/contract/documents.ts';
import { formatDateTime, formatDay } from '../../../shared/dates.ts';
import { useAct } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import pane from '../validations/Pane.module.css';
import type { PaneProps } from '../validations/pane.ts';
import { useKeys } from '../validations/use-keys.ts';
import { DocumentFacts } from './DocumentFacts.tsx';
import { DocumentFiles } from './DocumentFiles.tsx';
import { DocumentHeader } from './DocumentHeader.tsx';
import classes from './documents.module.css';
import { titleOf, whatIsUndone } from './words.ts';

/** What became of a document (whoever was at work on it learns that somebody else was faster), and the way back while nothing has built on it. */
export function DecidedDocument({ document, wasAtWork, ...props }: PaneProps & { document: DocumentDetail; wasAtWork: boolean }) {
  const { neighbours, onOpen } = props;
  const { may } = useDesk();
  const undo = useAct('documents.undo');
  const goOn = () => onOpen(neighbours.next);
  useKeys((action) => {
    if (action !== 'finish') return false;
    goOn();
    return true;
  });
  const takeBack = () =>
    undo.mutate(
      { id: document.id, version: document.version },
      {
        onSuccess: ({ mailTo }) => tellDone(whatIsUndone(titleOf(document), mailTo)),
        onError: (refusal) => tellRefused(refusal, 'La décision n’a pas été annulée'),
      },
    );
  const isDecided = document.state === 'accepted' || document.state === 'refused';
  return (
    <div className={pane.pane}>
      <DocumentHeader document={document} {...props} />
      <Notice
        tone={document.state === 'refused' || wasAtWork ? 'garnet' : 'ink'}
        alert={wasAtWork}
        actions={
          <>
            {isDecided && may('documents.undo') && document.undoRefusal === null && (
              <Button size="compact-md" variant="default" loading={undo.isPending} onClick={takeBack}>
                Annuler la décision
              </Button>
            )}
            {neighbours.next && (
              <Button size="compact-md" variant="default" onClick={goOn}>
                Passer à la suivante
              </Button>
            )}
          </>
        }
      >
        <strong>{outcome(document)}</strong>
        {wasAtWork && ' Votre propre décision n’a pas été envoyée.'}
        {document.reason && ` Motif : ${document.reason}`}
        {document.state === 'accepted' && document.validUntil && ` Valable jusqu’au ${formatDay(document.validUntil)}.`}
        {isDecided && document.undoRefusal && <span className={classes.why}>{document.undoRefusal}</span>}
      </Notice>
      <div className={classes.columns}>
        <div className={classes.files}>
          <DocumentFiles document={document} />
        </div>
        <div className={classes.side}>
          <DocumentFacts document={document} />
        </div>
      </div>
    </div>
  );
}

function outcome({ state, decidedBy, decidedAt }: DocumentDetail): string {
  if (state === 'replaced') return 'La famille a déposé autre chose à la place de cette pièce.';
  if (state === 'withdrawn') return 'La famille a retiré cette pièce.';
  const who = decidedBy ? ` par ${decidedBy}` : ' lors du contrôle';
  return `Cette pièce a été ${state === 'accepted' ? 'validée' : 'refusée'}${who}${decidedAt ? ` le ${formatDateTime(decidedAt)}` : ''}.`;
}

import { Button } from '@mantine/core';
import type { ReEnrolmentFile } from '../../../shared/contract/re-enrolments-desk.ts';
import { useAct } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { oneMailTo } from '../validations/one-mail.ts';
import pane from '../validations/Pane.module.css';
import type { PaneProps } from '../validations/pane.ts';
import { useKeys } from '../validations/use-keys.ts';
import { Asked } from './Asked.tsx';
import { Decision } from './Decision.tsx';
import { EligibilityPanel } from './EligibilityPanel.tsx';
import { ReEnrolmentHeader } from './ReEnrolmentHeader.tsx';
import classes from './re-enrolments.module.css';
import { useAnswering } from './use-answering.ts';
import { outcomeOf, whatIsUndone } from './words.ts';

/** What became of an answer, and the way back while nothing has built on it; what was to be completed may be decided at the desk. */
export function DecidedReEnrolment({ file, ...props }: PaneProps & { file: ReEnrolmentFile }) {
  const { neighbours, onOpen, onFinished } = props;
  const { may } = useDesk();
  const undo = useAct('reEnrolments.undo');
  const answering = useAnswering(file, onFinished);
  const mayDecide = file.state === 'to-complete' && may('reEnrolments.decide') && file.stopped === null;
  const goOn = () => onOpen(neighbours.next);
  useKeys((action) => {
    if (action === 'finish') {
      if (mayDecide && answering.choice) answering.finish();
      else goOn();
    } else if (mayDecide && action === 'accept') answering.choose('validated');
    else if (mayDecide && action === 'refuse') answering.choose('refused');
    else return false;
    return true;
  });
  const takeBack = () =>
    undo.mutate(
      { id: file.id, version: file.version },
      {
        onSuccess: ({ mailTo }) => tellDone(whatIsUndone(file.number, mailTo)),
        onError: (refusal) => tellRefused(refusal, 'La décision n’a pas été annulée'),
      },
    );
  return (
    <div className={pane.pane}>
      <ReEnrolmentHeader file={file} {...props} />
      <Notice
        tone={file.state === 'refused' ? 'garnet' : file.state === 'to-complete' ? 'amber' : 'ink'}
        actions={
          <>
            {file.state !== 'withdrawn' && may('reEnrolments.undo') && file.undoRefusal === null && (
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
        <strong>{outcomeOf(file)}</strong>
        {file.reason && ` Motif : ${file.reason}`}
        {file.undoRefusal && <span className={classes.small}>{file.undoRefusal}</span>}
      </Notice>
      {answering.refusal && (
        <Notice tone="garnet" alert>
          {answering.refusal.message}
        </Notice>
      )}
      <div className={classes.columns}>
        <div className={classes.main}>
          <Asked file={file} />
          {mayDecide && (
            <>
              <Decision answering={answering} choosable={['validated', 'refused']} onLeave={() => undefined} />
              {answering.choice && (
                <div className={classes.choices}>
                  <Button ref={answering.finishButton} loading={answering.sending} onClick={answering.finish}>
                    Terminer
                  </Button>
                  <span className={classes.small}>{oneMailTo(file.recipient)}</span>
                </div>
              )}
            </>
          )}
        </div>
        <EligibilityPanel file={file} />
      </div>
    </div>
  );
}

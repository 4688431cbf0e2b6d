import { Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import type { ReEnrolmentFile } from '../../../shared/contract/re-enrolments-desk.ts';
import { DECISIONS } from '../../../shared/rules/re-enrolment.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { NotSent } from '../validations/NotSent.tsx';
import { passOver } from '../validations/neighbours.ts';
import { oneMailTo } from '../validations/one-mail.ts';
import pane from '../validations/Pane.module.css';
import { PaneFoot } from '../validations/PaneFoot.tsx';
import type { PaneProps } from '../validations/pane.ts';
import { useKeys } from '../validations/use-keys.ts';
import { Asked } from './Asked.tsx';
import { Decision } from './Decision.tsx';
import { EligibilityPanel } from './EligibilityPanel.tsx';
import { ReEnrolmentHeader } from './ReEnrolmentHeader.tsx';
import classes from './re-enrolments.module.css';
import { type Answering, useAnswering } from './use-answering.ts';
import { answerInWords, partInWords } from './words.ts';

const BY_KEY = { accept: 'validated', correct: 'to-complete', refuse: 'refused' } as const;

/** An answer to decide, by mouse or by single keys; nothing leaves before « Terminer ». */
export function PendingReEnrolment({ file, ...props }: PaneProps & { file: ReEnrolmentFile }) {
  const { neighbours, onOpen, onFinished } = props;
  const { may } = useDesk();
  const mayDecide = may('reEnrolments.decide') && file.stopped === null;
  const answering = useAnswering(file, onFinished);
  const body = useRef<HTMLDivElement>(null);
  useKeys((action) => {
    if (!mayDecide) return action === 'finish' && passOver(neighbours, onOpen);
    if (action === 'finish') answering.finish();
    else if (action in BY_KEY) answering.choose(BY_KEY[action as keyof typeof BY_KEY]);
    else return false;
    return true;
  });
  // one arrives on what is asked: from there every key works
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body || activeElement.closest('main h1'))
      body.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={pane.pane}>
      <ReEnrolmentHeader file={file} {...props} />
      {answering.refusal && <NotSent refusal={answering.refusal} notKept="La décision n’a pas pu être enregistrée." />}
      {file.stopped && <Notice tone="garnet">{file.stopped}</Notice>}
      <div ref={body} tabIndex={-1} className={classes.columns}>
        <div className={classes.main}>
          <Asked file={file} {...(mayDecide && file.parts.length > 0 && { answering })} />
          {mayDecide && <Decision answering={answering} choosable={DECISIONS} onLeave={() => body.current?.focus()} />}
        </div>
        <EligibilityPanel file={file} />
      </div>
      <Foot file={file} answering={answering} mayDecide={mayDecide} next={neighbours.next} onOpen={onOpen} />
    </div>
  );
}

interface FootProps {
  file: ReEnrolmentFile;
  answering: Answering;
  mayDecide: boolean;
  next: string | null;
  onOpen: PaneProps['onOpen'];
}

/** What will happen, said before it does, and the one button that makes it happen. */
function Foot({ file, answering, mayDecide, next, onOpen }: FootProps) {
  const [preview, { open, close }] = useDisclosure(false);
  const { choice } = answering;
  return (
    <PaneFoot
      mayDecide={mayDecide}
      next={next}
      onOpen={onOpen}
      sending={answering.sending}
      onFinish={answering.finish}
      finishButton={answering.finishButton}
    >
      {mayDecide ? oneMailTo(file.recipient) : (file.stopped ?? 'Votre rôle permet de lire cette réinscription, pas d’y répondre.')}{' '}
      {mayDecide && choice && (
        <button type="button" className={pane.preview} onClick={open}>
          Aperçu
        </button>
      )}
      <Modal opened={preview} onClose={close} title="Ce que la famille lira">
        <p>{choice && answerInWords(choice, answering.reason)}</p>
        {choice === 'validated' && file.parts.length > 0 && (
          <ul className={classes.said}>
            {file.parts.map((part) => {
              const { decision, reason } = answering.part(part);
              return decision === 'pending' ? null : <li key={part.id}>{partInWords(part.label, decision, reason)}</li>;
            })}
          </ul>
        )}
      </Modal>
    </PaneFoot>
  );
}

import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ReEnrolmentPart } from '../../../shared/contract/re-enrolments.ts';
import type { ReEnrolmentFile } from '../../../shared/contract/re-enrolments-desk.ts';
import type { PartDecision, ReEnrolmentDecision } from '../../../shared/rules/re-enrolment.ts';
import { useAct } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import type { PaneProps } from '../validations/pane.ts';
import { whatHappened, whatIsUndone } from './words.ts';

/** What is meant for one course or wish; a wish may be left without an answer. */
export interface PartDraft {
  decision: PartDecision | 'pending';
  reason: string;
}

/** Answering one re-enrolment: what is meant of the whole and of its parts, and sending it at once. What was typed stays after a refusal. */
export function useAnswering(file: ReEnrolmentFile, onFinished: PaneProps['onFinished']) {
  const { may } = useDesk();
  const send = useAct('reEnrolments.decide');
  const takeBack = useAct('reEnrolments.undo');
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const finishButton = useRef<HTMLButtonElement>(null);
  const [choice, setChoice] = useState<ReEnrolmentDecision | null>(null);
  const [reason, setReason] = useState('');
  const [drafts, setDrafts] = useState<Record<string, PartDraft>>({});
  const [problem, setProblem] = useState<Record<string, string>>({});
  const part = (one: ReEnrolmentPart): PartDraft =>
    drafts[one.id] ?? { decision: one.kind === 'course' ? 'accepted' : 'pending', reason: '' };

  const choose = (next: ReEnrolmentDecision | null) => {
    // at once, so that the next key finds them; Enter then finishes wherever one was, on a line of the queue too
    flushSync(() => {
      setProblem({});
      setChoice(next);
    });
    if (next === 'validated') finishButton.current?.focus();
    else if (next) reasonField.current?.focus();
  };
  const finish = () => {
    if (send.isPending) return;
    if (choice === null) return setProblem({ choice: 'Choisissez d’abord : valider, demander de compléter ou refuser.' });
    if (choice !== 'validated' && reason.trim() === '') {
      setProblem({ reason: 'Écrivez le motif : la famille le lira.' });
      return reasonField.current?.focus();
    }
    setProblem({});
    const parts = file.parts.flatMap((one) => {
      const { decision, reason: why } = part(one);
      return choice === 'validated' && decision !== 'pending' && drafts[one.id] ? [{ id: one.id, decision, reason: why }] : [];
    });
    send.mutate(
      { id: file.id, version: file.version, decision: choice, reason, parts },
      {
        onSuccess: ({ mailTo }) =>
          onFinished(file.id, {
            said: whatHappened(file.number, choice, mailTo),
            ...(may('reEnrolments.undo') && {
              // the decision has made the next version
              undo: async () => {
                const undone = await takeBack.mutateAsync({ id: file.id, version: file.version + 1 });
                return whatIsUndone(file.number, undone.mailTo);
              },
            }),
          }),
        onError: ({ fields }) => {
          if (fields) setProblem(fields);
          if (fields?.reason) reasonField.current?.focus();
        },
      },
    );
  };
  return {
    choice,
    choose,
    reason,
    setReason: (typed: string) => {
      setProblem({});
      setReason(typed);
    },
    part,
    setPart: (one: ReEnrolmentPart, draft: PartDraft) => {
      setProblem({});
      setDrafts((former) => ({ ...former, [one.id]: draft }));
      setChoice('validated');
    },
    problem,
    reasonField,
    finishButton,
    sending: send.isPending,
    /** What was refused and has no field to be said beside. */
    refusal: send.error && Object.keys(problem).length === 0 ? send.error : null,
    finish,
  };
}

export type Answering = ReturnType<typeof useAnswering>;

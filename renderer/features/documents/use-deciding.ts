import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { DocumentDetail } from '../../../shared/contract/documents.ts';
import { dayOf } from '../../../shared/dates.ts';
import { issueProblem } from '../../../shared/rules/documents.ts';
import { checkField, DAY } from '../../../shared/rules/fields.ts';
import { useAct } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import type { PaneProps } from '../validations/pane.ts';
import { titleOf, whatHappened, whatIsUndone } from './words.ts';

export type Choice = 'accepted' | 'refused' | null;

/** Deciding one document: what is meant, the date or the reason that goes with it, and sending it. What was typed stays after a refusal. */
export function useDeciding(document: DocumentDetail, onFinished: PaneProps['onFinished']) {
  const { may } = useDesk();
  const send = useAct('documents.decide');
  const takeBack = useAct('documents.undo');
  const dateField = useRef<HTMLInputElement>(null);
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const finishButton = useRef<HTMLButtonElement>(null);
  const [choice, setChoice] = useState<Choice>(null);
  const [issuedOn, setIssuedOn] = useState(document.issuedOn ?? '');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<{ at: 'choice' | 'issuedOn' | 'reason'; sentence: string } | null>(null);
  const isDated = document.validity.validity === 'days';
  const typedDay = checkField(DAY, issuedOn);

  const choose = (next: Choice) => {
    // at once, so that the next key finds the field; where there is none the button: Enter finishes from « Ouvrir le PDF » and from the queue too
    flushSync(() => {
      setProblem(null);
      setChoice(next);
    });
    if (next === 'refused') reasonField.current?.focus();
    else if (next === 'accepted') (dateField.current ?? finishButton.current)?.focus();
  };
  const stop = (at: 'choice' | 'issuedOn' | 'reason', sentence: string) => {
    setProblem({ at, sentence });
    if (at === 'issuedOn') dateField.current?.focus();
    if (at === 'reason') reasonField.current?.focus();
  };
  const finish = () => {
    if (send.isPending) return;
    if (choice === null) return stop('choice', 'Choisissez d’abord : accepter ou refuser.');
    if (choice === 'refused' && reason.trim() === '') return stop('reason', 'Écrivez le motif : la famille le lira.');
    if (choice === 'accepted' && isDated) {
      if (!typedDay.ok) return stop('issuedOn', typedDay.message);
      const wrong = typedDay.value && issueProblem({ ...document.validity, days: null }, typedDay.value, dayOf(new Date()));
      if (wrong) return stop('issuedOn', wrong);
    }
    setProblem(null);
    const day = isDated && typedDay.ok ? typedDay.value : null;
    const decision = choice === 'accepted' ? { decision: choice, issuedOn: day } : { decision: choice, reason };
    send.mutate(
      { id: document.id, version: document.version, decision },
      {
        onSuccess: ({ mailTo }) => {
          onFinished(document.id, {
            said: whatHappened(titleOf(document), choice, mailTo),
            ...(may('documents.undo') && {
              // the decision has made the next version
              undo: async () => {
                const undone = await takeBack.mutateAsync({ id: document.id, version: document.version + 1 });
                return whatIsUndone(titleOf(document), undone.mailTo);
              },
            }),
          });
        },
        onError: ({ fields }) => {
          const dated = fields?.issuedOn ?? fields?.['decision.issuedOn'];
          const reasoned = fields?.['decision.reason'];
          if (dated) stop('issuedOn', dated);
          else if (reasoned) stop('reason', reasoned);
        },
      },
    );
  };
  return {
    choice,
    choose,
    isDated,
    issuedOn,
    /** The day as it will be kept; null while there is none, or none that exists. */
    day: typedDay.ok ? typedDay.value : null,
    setIssuedOn: (typed: string) => {
      setProblem(null);
      setIssuedOn(typed);
    },
    reason,
    setReason: (typed: string) => {
      setProblem(null);
      setReason(typed);
    },
    problem,
    dateField,
    reasonField,
    finishButton,
    sending: send.isPending,
    /** What was refused and has no field to be said beside. */
    refusal: send.error && problem === null ? send.error : null,
    finish,
  };
}

export type Deciding = ReturnType<typeof useDeciding>;

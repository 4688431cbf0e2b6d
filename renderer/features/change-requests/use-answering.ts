import { useCallback, useEffect, useRef, useState } from 'react';
import type { RequestField, RequestFile } from '../../../shared/contract/change-requests.ts';
import { useAct } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import type { PaneProps } from '../validations/pane.ts';
import { type DraftAction, draftOf, refusedFields, toSend, undecided } from './decisions.ts';
import { useDrafts } from './drafts-context.tsx';
import { whatHappened, whatIsUndone } from './words.ts';

/**
 * Answering one request: which field is at hand, what was decided, and sending it all at once. A refusal of the service
 * is kept to be shown; what was typed stays.
 */
export function useAnswering(file: RequestFile, onFinished: PaneProps['onFinished']) {
  const [drafts, change] = useDrafts();
  const { may } = useDesk();
  const send = useAct('changeRequests.decide');
  const takeBack = useAct('changeRequests.undo');
  const rows = useRef(new Map<string, HTMLElement>());
  const reason = useRef<HTMLTextAreaElement>(null);
  const [active, setActive] = useState(() => (undecided(drafts, file)[0] ?? file.fields[0])?.field ?? '');
  const [correcting, setCorrecting] = useState<string | null>(null);
  const [refusedBy, setRefusedBy] = useState<Record<string, string>>({});
  const missing = undecided(drafts, file);

  const dispatch = (action: DraftAction) => {
    // What was said of the former decision is no longer true of the new one.
    setRefusedBy({});
    change(action);
  };
  const focusOn = useCallback((name: string) => {
    setActive(name);
    // Once the buttons that were pressed have gone.
    requestAnimationFrame(() => rows.current.get(name)?.focus());
  }, []);
  // One arrives on the first field to decide: from there every key works. Whoever is ticking or searching in the queue is left there.
  const arrival = useRef(active);
  useEffect(() => {
    if (!(document.activeElement instanceof HTMLInputElement)) rows.current.get(arrival.current)?.focus({ preventScroll: true });
  }, []);

  /** To the next field that wants a decision; where there is none, stays, so that Enter finishes. */
  const goOn = (from: RequestField) => {
    const others = missing.filter((field) => field.field !== from.field);
    const after = others.find((field) => file.fields.indexOf(field) > file.fields.indexOf(from));
    focusOn((after ?? others[0] ?? from).field);
  };
  const step = (by: 1 | -1) => {
    const at = file.fields.findIndex((field) => field.field === active);
    const there = file.fields[at + by];
    if (there) focusOn(there.field);
  };
  const finish = () => {
    if (send.isPending) return;
    const [first] = missing;
    if (first) {
      const refusedWithoutReason = draftOf(drafts, file.id, first)?.decision === 'refused';
      focusOn(first.field);
      if (refusedWithoutReason) requestAnimationFrame(() => reason.current?.focus());
      setRefusedBy({ [first.field]: refusedWithoutReason ? 'Écrivez le motif : la famille le lira.' : 'Ce champ attend votre décision.' });
      return;
    }
    const decisions = toSend(drafts, file);
    setRefusedBy({});
    send.mutate(
      { id: file.id, version: file.version, sheetVersion: file.sheetVersion, decisions },
      {
        onSuccess: ({ mailTo }) => {
          const former = drafts[file.id] ?? {};
          dispatch({ act: 'forget', request: file.id });
          onFinished(file.id, {
            said: whatHappened(file.number, mailTo),
            ...(may('changeRequests.undo') && {
              undo: async () => {
                const undone = await takeBack.mutateAsync({ id: file.id, version: file.version });
                // what had been decided is there again, to be mended
                change({ act: 'restore', request: file.id, former });
                return whatIsUndone(file.number, undone.mailTo);
              },
            }),
          });
        },
        onError: (refusal) => setRefusedBy(refusedFields(refusal, decisions)),
      },
    );
  };
  return {
    active,
    correcting,
    missing,
    refusedBy,
    reason,
    sending: send.isPending,
    refusal: send.error,
    row: (name: string) => (element: HTMLElement | null) => {
      if (element) rows.current.set(name, element);
      else rows.current.delete(name);
    },
    draft: (field: RequestField) => draftOf(drafts, file.id, field),
    drafts,
    choose: setActive,
    step,
    finish,
    accept: (field: RequestField) => {
      dispatch({ act: 'accept', request: file.id, field });
      goOn(field);
    },
    startCorrecting: (field: RequestField) => {
      setActive(field.field);
      setCorrecting(field.field);
    },
    correct: (field: RequestField, value: string) => {
      setCorrecting(null);
      dispatch({ act: 'correct', request: file.id, field, value });
      goOn(field);
    },
    stopCorrecting: (field: RequestField) => {
      setCorrecting(null);
      focusOn(field.field);
    },
    refuse: (field: RequestField, text?: string) => {
      setActive(field.field);
      dispatch({ act: 'refuse', request: file.id, field, ...(text !== undefined && { reason: text }) });
      if (text === undefined) requestAnimationFrame(() => reason.current?.focus());
    },
    /** Out of the text of a reason, to whatever wants a decision next. */
    leaveReason: goOn,
    undo: (field: RequestField) => {
      dispatch({ act: 'undo', request: file.id, field });
      focusOn(field.field);
    },
  };
}

export type Answering = ReturnType<typeof useAnswering>;

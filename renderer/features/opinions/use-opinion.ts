import { useEffect, useRef, useState } from 'react';
import type { OpinionRow } from '../../../shared/contract/opinions.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import type { TeacherOpinion } from '../../../shared/rules/opinions.ts';
import { useAct } from '../../host/operations.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';

/**
 * One line as it is typed: shown as chosen while it is kept, one change after the other however fast they come; refused, it says why and
 * keeps what was typed.
 */
export function useOpinion(campaignId: string, row: OpinionRow) {
  const save = useAct('opinions.save');
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useState<{ opinion: TeacherOpinion | null } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const version = useRef(row.version);
  const waiting = useRef(0);
  const last = useRef(Promise.resolve());
  // what was kept has come back, or somebody else's: the row says it from here on
  useEffect(() => {
    if (waiting.current > 0) return;
    version.current = row.version;
    setChosen(null);
  }, [row.version]);
  const opinion = chosen ? chosen.opinion : row.opinion;
  const comment = typed ?? row.comment ?? '';
  useUnsaved(() => waiting.current > 0 || (typed !== null && typed.trim() !== (row.comment ?? '')));

  const keep = (next: TeacherOpinion | null, words: string) => {
    setChosen({ opinion: next });
    setProblem(null);
    waiting.current++;
    last.current = last.current.then(async () => {
      try {
        const asked = { campaignId, enrolmentId: row.id, version: version.current, opinion: next, comment: words.trim() || null };
        version.current = (await save.mutateAsync(asked)).version;
        // what was typed meanwhile stays, to be kept in its turn
        setTyped((now) => (now === words || next === null ? null : now));
      } catch (error) {
        const refusal = error as Refusal;
        setChosen(null);
        setProblem(refusal.fields?.opinion ?? refusal.fields?.comment ?? refusal.message);
      } finally {
        waiting.current--;
      }
    });
  };
  return {
    opinion,
    comment,
    problem,
    /** Null takes the opinion away, with its comment. */
    choose: (next: TeacherOpinion | null) => keep(next, next === null ? '' : comment),
    type: (words: string) => {
      setTyped(words);
      setProblem(null);
    },
    leave: () => {
      if (typed === null || typed.trim() === (row.comment ?? '')) return setTyped(null);
      if (opinion === null) return setProblem('Choisissez aussi un avis : le commentaire sera gardé avec lui.');
      keep(opinion, typed);
    },
  };
}

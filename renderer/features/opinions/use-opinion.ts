import { useState } from 'react';
import type { OpinionRow } from '../../../shared/contract/opinions.ts';
import type { TeacherOpinion } from '../../../shared/rules/opinions.ts';
import { useAct } from '../../host/operations.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';

/** One line as it is typed: chosen at once, shown as chosen while it is kept; refused, it says why and keeps what was typed. */
export function useOpinion(campaignId: string, row: OpinionRow) {
  const save = useAct('opinions.save');
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useState<{ opinion: TeacherOpinion | null } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // what was kept has come back: the row says it
  const [version, setVersion] = useState(row.version);
  if (version !== row.version) {
    setVersion(row.version);
    setChosen(null);
  }
  const opinion = chosen ? chosen.opinion : row.opinion;
  const comment = typed ?? row.comment ?? '';
  useUnsaved(() => typed !== null && typed.trim() !== (row.comment ?? ''));

  const keep = (next: TeacherOpinion | null, words: string) => {
    setChosen({ opinion: next });
    setProblem(null);
    save.mutate(
      { campaignId, enrolmentId: row.id, version: row.version, opinion: next, comment: words.trim() || null },
      {
        onSuccess: () => setTyped(null),
        onError: (refusal) => {
          setChosen(null);
          setProblem(refusal.fields?.opinion ?? refusal.fields?.comment ?? refusal.message);
        },
      },
    );
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

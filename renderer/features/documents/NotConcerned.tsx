import { Button } from '@mantine/core';
import { useState } from 'react';
import { isToProvide } from '../../../shared/rules/documents.ts';
import { useAct } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { AnswerExemption, NoteExemption } from './NotConcernedForm.tsx';
import { type Demand, demandTitle } from './words.ts';

/** « Non concerné » of one thing that is asked for: says so, answers a family that says so, or asks for it again. */
export function NotConcerned({ demand }: { demand: Demand }) {
  const { may } = useDesk();
  const askAgain = useAct('documents.askAgain');
  const [opened, setOpened] = useState(false);
  if (!may('documents.exempt')) return null;
  const { state, familyId, requirementId, studentId } = demand;
  const title = demandTitle(demand);
  if (state === 'exempt')
    return (
      <Button
        size="compact-sm"
        variant="subtle"
        loading={askAgain.isPending}
        aria-label={`Demander de nouveau : ${title}`}
        onClick={() =>
          askAgain.mutate(
            { familyId, requirementId, studentId },
            { onSuccess: () => tellDone(`${title} : la pièce est de nouveau demandée.`), onError: (refusal) => tellRefused(refusal) },
          )
        }
      >
        Demander de nouveau
      </Button>
    );
  const isAsked = state === 'exemption-asked';
  if (!isAsked && (state === 'expiring' || !isToProvide(state))) return null;
  const Form = isAsked ? AnswerExemption : NoteExemption;
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={`${isAsked ? 'Répondre' : 'Non concerné'} : ${title}`}
        onClick={() => setOpened(true)}
      >
        {isAsked ? 'Répondre' : 'Non concerné'}
      </Button>
      {opened && <Form demand={demand} onClose={() => setOpened(false)} />}
    </>
  );
}

import { Button } from '@mantine/core';
import { IconCheck, IconPencil, IconX } from '@tabler/icons-react';
import type { RequestField } from '../../../shared/contract/change-requests.ts';
import { Pill, type Tone } from '../../ui/Pill.tsx';
import { CorrectionEditor } from './CorrectionEditor.tsx';
import type { Draft } from './decisions.ts';
import classes from './Request.module.css';
import { Shown } from './Shown.tsx';
import type { Answering } from './use-answering.ts';

const TAKEN: Record<Draft['decision'], { word: string; tone: Tone; icon: typeof IconCheck }> = {
  accepted: { word: 'Accepté', tone: 'green', icon: IconCheck },
  corrected: { word: 'Corrigé', tone: 'ink', icon: IconPencil },
  refused: { word: 'Refusé', tone: 'garnet', icon: IconX },
};

/** The three answers to one field, or the one that was given. */
export function FieldDecision({ field, answering }: { field: RequestField; answering: Answering }) {
  const draft = answering.draft(field);
  const refused = answering.refusedBy[field.field];
  if (answering.correcting === field.field) return <CorrectionEditor field={field} draft={draft} answering={answering} />;
  return (
    <>
      {draft ? <Taken field={field} draft={draft} answering={answering} /> : <Choices field={field} answering={answering} />}
      {refused && !(draft?.decision === 'refused' && answering.active === field.field) && (
        <div className={classes.refused} role="alert">
          {refused}
        </div>
      )}
    </>
  );
}

function Choices({ field, answering }: { field: RequestField; answering: Answering }) {
  const about = (verb: string) => `${verb} : ${field.label}`;
  return (
    <div className={classes.choices}>
      <Button
        size="xs"
        className={classes.choice}
        variant="default"
        leftSection={<IconCheck size={15} stroke={2} />}
        aria-label={about('Accepter')}
        onClick={() => answering.accept(field)}
      >
        Accepter
      </Button>
      <Button
        size="xs"
        className={classes.choice}
        variant="default"
        leftSection={<IconPencil size={15} stroke={2} />}
        aria-label={about('Corriger')}
        onClick={() => answering.startCorrecting(field)}
      >
        Corriger
      </Button>
      <Button
        size="xs"
        className={classes.choice}
        variant="outline"
        color="garnet"
        leftSection={<IconX size={15} stroke={2} />}
        aria-label={about('Refuser')}
        onClick={() => answering.refuse(field)}
      >
        Refuser
      </Button>
    </div>
  );
}

function Taken({ field, draft, answering }: { field: RequestField; draft: Draft; answering: Answering }) {
  const { word, tone, icon: Icon } = TAKEN[draft.decision];
  return (
    <>
      <div className={classes.taken}>
        <Pill tone={tone} icon={<Icon aria-hidden stroke={2} />}>
          {word}
        </Pill>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={`Changer la décision : ${field.label}`}
          onClick={() => answering.undo(field)}
        >
          Changer
        </Button>
      </div>
      {draft.decision === 'corrected' && (
        <div className={classes.said}>
          <Shown field={field} value={draft.value || null} />
        </div>
      )}
      {draft.decision === 'refused' && answering.active !== field.field && draft.reason && (
        <div className={classes.said}>{draft.reason}</div>
      )}
    </>
  );
}

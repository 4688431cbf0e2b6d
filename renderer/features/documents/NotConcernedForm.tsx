import { Button, Checkbox, Modal, Textarea } from '@mantine/core';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { Refusal } from '../../../shared/refusal.ts';
import { useAct } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { tellDone } from '../../ui/tell.ts';
import classes from './requirements.module.css';
import { type Demand, demandTitle } from './words.ts';

interface Props {
  demand: Demand;
  onClose: () => void;
}

const MISSING = 'Dites pourquoi : la famille le lira.';

/** The office says by itself that something does not concern a family or student. */
export function NoteExemption({ demand, onClose }: Props) {
  const { familyId, requirementId, studentId } = demand;
  const exempt = useAct('documents.exempt');
  const why = useWhy(exempt.error);
  const [lasting, setLasting] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const reason = why.given(MISSING);
    if (reason === null) return;
    exempt.mutate(
      { familyId, requirementId, studentId, reason, lasting },
      {
        onSuccess: () => {
          onClose();
          tellDone(`${demandTitle(demand)} : noté comme non concerné.`);
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title="Noter comme non concerné">
      <form onSubmit={send} className={classes.asked} noValidate>
        <p>
          <strong>{demandTitle(demand)}</strong> ne sera plus à fournir. Vous pourrez la demander de nouveau.
        </p>
        <Textarea label="Pourquoi" description="La famille lira ce motif sur l’extranet." required data-autofocus {...why.field} />
        <Checkbox
          label="Aussi les années suivantes"
          description="Sinon, la pièce sera demandée de nouveau pour l’année scolaire qui suit."
          checked={lasting}
          onChange={(event) => setLasting(event.currentTarget.checked)}
        />
        <Problem refusal={exempt.error} />
        <div className={classes.answer}>
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
          <Button type="submit" loading={exempt.isPending}>
            Noter
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** The family says so: the office agrees or not, and the family is told. */
export function AnswerExemption({ demand, onClose }: Props) {
  const { familyId, requirementId, studentId, explanation } = demand;
  const exempt = useAct('documents.exempt');
  const askAgain = useAct('documents.askAgain');
  const refusal = exempt.error ?? askAgain.error;
  const why = useWhy(refusal);
  const words = useId();
  const told = (what: string) => ({
    onSuccess: ({ mailTo }: { mailTo: string | null }) => {
      onClose();
      tellDone(`${demandTitle(demand)} : ${what}. ${mailTo ? `Un e-mail partira à ${mailTo}.` : 'La famille le lira sur l’extranet.'}`);
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const reason = why.given('Donnez un motif : la famille le lira.');
    if (reason !== null) askAgain.mutate({ familyId, requirementId, studentId, reason }, told('la pièce reste demandée'));
  };
  return (
    <Modal opened onClose={onClose} title="La famille se dit non concernée" aria-describedby={words}>
      <form onSubmit={send} className={classes.asked} noValidate>
        <p id={words}>
          <strong>{demandTitle(demand)}</strong>
          <q className={classes.words}>{explanation}</q>
        </p>
        <Textarea label="Motif, si vous ne le retenez pas" description="La famille lira ce motif." data-autofocus {...why.field} />
        <Problem refusal={refusal} />
        <div className={classes.answer}>
          <Button type="submit" variant="outline" color="garnet" loading={askAgain.isPending}>
            Demander la pièce
          </Button>
          <Button
            loading={exempt.isPending}
            onClick={() =>
              exempt.mutate({ familyId, requirementId, studentId, reason: 'Accepté par le secrétariat.' }, told('noté comme non concerné'))
            }
          >
            Accepter
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** A reason that is typed; its sentence stands beside it until it is typed in again. */
function useWhy(refusal: Refusal | null) {
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const node = useRef<HTMLTextAreaElement>(null);
  return {
    field: {
      ref: node,
      value: typed,
      autosize: true,
      minRows: 2,
      maxLength: 300,
      error: missing ?? refusal?.fields?.reason,
      onChange: (event: { currentTarget: { value: string } }) => {
        setTyped(event.currentTarget.value);
        setMissing(null);
      },
    },
    given: (sentence: string): string | null => {
      if (typed.trim()) return typed.trim();
      setMissing(sentence);
      node.current?.focus();
      return null;
    },
  };
}

const Problem = ({ refusal }: { refusal: Refusal | null }) =>
  refusal && !refusal.fields?.reason ? (
    <Notice tone="garnet" alert>
      {refusal.message}
    </Notice>
  ) : null;

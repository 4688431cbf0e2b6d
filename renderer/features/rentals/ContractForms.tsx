import { Autocomplete, Button, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { RentalRow } from '../../../shared/contract/rentals.ts';
import { dayOf } from '../../../shared/dates.ts';
import { formatCents, readCents } from '../../../shared/money.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { tellDone } from '../../ui/tell.ts';
import { readDay, shownDay } from '../../ui/typed-day.ts';
import classes from './rentals.module.css';

interface Props {
  rental: RentalRow;
  onEnd: () => void;
}

const today = () => shownDay(dayOf(new Date()));
const MISSING_DAY = 'Indiquez une date, par exemple 22/11/2026.';

/** A day that has to be there; null and its sentence otherwise. */
function required(typed: string): { day: string | null; problem: string } {
  const read = readDay(typed);
  return read.ok ? { day: read.day, problem: MISSING_DAY } : { day: null, problem: read.message };
}

export function ExtendForm({ rental, onEnd }: Props) {
  const extend = useAct('rentals.extend');
  const { data } = useOperation('rentals.choices', { siteId: rental.siteId });
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const value = typed ?? shownDay(later(data?.usualDueOn ?? null, rental.dueOn));
  const submit = () => {
    const { day, problem: said } = required(value);
    setProblem(day === null ? said : null);
    if (day !== null)
      extend.mutate({ id: rental.id, version: rental.version, dueOn: day }, { onSuccess: () => done(`La location est prolongée.`, onEnd) });
  };
  return (
    <ActForm title="Prolonger la location" word="Prolonger" act={extend} fields={['dueOn']} onSubmit={submit} onEnd={onEnd}>
      <DayInput
        label="Nouvelle date de retour"
        required
        autoFocus
        value={value}
        error={problem ?? extend.error?.fields?.dueOn}
        onChange={setTyped}
      />
    </ActForm>
  );
}

const later = (usual: string | null, due: string | null): string | null => (usual && (due === null || usual > due) ? usual : null);

export function ReturnForm({ rental, onEnd }: Props) {
  const act = useAct('rentals.return');
  const { data } = useOperation('rentals.choices', { siteId: rental.siteId });
  const [on, setOn] = useState(today);
  const [condition, setCondition] = useState(rental.conditionOut ?? '');
  const [comment, setComment] = useState(rental.comment ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = () => {
    const { day, problem: said } = required(on);
    setProblem(day === null ? said : null);
    if (day !== null)
      act.mutate(
        { id: rental.id, version: rental.version, on: day, conditionIn: condition, comment },
        { onSuccess: () => done(rental.depositHeldOn ? 'Le retour est noté ; la caution est à rendre.' : 'Le retour est noté.', onEnd) },
      );
  };
  return (
    <ActForm
      title="Noter le retour"
      word="Noter le retour"
      act={act}
      fields={['on', 'conditionIn', 'comment']}
      onSubmit={submit}
      onEnd={onEnd}
    >
      <DayInput label="Rendu le" required value={on} error={problem ?? act.error?.fields?.on} onChange={setOn} />
      <Autocomplete
        label="État au retour"
        description={rental.conditionOut ? `Au départ : ${rental.conditionOut}` : undefined}
        required
        autoFocus
        data={data?.conditions ?? []}
        maxLength={200}
        value={condition}
        error={act.error?.fields?.conditionIn}
        onChange={setCondition}
        comboboxProps={{ withinPortal: false }}
      />
      <Textarea
        label="Commentaire"
        autosize
        minRows={2}
        maxLength={1000}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
    </ActForm>
  );
}

export function HoldDepositForm({ rental, onEnd }: Props) {
  const act = useAct('rentals.holdDeposit');
  const [on, setOn] = useState(today);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = () => {
    const { day, problem: said } = required(on);
    setProblem(day === null ? said : null);
    if (day !== null)
      act.mutate(
        { id: rental.id, version: rental.version, on: day },
        { onSuccess: () => done('La caution est notée comme reçue.', onEnd) },
      );
  };
  return (
    <ActForm
      title={`Caution de ${formatCents(rental.depositCents ?? 0)}`}
      word="Noter la caution reçue"
      act={act}
      fields={['on']}
      onSubmit={submit}
      onEnd={onEnd}
    >
      <DayInput label="Reçue le" required autoFocus value={on} error={problem ?? act.error?.fields?.on} onChange={setOn} />
    </ActForm>
  );
}

export function DepositForm({ rental, onEnd }: Props) {
  const act = useAct('rentals.returnDeposit');
  const [on, setOn] = useState(today);
  const [kept, setKept] = useState('');
  const [reason, setReason] = useState('');
  const [problems, setProblems] = useState<Record<string, string>>({});
  const cents = kept.trim() === '' ? 0 : readCents(kept);
  const submit = () => {
    const { day, problem } = required(on);
    const found = { ...(day === null && { on: problem }), ...(cents === null && { keptCents: 'Un montant, par exemple 50,00.' }) };
    setProblems(found);
    if (day !== null && cents !== null)
      act.mutate(
        { id: rental.id, version: rental.version, on: day, keptCents: cents, reason },
        { onSuccess: () => done(`${formatCents((rental.depositCents ?? 0) - cents)} sont rendus à la famille.`, onEnd) },
      );
  };
  const said = { ...act.error?.fields, ...problems };
  return (
    <ActForm
      title={`Rendre la caution de ${formatCents(rental.depositCents ?? 0)}`}
      word="Rendre la caution"
      act={act}
      fields={['on', 'keptCents', 'reason']}
      onSubmit={submit}
      onEnd={onEnd}
    >
      <DayInput label="Rendue le" required autoFocus value={on} error={said.on} onChange={setOn} />
      <AmountInput label="Montant gardé" placeholder="0,00" value={kept} error={said.keptCents} onChange={setKept} />
      {cents !== null && cents > 0 && (
        <Textarea
          label="Motif"
          required
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          error={said.reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </ActForm>
  );
}

function done(sentence: string, onEnd: () => void): void {
  tellDone(sentence);
  onEnd();
}

interface ActFormProps {
  title: string;
  /** On the button. */
  word: string;
  act: { isPending: boolean; error: Refusal | null; data?: OutputOf<'rentals.extend'> | undefined };
  /** What a refusal may name; anything else is said above. */
  fields: readonly string[];
  onSubmit: () => void;
  onEnd: () => void;
  children: ReactNode;
}

/** One act on a contract, typed where it stands. */
export function ActForm({ title, word, act, fields, onSubmit, onEnd, children }: ActFormProps) {
  const isNamed = act.error && Object.keys(act.error.fields ?? {}).some((name) => fields.includes(name));
  return (
    <form
      noValidate
      className={classes.act}
      aria-label={title}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <h3>{title}</h3>
      {act.error && !isNamed && (
        <Notice tone="garnet" alert>
          {act.error.message}
        </Notice>
      )}
      {children}
      <div className={classes.acts}>
        <Button type="submit" loading={act.isPending}>
          {word}
        </Button>
        <Button variant="default" onClick={onEnd}>
          Annuler
        </Button>
      </div>
    </form>
  );
}

import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import classes from './rentals.module.css';
import type { TermsTyped } from './terms-form.ts';

interface Props {
  typed: TermsTyped;
  problems: Record<string, string>;
  choices: OutputOf<'rentals.choices'> | undefined;
  /** A room is neither insured by the family nor in a state. */
  isItem: boolean;
  onChange: (more: Partial<TermsTyped>) => void;
}

/** What is agreed upon of a contract: price, end, deposit, insurance. */
export function TermsFields({ typed, problems, choices, isItem, onChange }: Props) {
  return (
    <>
      <div className={classes.pair}>
        <Select
          label="Tarif"
          clearable
          placeholder="Gratuit ou à facturer à la main"
          data={(choices?.tariffs ?? []).map(({ id, label }) => ({ value: id, label }))}
          value={typed.tariffId}
          error={problems.tariffId}
          onChange={(tariffId) => onChange({ tariffId })}
        />
        <DayInput label="Retour prévu" value={typed.dueOn} error={problems.dueOn} onChange={(dueOn) => onChange({ dueOn })} />
      </div>
      <AmountInput
        label="Caution"
        placeholder="aucune"
        w={190}
        value={typed.deposit}
        error={problems.depositCents}
        onChange={(deposit) => onChange({ deposit })}
      />
      {isItem && (
        <>
          <div className={classes.three}>
            <TextInput
              label="Assureur"
              maxLength={120}
              value={typed.insurer}
              error={problems.insurer}
              onChange={(event) => onChange({ insurer: event.currentTarget.value })}
            />
            <TextInput
              label="N° de contrat"
              maxLength={60}
              value={typed.policyNumber}
              error={problems.policyNumber}
              onChange={(event) => onChange({ policyNumber: event.currentTarget.value })}
            />
            <DayInput
              label="Assuré jusqu’au"
              value={typed.insuredUntilOn}
              error={problems.insuredUntilOn}
              onChange={(insuredUntilOn) => onChange({ insuredUntilOn })}
            />
          </div>
          <Autocomplete
            label="État au départ"
            data={choices?.conditions ?? []}
            maxLength={200}
            value={typed.conditionOut}
            error={problems.conditionOut}
            onChange={(conditionOut) => onChange({ conditionOut })}
            comboboxProps={{ withinPortal: false }}
          />
        </>
      )}
      <Textarea
        label="Commentaire"
        autosize
        minRows={2}
        maxLength={1000}
        value={typed.comment}
        error={problems.comment}
        onChange={(event) => onChange({ comment: event.currentTarget.value })}
      />
    </>
  );
}

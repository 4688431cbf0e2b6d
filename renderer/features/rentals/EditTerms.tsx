import { useState } from 'react';
import type { RentalRow } from '../../../shared/contract/rentals.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { tellDone } from '../../ui/tell.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import { ActForm } from './ContractForms.tsx';
import { TermsFields } from './TermsFields.tsx';
import { termsOf, typedOf } from './terms-form.ts';

const FIELDS = ['tariffId', 'dueOn', 'depositCents', 'insurer', 'policyNumber', 'insuredUntilOn', 'conditionOut', 'comment'];

/** Other terms for a contract that runs; of two windows the second is told. */
export function EditTerms({ rental, onEnd }: { rental: RentalRow; onEnd: () => void }) {
  const edit = useAct('rentals.edit');
  const choices = useOperation('rentals.choices', { siteId: rental.siteId });
  // the version that was opened, whatever a colleague does meanwhile
  const [opened] = useState(rental);
  const [initial] = useState(() => typedOf(rental));
  const [typed, setTyped] = useState(initial);
  const [found, setFound] = useState<Record<string, string>>({});
  useUnsaved(() => typed !== initial);
  const submit = () => {
    const { terms, problems } = termsOf(typed);
    setFound(problems);
    if (Object.keys(problems).length > 0) return;
    edit.mutate(
      { id: opened.id, version: opened.version, ...terms },
      {
        onSuccess: () => {
          tellDone('La location est modifiée.');
          onEnd();
        },
      },
    );
  };
  return (
    <ActForm title="Modifier la location" word="Enregistrer" act={edit} fields={FIELDS} onSubmit={submit} onEnd={onEnd}>
      <TermsFields
        typed={typed}
        problems={{ ...edit.error?.fields, ...found }}
        choices={choices.data}
        isItem={rental.itemId !== null}
        onChange={(more) => setTyped((before) => ({ ...before, ...more }))}
      />
    </ActForm>
  );
}

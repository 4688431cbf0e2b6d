import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { FamilyRow } from '../../../shared/contract/families.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import { FamilyPicker } from '../families/FamilyPicker.tsx';
import { PaymentForm } from './PaymentForm.tsx';
import classes from './payments.module.css';

/** Who pays, how much, and what it pays: proposed oldest due first, and typed over where the family wants it otherwise. */
export function NewPaymentScreen() {
  const { may, siteId } = useDesk();
  const [params, setParams] = useSearchParams();
  const familyId = params.get('famille');
  const [chosen, setChosen] = useState<FamilyRow | null>(null);
  return (
    <Screen title="Enregistrer un règlement" above={<Link to="/facturation/paiements">Règlements</Link>}>
      {may('payments.record') ? (
        <div className={classes.form}>
          {familyId ? (
            <Chosen
              key={familyId}
              familyId={familyId}
              onOther={() => {
                setChosen(null);
                setParams({}, { replace: true });
              }}
            />
          ) : (
            <FamilyPicker
              siteId={siteId}
              autoFocus
              label="Famille"
              chosen={chosen}
              onChoose={(family) => {
                setChosen(family);
                if (family) setParams({ famille: family.id }, { replace: true });
              }}
            />
          )}
        </div>
      ) : (
        <Notice tone="ink">Votre rôle permet de lire les règlements, pas d’en enregistrer.</Notice>
      )}
    </Screen>
  );
}

function Chosen({ familyId, onOther }: { familyId: string; onOther: () => void }) {
  const open = useOperation('payments.open', { familyId });
  const methods = useOperation('payments.methods', {});
  return (
    <Answer asked={open} waiting={<Waiting rows={8} height={56} />}>
      {(family) => (
        <Answer asked={methods} waiting={<Waiting rows={8} height={56} />}>
          {({ methods: ways }) => <PaymentForm open={family} methods={ways.filter(({ kind }) => kind !== 'online')} onOther={onOther} />}
        </Answer>
      )}
    </Answer>
  );
}

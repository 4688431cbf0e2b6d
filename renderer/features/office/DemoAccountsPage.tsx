import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { DemoAccounts } from '../../../shared/contract/office.ts';
import { CoverPage } from '../../ui/CoverPage.tsx';
import { DemoFamilyTable, DemoStaffTable } from './DemoTables.tsx';

/** Whom one can be in the demonstration; one is logged in already as its administrator. */
export function DemoAccountsPage({ accounts, onEnter }: { accounts: DemoAccounts; onEnter: () => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const enter = () => {
    setBusy(true);
    void onEnter();
  };
  return (
    <CoverPage
      title="Le conservatoire de démonstration est prêt"
      subtitle="Toutes les personnes y sont inventées. Essayez, changez, refusez : rien n’engage."
      wide
    >
      <h2>Au bureau</h2>
      <p>Vous entrez comme administrateur. Voici les comptes, pour revenir ou pour voir ce que chaque rôle peut faire.</p>
      <DemoStaffTable staff={accounts.staff} />
      <h2>Sur l’extranet</h2>
      <p>Quelques familles, pour voir leurs pages comme elles les voient.</p>
      <DemoFamilyTable families={accounts.families.slice(0, 4)} />
      <Button
        size="md"
        loading={busy}
        onClick={enter}
        rightSection={<IconArrowRight size={18} stroke={1.75} />}
        style={{ alignSelf: 'flex-start' }}
      >
        Entrer dans Portée
      </Button>
    </CoverPage>
  );
}

import { Modal, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import classes from './DemoHint.module.css';
import { DemoFamilyTable, DemoStaffTable } from './DemoTables.tsx';
import { readDemoAccounts } from './demo-accounts.ts';

/** On the login page of the demonstration: whom one can be. */
export function DemoHint() {
  const [opened, { open, close }] = useDisclosure(false);
  const accounts = readDemoAccounts();
  if (!accounts) {
    return (
      <p className={classes.hint}>
        Conservatoire de démonstration : les comptes sont dans le fichier demo-accounts.json du dossier de données.
      </p>
    );
  }
  return (
    <p className={classes.hint}>
      Conservatoire de démonstration.{' '}
      <UnstyledButton className={classes.link} onClick={open}>
        Voir les comptes à essayer
      </UnstyledButton>
      <Modal opened={opened} onClose={close} size="xl" title="Comptes de démonstration">
        <div className={classes.tables}>
          <DemoStaffTable staff={accounts.staff} />
          <DemoFamilyTable families={accounts.families.slice(0, 4)} />
        </div>
      </Modal>
    </p>
  );
}

import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { Refusal } from '../../../shared/refusal.ts';
import { useHost } from '../../host/host.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { allRows } from '../../ui/all-rows.ts';
import { tellRefused } from '../../ui/tell.ts';
import { useBulk } from '../jobs/use-bulk.ts';

/** Every e-mail that was given up, tried once more as one job. */
export function SendAllAgain({ failed }: { failed: number }) {
  const { may } = useDesk();
  const { call } = useHost();
  const bulk = useBulk('messages.sendAgain');
  const [reading, setReading] = useState(false);
  if (failed === 0 || !may('messages.sendAgain')) return null;
  const label = failed > 1 ? `Renvoyer les ${failed} e-mails en erreur` : 'Renvoyer l’e-mail en erreur';
  const start = async (): Promise<void> => {
    setReading(true);
    try {
      const mails = await allRows(
        (page, pageSize) => call('messages.list', { state: 'dead', page, pageSize }),
        () => true,
      );
      bulk.start(
        `Renvoi de ${failed > 1 ? `${failed} e-mails` : '1 e-mail'}`,
        (mails ?? []).map(({ id, subject, recipient }) => ({ label: `${subject} (${recipient})`.slice(0, 300), input: { id } })),
      );
    } catch (refusal) {
      tellRefused(refusal as Refusal);
    } finally {
      setReading(false);
    }
  };
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh aria-hidden size={17} stroke={1.75} />}
      loading={reading || bulk.isStarting}
      onClick={() => void start()}
    >
      {label}
    </Button>
  );
}

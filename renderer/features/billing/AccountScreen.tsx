import { Button } from '@mantine/core';
import { IconFileTypePdf, IconPlus } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import type { FamilyFile } from '../../../shared/contract/families.ts';
import { LEDGERS } from '../../../shared/rules/ledger-books.ts';
import { useHost } from '../../host/host.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Screen } from '../../ui/Screen.tsx';
import { Problem, Waiting } from '../../ui/states.tsx';
import { useSaveAnswer } from '../../ui/use-save-answer.ts';
import { BACK } from './DraftScreen.tsx';
import { LedgerPanel } from './LedgerPanel.tsx';
import classes from './ledger.module.css';

/** A family's two accounts, as on its own pages: what was invoiced, what was paid, what is left. */
export function AccountScreen() {
  const { family = '' } = useParams();
  const asked = useOperation('families.get', { id: family });
  if (asked.data) return <Account key={family} file={asked.data} />;
  return (
    <Screen key={asked.error ? 'problem' : 'waiting'} title="Compte de la famille" above={BACK}>
      {asked.error ? (
        <Problem refusal={asked.error} retry={() => void asked.refetch()} busy={asked.isFetching} />
      ) : (
        <Waiting rows={10} height={44} />
      )}
    </Screen>
  );
}

function Account({ file }: { file: FamilyFile }) {
  const { may } = useDesk();
  return (
    <Screen
      title={`Compte ${file.name}`}
      above={BACK}
      below={
        <Link to={`/familles/${file.id}`}>
          Famille n° {file.number} · {file.siteName}
        </Link>
      }
      actions={
        may('invoices.create') &&
        file.archivedAt === null && (
          <Button
            variant="default"
            component={Link}
            to={`/facturation/nouvelle?famille=${file.id}`}
            leftSection={<IconPlus aria-hidden size={18} stroke={1.75} />}
          >
            Nouvelle facture
          </Button>
        )
      }
    >
      <div className={classes.ledgers}>
        {LEDGERS.map((ledger) => (
          <LedgerPanel key={ledger} familyId={file.id} ledger={ledger} aside={<Statement familyId={file.id} ledger={ledger} />} />
        ))}
      </div>
    </Screen>
  );
}

function Statement({ familyId, ledger }: { familyId: string; ledger: (typeof LEDGERS)[number] }) {
  const { call } = useHost();
  const { busy, save } = useSaveAnswer();
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={busy}
      leftSection={<IconFileTypePdf aria-hidden size={16} stroke={1.75} />}
      onClick={() => save(() => call('invoices.statement', { familyId, ledger, from: null }))}
    >
      Relevé de compte
    </Button>
  );
}

import { Button } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { RequiredDocumentRow } from '../../../shared/contract/required-documents.ts';
import { formatDate } from '../../../shared/dates.ts';
import { useAct } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Panel } from '../../ui/Panel.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import classes from './requirements.module.css';

/** What is no longer asked for; what was given for it is still there. */
export const ArchivedRequirements = ({ rows }: { rows: RequiredDocumentRow[] }) => (
  <Panel title="Pièces archivées" aside={`${rows.length}`} flush>
    <ul className={classes.list}>
      {rows.map((row) => (
        <li key={row.id} className={classes.row}>
          <div className={classes.about}>
            <p className={classes.name}>
              <Link to={`/pieces/${row.id}`}>{row.name}</Link>
            </p>
            <p className={classes.small}>
              {row.siteName} · archivée le {row.archivedAt && formatDate(row.archivedAt)} ·{' '}
              {row.given > 0 ? `${row.given} déposée${row.given > 1 ? 's' : ''}, gardée${row.given > 1 ? 's' : ''}` : 'aucune déposée'}
            </p>
          </div>
          <Restore row={row} />
        </li>
      ))}
    </ul>
  </Panel>
);

function Restore({ row }: { row: RequiredDocumentRow }) {
  const { may } = useDesk();
  const restore = useAct('requiredDocuments.restore');
  if (!may('requiredDocuments.restore')) return null;
  return (
    <Button
      size="compact-md"
      variant="default"
      leftSection={<IconRestore aria-hidden size={16} stroke={1.75} />}
      aria-label={`Demander de nouveau : ${row.name}`}
      loading={restore.isPending}
      onClick={() =>
        restore.mutate(
          { id: row.id, version: row.version },
          {
            onSuccess: () => tellDone(`« ${row.name} » est demandée de nouveau.`),
            onError: (refusal) => tellRefused(refusal, 'La pièce n’a pas été remise'),
          },
        )
      }
    >
      Demander de nouveau
    </Button>
  );
}

import { Button, Switch } from '@mantine/core';
import { IconPlus, IconUserExclamation } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { RequiredDocumentRow } from '../../../shared/contract/required-documents.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { RowsExport } from '../../ui/ListExport.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Answer, Empty, Waiting } from '../../ui/states.tsx';
import { ArchivedRequirements } from './ArchivedRequirements.tsx';
import { exportedRequirements } from './exported-requirements.ts';
import { RequirementsList } from './RequirementsList.tsx';
import classes from './requirements.module.css';

/** What each site asks of its families, in the order in which they read it. */
export function RequirementsScreen() {
  const { may, siteId, sites } = useDesk();
  const [withArchived, setWithArchived] = useState(false);
  const asked = useOperation('requiredDocuments.list', { siteId });
  const create = may('requiredDocuments.create') && (
    <Button component={Link} to="/pieces/nouvelle" leftSection={<IconPlus aria-hidden size={18} stroke={1.75} />}>
      Nouvelle pièce
    </Button>
  );
  return (
    <Screen
      title="Pièces à fournir"
      below="Les familles les lisent dans cet ordre, sur l’extranet."
      actions={
        <>
          <RowsExport
            rows={asked.data?.rows}
            title="Pièces demandées"
            fileName="pieces-demandees"
            filters={[siteId && `Site : ${sites.find(({ id }) => id === siteId)?.name}`]}
            columns={exportedRequirements}
          />
          {may('documents.missing') && (
            <Button
              variant="default"
              component={Link}
              to="/pieces/manquantes"
              leftSection={<IconUserExclamation aria-hidden size={18} stroke={1.75} />}
            >
              Qui n’a pas donné quoi
            </Button>
          )}
          {create}
        </>
      }
    >
      <Answer asked={asked} waiting={<Waiting rows={8} height={62} />}>
        {({ rows }) =>
          rows.length === 0 ? (
            <div className={classes.frame}>
              <Empty sentence="Aucune pièce n’est demandée aux familles." action={create} />
            </div>
          ) : (
            <div className={classes.sites}>
              {sites
                .filter(({ id }) => rows.some((row) => row.siteId === id))
                .map((site) => (
                  <SitePanel key={site.id} name={site.name} siteId={site.id} rows={rows.filter((row) => row.siteId === site.id)} />
                ))}
              {rows.some(({ archivedAt }) => archivedAt) && (
                <Switch
                  label="Montrer les pièces archivées"
                  checked={withArchived}
                  onChange={(event) => setWithArchived(event.currentTarget.checked)}
                />
              )}
              {withArchived && <ArchivedRequirements rows={rows.filter(({ archivedAt }) => archivedAt)} />}
            </div>
          )
        }
      </Answer>
    </Screen>
  );
}

function SitePanel({ name, siteId, rows }: { name: string; siteId: string; rows: RequiredDocumentRow[] }) {
  const present = rows.filter(({ archivedAt }) => archivedAt === null);
  return (
    <Panel title={name} aside={`${present.length} pièce${present.length > 1 ? 's' : ''}`} flush>
      {present.length === 0 ? (
        <Empty sentence="Ce site ne demande plus aucune pièce." />
      ) : (
        <RequirementsList siteId={siteId} rows={present} />
      )}
    </Panel>
  );
}

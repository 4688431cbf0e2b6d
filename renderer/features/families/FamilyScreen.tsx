import { Button, Skeleton } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import type { FamilyFile } from '../../../shared/contract/families.ts';
import { formatDate } from '../../../shared/dates.ts';
import { useOperation } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Problem } from '../../ui/states.tsx';
import { FamilyMails, FamilyRequests, FamilyStudents } from './FamilyPanels.tsx';
import classes from './family.module.css';
import { GuardianPanel } from './GuardianPanel.tsx';

const BACK = <Link to="/familles">Familles et élèves</Link>;

/** The whole file of a family on one page. */
export function FamilyScreen() {
  const { id = '' } = useParams();
  const asked = useOperation('families.get', { id });
  if (asked.data) return <File key={id} file={asked.data} />;
  return (
    <Screen key={asked.error ? 'problem' : 'waiting'} title={asked.error ? 'Cette famille n’a pas pu s’afficher' : 'Famille'} above={BACK}>
      {asked.error ? (
        <Problem refusal={asked.error} retry={() => void asked.refetch()} busy={asked.isFetching} />
      ) : (
        <div className={classes.file} role="status" aria-label="Chargement du dossier">
          <Skeleton height={460} radius="lg" />
          <Skeleton height={320} radius="lg" />
        </div>
      )}
    </Screen>
  );
}

const File = ({ file }: { file: FamilyFile }) => (
  <Screen
    title={file.name}
    above={BACK}
    below={`Famille n° ${file.number} · ${file.siteName}`}
    actions={
      <Button
        variant="default"
        component={Link}
        to={`/historique?famille=${file.id}`}
        leftSection={<IconHistory aria-hidden size={18} stroke={1.75} />}
      >
        Historique de la famille
      </Button>
    }
  >
    {file.archivedAt && <Notice tone="amber">Ce dossier est archivé depuis le {formatDate(file.archivedAt)}.</Notice>}
    <div className={classes.file}>
      <div className={classes.column}>
        {file.guardians.map((guardian) => (
          <GuardianPanel key={guardian.id} guardian={guardian} />
        ))}
      </div>
      <div className={classes.column}>
        <FamilyStudents students={file.students} />
        <FamilyRequests requests={file.requests} />
        <FamilyMails mails={file.mails} />
      </div>
    </div>
  </Screen>
);

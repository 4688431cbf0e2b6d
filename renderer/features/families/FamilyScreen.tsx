import { Skeleton } from '@mantine/core';
import { Link, useParams } from 'react-router';
import type { FamilyFile } from '../../../shared/contract/families.ts';
import { formatDate } from '../../../shared/dates.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Problem } from '../../ui/states.tsx';
import { NewStudent } from '../students/NewStudent.tsx';
import { ArchivedStudents, StudentPanel } from '../students/StudentPanel.tsx';
import { FamilyActions } from './FamilyActions.tsx';
import { FamilyMails, FamilyRequests } from './FamilyPanels.tsx';
import { FamilyBalance, FamilyDocuments, FamilyHistory, FamilyReEnrolments } from './FamilyPapers.tsx';
import { FileParts, FileSection, type Part } from './FileSection.tsx';
import classes from './family.module.css';
import { GuardianPanel, nameOf } from './GuardianPanel.tsx';
import { HouseholdPanel } from './HouseholdPanel.tsx';
import { SecondGuardian } from './SecondGuardian.tsx';

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

function File({ file }: { file: FamilyFile }) {
  const { may } = useDesk();
  const closed = file.archivedAt !== null;
  const students = file.students.filter(({ archivedAt }) => archivedAt === null);
  return (
    <Screen title={file.name} above={BACK} below={`Famille n° ${file.number} · ${file.siteName}`} actions={<FamilyActions file={file} />}>
      <FileParts parts={partsOf(file, students.length, may('families.documents'), may('history.list'))} />
      <Archived file={file} />
      <Disagreement file={file} />
      <div className={classes.file}>
        <div className={classes.column}>
          <FileSection id="responsables">
            {file.guardians.map((guardian) => (
              <GuardianPanel key={guardian.id} guardian={guardian} closed={closed} />
            ))}
            <SecondGuardian file={file} />
          </FileSection>
          <FileSection id="eleves">
            {students.map((student) => (
              <StudentPanel key={student.id} student={student} siteId={file.siteId} closed={closed} />
            ))}
            <ArchivedStudents students={file.students.filter(({ archivedAt }) => archivedAt !== null)} closed={closed} />
            <NewStudent file={file} />
          </FileSection>
        </div>
        <div className={classes.column}>
          <HouseholdPanel file={file} />
          <FileSection id="demandes">
            <FamilyRequests requests={file.requests} />
          </FileSection>
          {may('families.documents') && (
            <FileSection id="pieces">
              <FamilyDocuments id={file.id} name={file.name} />
            </FileSection>
          )}
          <FileSection id="reinscriptions">
            <FamilyReEnrolments id={file.id} name={file.name} />
          </FileSection>
          <FileSection id="facturation">
            <FamilyBalance id={file.id} />
          </FileSection>
          {file.mails && (
            <FileSection id="e-mails">
              <FamilyMails mails={file.mails} />
            </FileSection>
          )}
          {may('history.list') && (
            <FileSection id="historique">
              <FamilyHistory id={file.id} />
            </FileSection>
          )}
        </div>
      </div>
    </Screen>
  );
}

function partsOf(file: FamilyFile, students: number, withDocuments: boolean, withHistory: boolean): Part[] {
  const waiting = file.requests.filter(({ state }) => state === 'pending').length;
  return [
    { id: 'responsables', word: 'Responsables', count: String(file.guardians.length) },
    { id: 'eleves', word: 'Élèves', count: String(students) },
    { id: 'demandes', word: 'Demandes', count: waiting > 0 ? `${waiting} en attente` : undefined },
    ...(withDocuments ? [{ id: 'pieces', word: 'Pièces' }] : []),
    { id: 'reinscriptions', word: 'Réinscriptions' },
    { id: 'facturation', word: 'Facturation' },
    ...(file.mails ? [{ id: 'e-mails', word: 'E-mails' }] : []),
    ...(withHistory ? [{ id: 'historique', word: 'Historique' }] : []),
  ];
}

/** The whole file is concerned, wherever the person stands on the page. */
function Disagreement({ file }: { file: FamilyFile }) {
  const who = file.guardians.filter(({ disagreementAt }) => disagreementAt !== null);
  if (who.length === 0) return null;
  return (
    <div className={classes.archived}>
      <Notice tone="amber">
        {who.map((guardian) => (
          <span key={guardian.id}>
            <strong>Désaccord signalé par {nameOf(guardian)}</strong> le {formatDate(guardian.disagreementAt ?? '')}.{' '}
          </span>
        ))}
        Rien n’est validé pour cette famille tant que vous ne l’avez pas levé, dans les droits de cette personne.
      </Notice>
    </div>
  );
}

function Archived({ file }: { file: FamilyFile }) {
  if (!file.archivedAt) return null;
  return (
    <div className={classes.archived}>
      <Notice tone="amber">
        {file.mergedInto ? (
          <>
            Ce dossier a été fusionné le {formatDate(file.archivedAt)} dans{' '}
            <Link to={`/familles/${file.mergedInto.id}`}>
              {file.mergedInto.name} (n° {file.mergedInto.number})
            </Link>
            .
          </>
        ) : (
          `Ce dossier est archivé depuis le ${formatDate(file.archivedAt)} : il se lit, et ne se modifie plus.`
        )}
      </Notice>
    </div>
  );
}

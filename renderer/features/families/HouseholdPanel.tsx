import { Autocomplete, Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import type { FamilyFile } from '../../../shared/contract/families.ts';
import { formatDate } from '../../../shared/dates.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import { useAct } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Panel } from '../../ui/Panel.tsx';
import { tellDone } from '../../ui/tell.ts';
import classes from './family.module.css';
import { MergedFile } from './MergedFile.tsx';

/** What belongs to the household and to no one person of it. */
export function HouseholdPanel({ file }: { file: FamilyFile }) {
  const { may } = useDesk();
  const [editing, setEditing] = useState(false);
  return (
    <Panel
      title="Foyer"
      aside={
        may('families.edit') &&
        !editing &&
        file.archivedAt === null && (
          <Button size="xs" variant="default" aria-label="Modifier le foyer" onClick={() => setEditing(true)}>
            Modifier
          </Button>
        )
      }
    >
      {editing ? <ResidenceForm file={file} onClose={() => setEditing(false)} /> : <Household file={file} />}
    </Panel>
  );
}

const Household = ({ file }: { file: FamilyFile }) => (
  <dl className={classes.household}>
    <div>
      <dt>Numéro</dt>
      <dd>{file.number}</dd>
    </div>
    <div>
      <dt>Site</dt>
      <dd>{file.siteName}</dd>
    </div>
    <div>
      <dt>Résidence (pour le tarif)</dt>
      <dd className={file.residence ? undefined : classes.none}>{file.residence ?? 'non renseignée'}</dd>
    </div>
    {file.left && (
      <div>
        <dt>A quitté la famille</dt>
        <dd>
          <Link to={`/familles/${file.left.id}`}>{file.left.name}</Link>
          {file.archivedAt && ` le ${formatDate(file.archivedAt)}`}
        </dd>
      </div>
    )}
    {file.merges.map((merge) => (
      <MergedFile key={merge.id} merge={merge} />
    ))}
  </dl>
);

const USUAL = ['commune', 'hors commune'];

function ResidenceForm({ file, onClose }: { file: FamilyFile; onClose: () => void }) {
  const edit = useAct('families.edit');
  const [residence, setResidence] = useState(file.residence ?? '');
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [{ version }] = useState(file);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit.mutate(
      { id: file.id, version, residence },
      {
        onSuccess: () => {
          tellDone('Le foyer est enregistré.');
          onClose();
        },
        onError: setRefused,
      },
    );
  };
  return (
    <form onSubmit={submit} className={classes.residence} noValidate>
      <Autocomplete
        label="Résidence"
        description="Décide du tarif : « commune », « hors commune », ou le nom d’une zone de votre grille"
        data={USUAL}
        value={residence}
        onChange={setResidence}
        maxLength={80}
        autoFocus
        error={refused && (refused.fields?.residence ?? refused.message)}
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose} disabled={edit.isPending}>
          Annuler
        </Button>
        <Button type="submit" loading={edit.isPending}>
          Enregistrer le foyer
        </Button>
      </div>
    </form>
  );
}

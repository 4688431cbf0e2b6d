import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { RequiredDocumentFile } from '../../../shared/contract/required-documents.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Problem, Waiting } from '../../ui/states.tsx';
import { tellDone } from '../../ui/tell.ts';
import { RequirementForm } from './RequirementForm.tsx';
import { newRequirement, typedOf } from './requirement-form.ts';
import classes from './requirements.module.css';

const BACK = <Link to="/pieces">Pièces à fournir</Link>;

/** A document that is not asked for yet. */
export function NewRequirementScreen() {
  const { siteId, sites } = useDesk();
  const go = useNavigate();
  const create = useAct('requiredDocuments.create');
  const [initial] = useState(() => newRequirement(siteId ?? sites[0]?.id ?? ''));
  return (
    <Screen title="Nouvelle pièce à fournir" above={BACK}>
      <RequirementForm
        initial={initial}
        id={null}
        model={null}
        sites={sites}
        submitWord="Ajouter la pièce"
        pending={create.isPending}
        onSubmit={(chosen, { model, ...content }, { onDone, onRefused }) =>
          create.mutate(
            { siteId: chosen, ...content, model: model === 'keep' ? null : model },
            {
              onSuccess: () => {
                onDone();
                tellDone(`« ${content.name.trim()} » est demandée dès maintenant.`);
                void go('/pieces');
              },
              onError: onRefused,
            },
          )
        }
      />
    </Screen>
  );
}

/** One that is asked for already, or was. */
export function EditRequirementScreen() {
  const { id = '' } = useParams();
  const asked = useOperation('requiredDocuments.get', { id });
  if (asked.data) return <Edit key={id} file={asked.data} />;
  return (
    <Screen key={asked.error ? 'problem' : 'waiting'} title="Pièce à fournir" above={BACK}>
      {asked.error ? (
        <Problem refusal={asked.error} retry={() => void asked.refetch()} busy={asked.isFetching} />
      ) : (
        <Waiting rows={8} height={64} />
      )}
    </Screen>
  );
}

function Edit({ file }: { file: RequiredDocumentFile }) {
  const go = useNavigate();
  const { sites } = useDesk();
  const edit = useAct('requiredDocuments.edit');
  // what is typed is compared with what was read first: a colleague's change is told, not overwritten
  const [read, setRead] = useState(file);
  return (
    <Screen title={read.name} above={BACK} below={read.siteName}>
      <div className={classes.notices}>
        {read.archivedAt && (
          <Notice tone="amber">Cette pièce est archivée : elle n’est demandée à personne tant qu’elle n’est pas remise.</Notice>
        )}
        {file.version !== read.version && !edit.isPending && !edit.isSuccess && (
          <Notice
            tone="amber"
            alert
            actions={
              <Button size="compact-sm" variant="default" onClick={() => setRead(file)}>
                Abandonner et relire la pièce
              </Button>
            }
          >
            <strong>Cette pièce a changé pendant que vous l’écriviez.</strong> Rien ne sera enregistré par-dessus : relisez-la, puis
            refaites votre changement.
          </Notice>
        )}
      </div>
      <RequirementForm
        key={read.version}
        initial={typedOf(read)}
        id={read.id}
        model={read.model}
        sites={sites}
        submitWord="Enregistrer la pièce"
        pending={edit.isPending}
        onSubmit={(_site, content, { onDone, onRefused }) =>
          edit.mutate(
            { id: read.id, version: read.version, ...content },
            {
              onSuccess: () => {
                onDone();
                tellDone(`« ${content.name.trim()} » est enregistrée.`);
                void go('/pieces');
              },
              onError: onRefused,
            },
          )
        }
      />
    </Screen>
  );
}

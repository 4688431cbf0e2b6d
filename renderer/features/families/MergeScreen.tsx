import { Button, Skeleton } from '@mantine/core';
import { IconArrowMerge, IconArrowsLeftRight } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { MergePreview } from '../../../shared/contract/family-merges.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Answer } from '../../ui/states.tsx';
import { tellDone } from '../../ui/tell.ts';
import { FamilyPicker } from './FamilyPicker.tsx';
import { MergeEffect } from './MergeEffect.tsx';
import { Differences, MergePeople } from './MergePeople.tsx';
import classes from './merge.module.css';
import { type Choices, takenFields } from './merge-choices.ts';

/** Two files of one family become one: what that would do is seen first, value by value. */
export function MergeScreen() {
  const { id = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const other = params.get('avec');
  const file = useOperation('families.get', { id });
  return (
    <Screen
      title="Fusionner deux dossiers"
      above={<Link to={`/familles/${id}`}>{file.data ? `Famille ${file.data.name}` : 'Famille'}</Link>}
      below="Un des deux dossiers reste ; tout ce que contient l’autre y est réuni, et son numéro y mène."
    >
      {other ? (
        <Preview key={`${id} ${other}`} keptId={id} mergedId={other} />
      ) : (
        <div className={classes.picker}>
          <Answer asked={file} waiting={<Skeleton height={90} />}>
            {(found) => (
              <FamilyPicker
                siteId={found.siteId}
                but={id}
                autoFocus
                label={`Dossier à réunir dans celui de ${found.name} (n° ${found.number})`}
                chosen={null}
                onChoose={(family) => family && setParams({ avec: family.id }, { replace: true })}
              />
            )}
          </Answer>
        </div>
      )}
    </Screen>
  );
}

function Preview({ keptId, mergedId }: { keptId: string; mergedId: string }) {
  const [choices, setChoices] = useState<Choices>({ guardians: null, students: null, values: {} });
  const { guardians, students } = choices;
  const asked = useOperation('families.mergePreview', { keptId, mergedId, guardians, students }, { keepPrevious: true });
  return (
    <Answer asked={asked} waiting={<Skeleton height={420} radius="lg" />}>
      {(preview) => <Merge preview={preview} choices={choices} onChoose={setChoices} />}
    </Answer>
  );
}

interface MergeProps {
  preview: MergePreview;
  choices: Choices;
  onChoose: (choices: Choices) => void;
}

function Merge({ preview, choices, onChoose }: MergeProps) {
  const go = useNavigate();
  const act = useAct('families.merge');
  const { kept, merged } = preview;
  const submit = () =>
    act.mutate(
      {
        keptId: kept.id,
        mergedId: merged.id,
        guardians: choices.guardians,
        students: choices.students,
        take: takenFields(preview, choices),
        seen: preview.seen,
      },
      {
        onSuccess: ({ familyId }) => {
          tellDone(`Les deux dossiers sont réunis. Pour revenir en arrière : « Annuler la fusion », dans le foyer.`);
          void go(`/familles/${familyId}`);
        },
      },
    );
  return (
    <div className={classes.merge}>
      <div className={classes.sides}>
        <Side side={kept} title="Dossier gardé" />
        <Button
          variant="default"
          leftSection={<IconArrowsLeftRight aria-hidden size={17} stroke={1.75} />}
          onClick={() => void go(`/familles/${merged.id}/fusion?avec=${kept.id}`, { replace: true })}
        >
          Inverser
        </Button>
        <Side side={merged} title="Dossier réuni à l’autre" />
      </div>
      {preview.obstacles.length > 0 && (
        <Notice tone="garnet" alert>
          <strong>Ces dossiers ne peuvent pas encore être réunis.</strong>
          <ul className={classes.sentences}>
            {preview.obstacles.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
      <MergePeople preview={preview} choices={choices} onChoose={onChoose} />
      <Differences preview={preview} choices={choices} onChoose={onChoose} />
      <MergeEffect preview={preview} />
      {act.error && (
        <Notice tone="garnet" alert>
          {act.error.message}
        </Notice>
      )}
      <div className={classes.foot}>
        <p>La fusion pourra être annulée tant que personne n’aura travaillé dans le dossier.</p>
        <Button variant="default" component={Link} to={`/familles/${kept.id}`}>
          Ne rien changer
        </Button>
        <Button
          leftSection={<IconArrowMerge aria-hidden size={18} stroke={1.75} />}
          loading={act.isPending}
          disabled={preview.obstacles.length > 0}
          onClick={submit}
        >
          Fusionner les deux dossiers
        </Button>
      </div>
    </div>
  );
}

const Side = ({ side, title }: { side: MergePreview['kept']; title: string }) => (
  <Panel title={title}>
    <p className={classes.name}>
      <Link to={`/familles/${side.id}`}>{side.name}</Link> <span>n° {side.number}</span>
    </p>
    <p className={classes.quiet}>{[side.guardians.join(', '), side.city].filter(Boolean).join(' · ')}</p>
    <p className={classes.quiet}>{side.students.length > 0 ? `Élèves : ${side.students.join(', ')}` : 'Aucun élève'}</p>
  </Panel>
);

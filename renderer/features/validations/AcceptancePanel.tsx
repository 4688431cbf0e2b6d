import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { mayBeAcceptedAlone } from '../../../shared/rules/acceptance.ts';
import { fieldLabel, type SheetSubject, sheetGroups } from '../../../shared/rules/sheets.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import { tellDone } from '../../ui/tell.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import { useSeenVersion } from '../../ui/use-overtaken.tsx';
import classes from './Validations.module.css';

type Fields = Omit<OutputOf<'changeRequests.acceptance'>, 'version'>;

const SHEETS: { subject: SheetSubject; title: string }[] = [
  { subject: 'guardian', title: 'Fiche des responsables' },
  { subject: 'student', title: 'Fiche des élèves' },
];

/** Which fields families change without anybody looking. */
export function AcceptancePanel() {
  const asked = useOperation('changeRequests.acceptance', {});
  return (
    <Panel title="Acceptation automatique">
      <Answer asked={asked} waiting={<Waiting rows={5} height={40} />}>
        {(fields) => <Editor fields={fields} />}
      </Answer>
    </Panel>
  );
}

function Editor({ fields: { version, ...fields } }: { fields: OutputOf<'changeRequests.acceptance'> }) {
  const save = useAct('changeRequests.saveAcceptance');
  const [opened, setOpened] = useState(fields);
  const [chosen, setChosen] = useState(fields);
  const isTouched = () => !isSame(chosen, opened);
  const seen = useSeenVersion({
    version,
    isSaving: save.isPending,
    isTouched,
    take: () => {
      setOpened(fields);
      setChosen(fields);
    },
  });
  useUnsaved(isTouched);
  const count = chosen.guardian.length + chosen.student.length;
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    save.mutate(
      { ...chosen, version: seen.version },
      {
        onSuccess: ({ version: kept, ...saved }) => {
          setOpened(saved);
          setChosen(saved);
          seen.saved(kept);
          tellDone('Les champs acceptés automatiquement sont enregistrés.');
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate className={classes.panel}>
      <p className={classes.hint}>
        Ce qu’une famille change dans les champs cochés est enregistré aussitôt : elle reçoit la réponse par e-mail, et l’historique le dit.
        Une adresse e-mail attend toujours votre décision, et rien n’est accepté tant qu’un désaccord entre responsables est signalé.
      </p>
      {seen.notice}
      {save.error && (
        <Notice tone="garnet" alert>
          {save.error.message}
        </Notice>
      )}
      {SHEETS.map(({ subject, title }) => (
        <Checkbox.Group
          key={subject}
          label={title}
          value={chosen[subject]}
          onChange={(names) => setChosen({ ...chosen, [subject]: inOrder(subject, names) })}
        >
          <div className={classes.fields}>
            {fieldsOf(subject).map((name) => (
              <Checkbox key={name} value={name} label={fieldLabel(subject, name)} />
            ))}
          </div>
        </Checkbox.Group>
      ))}
      <div className={classes.ends}>
        <span className={classes.hint} aria-live="polite">
          {count === 0
            ? 'Tout attend votre décision.'
            : count > 1
              ? `${count} champs acceptés automatiquement.`
              : '1 champ accepté automatiquement.'}
        </span>
        <Button type="submit" loading={save.isPending} disabled={!isTouched()}>
          Enregistrer l’acceptation automatique
        </Button>
      </div>
    </form>
  );
}

const isSame = (a: Fields, b: Fields): boolean => JSON.stringify(a) === JSON.stringify(b);

const fieldsOf = (subject: SheetSubject): string[] =>
  sheetGroups(subject)
    .flatMap(({ names }) => names)
    .filter((name) => mayBeAcceptedAlone(subject, name));

/** As the service keeps them: choosing and unchoosing one is no change. */
const inOrder = (subject: SheetSubject, names: readonly string[]): string[] => fieldsOf(subject).filter((name) => names.includes(name));

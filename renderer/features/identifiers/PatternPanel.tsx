import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { exampleIdentifier, patternProblem } from '../../../shared/rules/identifier-pattern.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import { useSeenVersion } from '../../ui/use-overtaken.tsx';
import classes from './identifiers.module.css';

/** After which identifiers are made, with what that gives as one types. */
export function PatternPanel() {
  const asked = useOperation('identifiers.pattern', {});
  return (
    <Panel title="Modèle des identifiants">
      <Answer asked={asked} waiting={<Waiting rows={2} height={52} />}>
        {({ pattern, version }) => <PatternForm kept={pattern} version={version} />}
      </Answer>
    </Panel>
  );
}

function PatternForm({ kept, version }: { kept: string; version: string }) {
  const { may } = useDesk();
  const [opened, setOpened] = useState(kept);
  const [pattern, setPattern] = useState(kept);
  const save = useAct('identifiers.savePattern');
  const isTouched = () => pattern !== opened;
  const seen = useSeenVersion({
    version,
    isSaving: save.isPending,
    isTouched,
    take: () => {
      setOpened(kept);
      setPattern(kept);
    },
  });
  useUnsaved(isTouched);
  const problem = patternProblem(pattern.trim());
  const submit = () =>
    save.mutate(
      { pattern, version: seen.version },
      {
        onSuccess: ({ version: saved }) => {
          setOpened(pattern);
          seen.saved(saved);
          tellDone('Le modèle est enregistré ; les identifiants qui existent ne changent pas.');
        },
        onError: (refusal) => tellRefused(refusal),
      },
    );
  return (
    <form
      className={classes.pattern}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!problem) submit();
      }}
    >
      {seen.notice}
      <TextInput
        label="Modèle"
        description="{NOM} : le nom en capitales ; {0000} : autant de chiffres tirés au sort, sans 0 ni 1."
        value={pattern}
        maxLength={60}
        spellCheck={false}
        autoComplete="off"
        readOnly={!may('identifiers.savePattern')}
        onChange={(event) => setPattern(event.currentTarget.value)}
        error={problem ?? save.error?.fields?.pattern}
      />
      <p role="status" className={classes.example}>
        {problem ? 'L’exemple revient dès que le modèle est correct.' : 'Par exemple, pour M. de La Rochefoucauld : '}
        {!problem && <code>{exampleIdentifier(pattern.trim(), 'de La Rochefoucauld')}</code>}
      </p>
      {may('identifiers.savePattern') && (
        <Button type="submit" loading={save.isPending} disabled={problem !== null || !isTouched()}>
          Enregistrer le modèle
        </Button>
      )}
    </form>
  );
}

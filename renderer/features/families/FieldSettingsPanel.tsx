import { Button, Radio, Select } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { FIELD_MODE_WORDS, FIELD_MODES, type FieldMode, possibleModes } from '../../../shared/rules/field-modes.ts';
import { type SheetSubject, sheetGroups } from '../../../shared/rules/sheets.ts';
import { capital } from '../../../shared/typography.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import { tellDone } from '../../ui/tell.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import { useSeenVersion } from '../../ui/use-overtaken.tsx';
import classes from './FieldSettingsPanel.module.css';
import { fieldAt } from './sheet-form.ts';

type Modes = OutputOf<'fieldSettings.get'>;

const SHEETS: { subject: SheetSubject; title: string }[] = [
  { subject: 'guardian', title: 'Fiche des responsables' },
  { subject: 'student', title: 'Fiche des élèves' },
];

const MEANS: Record<FieldMode, string> = {
  hidden: 'les familles ne le voient pas',
  shown: 'elles le lisent ; seul le bureau le change',
  editable: 'elles peuvent demander à le changer',
  required: 'elles ne peuvent pas le laisser vide',
};

/** What families see and may change of their sheets: for all sites, or for one that goes its own way. */
export function FieldSettingsPanel() {
  const { sites } = useDesk();
  const [siteId, setSiteId] = useState<string | null>(null);
  const asked = useOperation('fieldSettings.get', { siteId });
  return (
    <Panel title="Champs des fiches">
      <div className={classes.panel}>
        <p className={classes.hint}>
          {FIELD_MODES.map((mode) => `${capital(FIELD_MODE_WORDS[mode])} : ${MEANS[mode]}`).join(' · ')}. Au bureau, tous les champs se
          lisent et se modifient.
        </p>
        {sites.length > 1 && (
          <Select
            label="Ces réglages valent pour"
            maw={380}
            allowDeselect={false}
            data={[{ value: '', label: 'Tous les sites' }, ...sites.map((site) => ({ value: site.id, label: site.name }))]}
            value={siteId ?? ''}
            onChange={(value) => setSiteId(value || null)}
          />
        )}
        <Answer asked={asked} waiting={<Waiting rows={12} height={40} />}>
          {(modes) => <Editor key={siteId} siteId={siteId} modes={modes} />}
        </Answer>
      </div>
    </Panel>
  );
}

function Editor({ siteId, modes }: { siteId: string | null; modes: Modes }) {
  const save = useAct('fieldSettings.save');
  const reset = useAct('fieldSettings.reset');
  const kept = { guardian: modes.guardian, student: modes.student };
  const [opened, setOpened] = useState(kept);
  const [chosen, setChosen] = useState(kept);
  const isTouched = () => JSON.stringify(chosen) !== JSON.stringify(opened);
  const seen = useSeenVersion({
    version: modes.version,
    isSaving: save.isPending || reset.isPending,
    isTouched,
    take: () => {
      setOpened(kept);
      setChosen(kept);
    },
  });
  useUnsaved(isTouched);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      { siteId, ...chosen, version: seen.version },
      {
        onSuccess: ({ version }) => {
          setOpened(chosen);
          seen.saved(version);
          tellDone('Les champs des fiches sont réglés.');
        },
      },
    );
  };
  const refusal = save.error ?? reset.error;
  return (
    <form onSubmit={submit} noValidate className={classes.panel}>
      {siteId !== null && !modes.own && <Notice tone="ink">Ce site suit les réglages communs. Enregistrer ici lui donne les siens.</Notice>}
      {seen.notice}
      {refusal && (
        <Notice tone="garnet" alert>
          {refusal.message}
        </Notice>
      )}
      {SHEETS.map(({ subject, title }) => (
        <ModeTable
          key={subject}
          subject={subject}
          title={title}
          modes={chosen[subject]}
          onChoose={(name, mode) => setChosen({ ...chosen, [subject]: { ...chosen[subject], [name]: mode } })}
        />
      ))}
      <div className={classes.ends}>
        {(siteId === null || modes.own) && (
          <Button
            variant="default"
            loading={reset.isPending}
            onClick={() =>
              reset.mutate(
                { siteId, version: seen.version },
                {
                  onSuccess: () => {
                    // what holds now comes by itself
                    setOpened(chosen);
                    tellDone(siteId ? 'Ce site suit de nouveau les réglages communs.' : 'Les champs sont comme à l’installation.');
                  },
                },
              )
            }
          >
            {siteId ? 'Suivre les réglages communs' : 'Revenir aux réglages d’origine'}
          </Button>
        )}
        <Button type="submit" loading={save.isPending} disabled={!isTouched()}>
          Enregistrer les champs
        </Button>
      </div>
    </form>
  );
}

interface TableProps {
  subject: SheetSubject;
  title: string;
  modes: Record<string, FieldMode>;
  onChoose: (name: string, mode: FieldMode) => void;
}

const ModeTable = ({ subject, title, modes, onChoose }: TableProps) => (
  <table className={classes.modes}>
    <caption>{title}</caption>
    <thead>
      <tr>
        <th scope="col">Champ</th>
        {FIELD_MODES.map((mode) => (
          <th key={mode} scope="col">
            {capital(FIELD_MODE_WORDS[mode])}
          </th>
        ))}
      </tr>
    </thead>
    {sheetGroups(subject).map(({ group, names }) => (
      <tbody key={group}>
        <tr>
          <th scope="rowgroup" colSpan={FIELD_MODES.length + 1}>
            {group}
          </th>
        </tr>
        {names.map((name) => {
          const field = fieldAt(subject, name);
          const possible = possibleModes(field);
          return (
            <tr key={name}>
              <th scope="row">{field.label}</th>
              {FIELD_MODES.map((mode) => (
                <td key={mode}>
                  {possible.includes(mode) && (
                    <Radio
                      name={`${subject}-${name}`}
                      aria-label={`${field.label} : ${FIELD_MODE_WORDS[mode]}`}
                      checked={modes[name] === mode}
                      onChange={() => onChoose(name, mode)}
                    />
                  )}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    ))}
  </table>
);

import { Button, Modal, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import { tellDone } from '../../ui/tell.ts';
import classes from '../payments/payments.module.css';

/** When each level goes out, and with which text; the texts themselves are templates of messages. */
export const LevelsPanel = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => (
  <Modal opened={opened} onClose={onClose} title="Niveaux de relance" size="lg">
    {opened && <Asked onClose={onClose} />}
  </Modal>
);

function Asked({ onClose }: { onClose: () => void }) {
  const asked = useOperation('reminders.settings', {});
  const templates = useOperation('templates.list', { kind: 'reminder' });
  return (
    <Answer asked={asked} waiting={<Waiting rows={3} height={64} />}>
      {(settings) => (
        <Answer asked={templates} waiting={<Waiting rows={3} height={64} />}>
          {({ rows }) => (
            <Form settings={settings} templates={rows.map(({ key, name }) => ({ value: key, label: name }))} onClose={onClose} />
          )}
        </Answer>
      )}
    </Answer>
  );
}

interface Props {
  settings: OutputOf<'reminders.settings'>;
  templates: { value: string; label: string }[];
  onClose: () => void;
}

function Form({ settings, templates, onClose }: Props) {
  const act = useAct('reminders.saveSettings');
  const [opened] = useState(settings);
  const [levels, setLevels] = useState(settings.levels);
  const change = (at: number, some: Partial<(typeof levels)[number]>) =>
    setLevels(levels.map((level, i) => (i === at ? { ...level, ...some } : level)));
  const error = (at: number, field: string) => act.error?.fields?.[`levels.${at}.${field}`];
  return (
    <form
      noValidate
      className={classes.drawer}
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate(
          { version: opened.version, levels },
          {
            onSuccess: () => {
              tellDone('Les niveaux de relance sont enregistrés.');
              onClose();
            },
          },
        );
      }}
    >
      {act.error && !act.error.fields && (
        <Notice tone="garnet" alert>
          {act.error.message}
        </Notice>
      )}
      {levels.map((level, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
        <div key={at} className={classes.fields}>
          <div data-span="3">
            <NumberInput
              label={`Niveau ${at + 1}`}
              description={at === 0 ? 'Jours après l’échéance' : `Jours après le niveau ${at}`}
              min={0}
              max={365}
              allowDecimal={false}
              value={level.days}
              onChange={(days) => change(at, { days: Number(days) })}
              error={error(at, 'days')}
            />
          </div>
          <div data-span="3">
            <Select
              label="Texte"
              description="À écrire dans Messages, Modèles"
              allowDeselect={false}
              data={templates}
              value={level.template}
              onChange={(template) => change(at, { template: template ?? '' })}
              error={error(at, 'template')}
            />
          </div>
        </div>
      ))}
      <div className={classes.acts}>
        <Button type="submit" loading={act.isPending}>
          Enregistrer les niveaux
        </Button>
        <Button variant="default" onClick={onClose}>
          Ne rien changer
        </Button>
      </div>
    </form>
  );
}

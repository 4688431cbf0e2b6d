import { ActionIcon, Button, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { SettingOf } from '../../../shared/contract/settings.ts';
import { useAct } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { showRefusal } from '../../ui/refusals.ts';
import { tellDone } from '../../ui/tell.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import { useOvertaken } from '../../ui/use-overtaken.tsx';
import type { SettingsPanel } from './sections.tsx';
import classes from './settings.module.css';

const NUMBERS = [
  ['perSession', 'Par famille connectée', 'Pages et fichiers.'],
  ['perAddress', 'Par adresse internet', 'Tous ceux d’une même box.'],
  ['costlyPerSession', 'PDF par famille', 'Factures, reçus, lettres.'],
] as const;

/** How much the extranet answers to one visitor, in plain words: too much asked is answered « un instant », nobody is shut out. */
export const TrafficPanel: SettingsPanel = ({ settings }) => {
  const save = useAct('settings.saveTraffic');
  const [refused, setRefused] = useState<string | null>(null);
  const form = useForm({ initialValues: settings.traffic });
  const seen = useOvertaken(form, { kept: settings.traffic, version: settings.versions.traffic, isSaving: save.isPending });
  useUnsaved(form.isDirty);
  const { networks } = form.values;
  const names = [
    ...NUMBERS.map(([name]) => name),
    ...networks.flatMap((_, place) => ['network', 'perMinute', 'connections'].map((name) => `networks.${place}.${name}`)),
    'proxies',
  ];
  const submit = form.onSubmit((typed) => {
    setRefused(null);
    save.mutate(
      { ...whole(typed), version: seen.version },
      {
        onSuccess: ({ version }) => {
          form.resetDirty();
          seen.saved(version);
          tellDone('Les limites sont enregistrées ; elles comptent dès maintenant.');
        },
        onError: (refusal) => setRefused(showRefusal(proxiesAsOne(refusal), form, names)),
      },
    );
  });
  return (
    <Panel title="Limites de trafic">
      <form onSubmit={submit} noValidate className={classes.form}>
        <p className={classes.note}>
          Au-delà, l’extranet demande de patienter jusqu’à la minute suivante : personne n’est exclu, et un programme qui insisterait ne
          gêne pas les autres. Les valeurs d’origine conviennent presque toujours.
        </p>
        {seen.notice}
        {refused && (
          <Notice tone="garnet" alert>
            {refused}
          </Notice>
        )}
        {NUMBERS.map(([name, label, description]) => (
          <div key={name} data-span="2">
            <NumberInput
              label={label}
              description={description}
              suffix=" par minute"
              allowDecimal={false}
              allowNegative={false}
              thousandSeparator="&#8239;"
              hideControls
              {...form.getInputProps(name)}
            />
          </div>
        ))}
        <h3 className={classes.group}>Réseaux à part</h3>
        <p className={classes.note}>
          Une école ou une mairie dont tous les postes sortent par la même adresse : donnez-lui ses propres limites.
        </p>
        {networks.map((_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place until it is saved
          <fieldset key={place} className={classes.network} aria-label={`Réseau ${place + 1}`}>
            <TextInput
              label="Adresse ou réseau"
              placeholder="192.0.2.0/24"
              spellCheck={false}
              {...form.getInputProps(`networks.${place}.network`)}
            />
            <NumberInput label="Par minute" allowDecimal={false} hideControls {...form.getInputProps(`networks.${place}.perMinute`)} />
            <NumberInput
              label="Connexions à la fois"
              allowDecimal={false}
              hideControls
              {...form.getInputProps(`networks.${place}.connections`)}
            />
            <ActionIcon
              variant="default"
              size={36}
              className={classes.remove}
              aria-label={`Retirer le réseau ${place + 1}`}
              onClick={() => form.removeListItem('networks', place)}
            >
              <IconTrash size={18} stroke={1.75} />
            </ActionIcon>
          </fieldset>
        ))}
        <div>
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconPlus aria-hidden size={17} stroke={1.75} />}
            onClick={() => form.insertListItem('networks', { network: '', perMinute: 3000, connections: 96 })}
          >
            Ajouter un réseau
          </Button>
        </div>
        <TagsInput
          label="Serveurs placés devant Portée"
          description="Les adresses des mandataires (« reverse proxies ») du service informatique, une par une avec Entrée. Laissez vide s’il n’y en a pas : ce qu’ils disent du visiteur n’est cru que s’ils sont ici."
          placeholder={form.values.proxies.length === 0 ? 'Aucun' : ''}
          clearable
          comboboxProps={{ withinPortal: false }}
          clearButtonProps={{ 'aria-label': 'Vider' }}
          {...form.getInputProps('proxies')}
        />
        <div className={classes.actions}>
          <Button type="submit" loading={save.isPending}>
            Enregistrer les limites
          </Button>
        </div>
      </form>
    </Panel>
  );
};

type Traffic = SettingOf<'traffic'>;

/** An emptied number is no number: the service says between what. */
const whole = (typed: Traffic): Traffic => ({
  ...typed,
  perSession: Number(typed.perSession),
  perAddress: Number(typed.perAddress),
  costlyPerSession: Number(typed.costlyPerSession),
  networks: typed.networks.map((one) => ({ ...one, perMinute: Number(one.perMinute), connections: Number(one.connections) })),
});

/** One control takes them all: what is wrong with the third is said beside it. */
function proxiesAsOne<R extends { fields?: Record<string, string> | undefined }>(refusal: R): R {
  const [, sentence] = Object.entries(refusal.fields ?? {}).find(([name]) => name.startsWith('proxies.')) ?? [];
  return sentence ? Object.assign(refusal, { fields: { ...refusal.fields, proxies: sentence } }) : refusal;
}

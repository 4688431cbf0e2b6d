import { Button, Checkbox, NumberInput, Radio, Select, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { PLAIN_CONFIRMATION } from '../../../shared/contract/extranet.ts';
import { useAct } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { showRefusal } from '../../ui/refusals.ts';
import { tellDone } from '../../ui/tell.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import { useOvertaken } from '../../ui/use-overtaken.tsx';
import { useOffice } from '../office/office-state.ts';
import { ExtranetPill } from './ExtranetPill.tsx';
import classes from './extranet.module.css';
import { EXTRANET_NAMES, fromMeans, isEncrypted, isNetworked, type Means, MODES, networkChoices, toSaved } from './extranet-form.ts';
import frame from './settings.module.css';

/** How families are served. What cannot be opened is said beside its field, and they are served on as before. */
export function ExtranetForm({ means }: { means: Means }) {
  const { extranet } = useOffice();
  const save = useAct('extranet.save');
  const [refused, setRefused] = useState<string | null>(null);
  const form = useForm({ initialValues: fromMeans(means) });
  const seen = useOvertaken(form, { kept: fromMeans(means), version: means.version, isSaving: save.isPending });
  useUnsaved(form.isDirty);
  const { mode } = form.values;
  const submit = form.onSubmit((typed) => {
    setRefused(null);
    save.mutate(toSaved(typed, seen.version), {
      onSuccess: ({ version }) => {
        form.setFieldValue('confirmation', '');
        form.resetDirty({ ...typed, confirmation: '' });
        seen.saved(version);
        tellDone('L’extranet est réglé ; l’adresse est sur le tableau de bord.');
      },
      onError: (refusal) => setRefused(showRefusal(namesAsOne(refusal), form, EXTRANET_NAMES)),
    });
  });
  return (
    <Panel title="Ouverture de l’extranet" aside={<ExtranetPill extranet={extranet} />}>
      <form onSubmit={submit} noValidate className={frame.form}>
        {seen.notice}
        {extranet.problem && <Notice tone="garnet">{extranet.problem}</Notice>}
        {means.warnings.map(({ tone, sentence }) => (
          <Notice key={sentence} tone={tone}>
            {sentence}
          </Notice>
        ))}
        {refused && (
          <Notice tone="garnet" alert>
            {refused}
          </Notice>
        )}
        <Radio.Group label="Qui peut ouvrir l’extranet, et comment" {...form.getInputProps('mode')}>
          <div className={classes.modes}>
            {MODES.map(({ value, label, description, isAdvised }) => (
              <Radio
                key={value}
                value={value}
                label={
                  <span className={classes.mode}>
                    {label} {isAdvised && <Pill tone="green">Conseillé</Pill>}
                  </span>
                }
                description={description}
              />
            ))}
          </div>
        </Radio.Group>
        {isEncrypted(mode) && !means.keysProtected && (
          <Notice tone="ink">
            Cet ordinateur n’a pas de coffre pour les clés : Portée refusera d’y garder une clé privée. Placez un serveur HTTPS devant
            l’extranet.
          </Notice>
        )}
        {mode === 'plain' && means.setting.mode !== 'plain' && (
          <Notice tone="garnet">
            {(means.setting.mode === 'imported' || means.setting.authorityInstalled) && (
              <p>Les navigateurs déjà venus en HTTPS refuseront pendant un an de venir sans : ils ont été priés d’y tenir.</p>
            )}
            <TextInput
              label={`Pour confirmer, tapez : ${PLAIN_CONFIRMATION}`}
              description="Un bandeau le rappellera sur tous les écrans du bureau, et l’historique le gardera."
              autoComplete="off"
              spellCheck={false}
              {...form.getInputProps('confirmation')}
            />
          </Notice>
        )}
        {isNetworked(mode) && (
          <Select
            label="Réseau"
            description="Celui par lequel les familles viennent ; l’extranet ne répond que là."
            placeholder={means.networks.length > 0 ? 'Choisir' : 'Cet ordinateur n’est relié à aucun réseau'}
            data={networkChoices(means)}
            allowDeselect={false}
            {...form.getInputProps('network')}
          />
        )}
        <div data-span="3">
          <NumberInput
            label="Port"
            description={isEncrypted(mode) ? '443 est celui de HTTPS.' : 'De 1 à 65535.'}
            min={1}
            max={65535}
            allowDecimal={false}
            clampBehavior="none"
            hideControls
            {...form.getInputProps('port')}
          />
        </div>
        {isEncrypted(mode) && (
          <div data-span="3">
            <NumberInput
              label="Port de renvoi"
              description="80 : qui tape http:// arrive en HTTPS."
              placeholder="Aucun"
              min={1}
              max={65535}
              allowDecimal={false}
              clampBehavior="none"
              hideControls
              {...form.getInputProps('redirectPort')}
            />
          </div>
        )}
        {isNetworked(mode) && (
          <TagsInput
            label="Noms de cet ordinateur"
            description={
              mode === 'own-authority'
                ? 'Ceux que les familles peuvent taper, un par un avec Entrée. Le certificat les porte, avec les adresses du réseau et l’adresse publique.'
                : 'Ceux que les familles peuvent taper, un par un avec Entrée ; l’extranet ne répond à aucun autre.'
            }
            placeholder={form.values.names.length === 0 ? 'extranet.conservatoire.lan' : ''}
            clearable
            clearButtonProps={{ 'aria-label': 'Vider' }}
            comboboxProps={{ withinPortal: false }}
            {...form.getInputProps('names')}
          />
        )}
        <TextInput
          label="Adresse publique"
          description="Ce que les familles tapent, tel qu’imprimé sur les lettres. Laissez vide pour l’adresse de cet ordinateur."
          placeholder={extranet.localAddress ?? 'https://extranet.exemple.fr'}
          autoComplete="url"
          spellCheck={false}
          {...form.getInputProps('publicUrl')}
        />
        {mode === 'own-authority' && (
          <Checkbox
            label="L’autorité est installée sur tous les postes qui viennent"
            description="Les navigateurs sont alors priés de ne plus jamais venir sans HTTPS, pendant un an."
            {...form.getInputProps('authorityInstalled', { type: 'checkbox' })}
          />
        )}
        <div className={frame.actions}>
          <Button type="submit" loading={save.isPending}>
            Enregistrer l’extranet
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** One control takes all names: what is wrong with the third is said beside it. */
function namesAsOne<R extends { fields?: Record<string, string> | undefined }>(refusal: R): R {
  const [, sentence] = Object.entries(refusal.fields ?? {}).find(([name]) => name.startsWith('names.')) ?? [];
  return sentence ? Object.assign(refusal, { fields: { ...refusal.fields, names: sentence } }) : refusal;
}

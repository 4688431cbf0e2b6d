import { Button, Radio } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { SiteSheet } from '../../../shared/contract/sites.ts';
import { SITE_FIELDS, type SiteField } from '../../../shared/rules/site-fields.ts';
import { useAct } from '../../host/operations.ts';
import { FieldInput } from '../../ui/FieldInput.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { goToFirst, showRefusal } from '../../ui/refusals.ts';
import { tellDone } from '../../ui/tell.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import classes from '../settings/settings.module.css';
import { AccentField } from './AccentField.tsx';
import { LogoField } from './LogoField.tsx';
import { SiteTexts } from './SiteTexts.tsx';
import { checkTyped, laidOver, SITE_NAMES, toSite, typedSite } from './site-form.ts';

const WIDE: Partial<Record<SiteField, string>> = { name: '4', shortName: '2', postalCode: '2', city: '4', phone: '2', email: '4' };

/** All that is said of one site (null: a new one). What somebody else changes meanwhile is shown, not overwritten. */
export function SiteForm({ sheet, onCreated }: { sheet: SiteSheet | null; onCreated: (id: string) => void }) {
  const create = useAct('sites.create');
  const edit = useAct('sites.edit');
  const [opened, setOpened] = useState({ version: sheet?.version, typed: typedSite(sheet) });
  const [refused, setRefused] = useState<string | null>(null);
  const form = useForm({ initialValues: opened.typed, validate: checkTyped });
  useUnsaved(form.isDirty);
  const moved = sheet !== null && sheet.version !== opened.version && !edit.isPending;
  const refuse = (refusal: Parameters<typeof showRefusal>[0]) => setRefused(showRefusal(refusal, form, SITE_NAMES));
  const submit = form.onSubmit(
    (typed) => {
      setRefused(null);
      if (!sheet) {
        return create.mutate(toSite(typed), {
          onSuccess: ({ id }) => {
            form.resetDirty();
            tellDone('Le site est créé.');
            onCreated(id);
          },
          onError: refuse,
        });
      }
      edit.mutate(
        { id: sheet.id, version: opened.version ?? '', ...toSite(typed) },
        {
          onSuccess: ({ version }) => {
            setOpened({ version, typed });
            form.resetDirty(typed);
            tellDone('Le site est enregistré.');
          },
          onError: refuse,
        },
      );
    },
    (errors) => goToFirst(errors, form, SITE_NAMES),
  );
  const takeNew = () => {
    const now = typedSite(sheet);
    form.setValues(laidOver(opened.typed, form.values, now));
    form.resetDirty(now);
    setOpened({ version: sheet?.version, typed: now });
    setRefused(null);
  };
  const field = (name: SiteField) => {
    const { value, onChange, error, ...rest } = form.getInputProps(name);
    return (
      <div key={name} data-span={WIDE[name]}>
        <FieldInput field={SITE_FIELDS[name]} value={value} onChange={onChange} error={error} rest={rest} />
      </div>
    );
  };
  const accent = form.getInputProps('accent');
  return (
    <Panel title={sheet?.name ?? 'Nouveau site'}>
      <form onSubmit={submit} noValidate className={classes.form}>
        {refused && (
          <Notice tone="garnet" alert>
            {refused}
          </Notice>
        )}
        {moved && (
          <Notice
            tone="amber"
            alert
            actions={
              <Button size="compact-sm" variant="default" onClick={takeNew}>
                Reprendre la fiche du moment
              </Button>
            }
          >
            <strong>Ce site a changé pendant que vous l’écriviez.</strong> Reprenez-le tel qu’il est : ce que vous avez tapé y sera reporté.
          </Notice>
        )}
        {(['name', 'shortName', 'addressLine', 'addressExtra', 'postalCode', 'city', 'phone', 'email'] as const).map(field)}
        <Radio.Group
          label="Statut"
          value={form.values.publicBody ? 'public' : 'association'}
          onChange={(value) => form.setFieldValue('publicBody', value === 'public')}
        >
          <div className={classes.choices}>
            <Radio value="public" label="Établissement public (commune, agglomération, département…)" />
            <Radio value="association" label="Association" />
          </div>
        </Radio.Group>
        <h3 className={classes.group}>Sur l’extranet</h3>
        {sheet && <LogoField sheet={sheet} />}
        <AccentField value={accent.value} onChange={accent.onChange} error={accent.error} />
        <SiteTexts form={form} />
        <div className={classes.actions}>
          <Button type="submit" loading={create.isPending || edit.isPending}>
            {sheet ? 'Enregistrer le site' : 'Créer le site'}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

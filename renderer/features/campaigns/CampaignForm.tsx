import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Site } from '../../../shared/contract/sites.ts';
import { dayOf } from '../../../shared/dates.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import { schoolYearsAhead } from '../../../shared/rules/campaigns.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { goToFirst, showRefusal } from '../../ui/refusals.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import { type CampaignSettings, type CampaignTyped, fieldOf, NAMES, settingsOf, typedTime } from './campaign-form.ts';
import classes from './campaigns.module.css';
import { WhoMayAnswer } from './WhoMayAnswer.tsx';

interface Props {
  initial: CampaignTyped;
  /** Left out for one that exists: its site does not change. */
  sitesToChoose?: readonly Site[];
  campaignId?: string;
  submitWord: string;
  pending: boolean;
  cancelTo: string;
  onSubmit: (siteId: string, settings: CampaignSettings, after: { onDone: () => void; onRefused: (refusal: Refusal) => void }) => void;
}

/** All that staff set of a campaign. What was typed stays whatever is refused. */
export function CampaignForm({ initial, sitesToChoose = [], campaignId, submitWord, pending, cancelTo, onSubmit }: Props) {
  const form = useForm<CampaignTyped>({ initialValues: initial });
  const [refused, setRefused] = useState<string | null>(null);
  const [lines, setLines] = useState<Record<number, string>>({});
  useUnsaved(() => form.isDirty());
  const submit = form.onSubmit((typed) => {
    setRefused(null);
    setLines({});
    const { settings, problems } = settingsOf(typed);
    if (!settings) {
      form.setErrors(problems);
      return goToFirst(problems, form, NAMES);
    }
    onSubmit(typed.siteId, settings, {
      onDone: () => form.resetDirty(),
      onRefused: (refusal) => {
        const fields = Object.fromEntries(Object.entries(refusal.fields ?? {}).map(([name, sentence]) => [fieldOf(name), sentence]));
        const wrongLines = Object.entries(fields).filter(([name]) => name.startsWith('conditions.'));
        setLines(Object.fromEntries(wrongLines.map(([name, sentence]) => [Number(name.split('.')[1]), sentence])));
        const others = Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith('conditions.')));
        setRefused(
          Object.keys(others).length === 0 && wrongLines.length > 0
            ? refusal.message
            : showRefusal({ ...refusal, message: refusal.message, fields: others } as Refusal, form, NAMES),
        );
      },
    });
  });
  const years = [...new Set([...schoolYearsAhead(dayOf(new Date())), initial.schoolYear])].sort();
  const time = (name: 'opensTime' | 'closesTime') => ({
    ...form.getInputProps(name),
    placeholder: 'hh:mm',
    maxLength: 7,
    onBlur: () => {
      const hour = typedTime(form.values[name]);
      if (hour) form.setFieldValue(name, hour);
    },
  });
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {refused && (
        <Notice tone="garnet" alert>
          {refused}
        </Notice>
      )}
      <FieldGroup legend="La campagne">
        {sitesToChoose.length > 1 && (
          <Select
            label="Site"
            required
            data={sitesToChoose.map((site) => ({ value: site.id, label: site.name }))}
            {...form.getInputProps('siteId')}
          />
        )}
        <TextInput label="Nom" required maxLength={120} description="Tel que les familles le liront." {...form.getInputProps('name')} />
        <Select label="Année préparée" required data={years} {...form.getInputProps('schoolYear')} />
      </FieldGroup>
      <FieldGroup legend="Quand les familles peuvent répondre">
        <div className={classes.moment}>
          <DayInput label="À partir du" required {...form.getInputProps('opensDay')} />
          <TextInput label="Heure" aria-label="Heure d’ouverture" {...time('opensTime')} />
        </div>
        <div className={classes.moment}>
          <DayInput label="Jusqu’au" required {...form.getInputProps('closesDay')} />
          <TextInput label="Heure" aria-label="Heure de fermeture" {...time('closesTime')} />
        </div>
        <p className={classes.hint}>À l’heure de Paris. À l’heure de fermeture, plus rien ne peut être envoyé.</p>
      </FieldGroup>
      <FieldGroup legend="Ce qu’elles peuvent demander">
        <Checkbox label="Réinscription administrative" {...form.getInputProps('administrative', { type: 'checkbox' })} />
        <Checkbox label="Réinscription par cursus ou par cours" {...form.getInputProps('byCourse', { type: 'checkbox' })} />
        <Checkbox
          label="Vœux"
          description="Jusqu’à trois, par ordre de préférence : une autre discipline, un autre horaire…"
          {...form.getInputProps('wishes', { type: 'checkbox' })}
        />
      </FieldGroup>
      <WhoMayAnswer
        siteId={form.values.siteId}
        campaignId={campaignId ?? null}
        typed={form.values}
        problems={lines}
        onChange={(conditions) => {
          setLines({});
          form.setFieldValue('conditions', conditions);
        }}
      />
      <FieldGroup legend="Message aux familles">
        <Textarea
          label="En tête du formulaire"
          description="Facultatif."
          autosize
          minRows={3}
          maxRows={10}
          maxLength={2000}
          {...form.getInputProps('message')}
        />
      </FieldGroup>
      <div className={classes.buttons}>
        <Button variant="default" size="md" component={Link} to={cancelTo}>
          Annuler
        </Button>
        <Button type="submit" size="md" loading={pending}>
          {submitWord}
        </Button>
      </div>
    </form>
  );
}

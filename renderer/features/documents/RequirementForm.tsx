import { Button, Checkbox, NumberInput, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Link } from 'react-router';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { Site } from '../../../shared/contract/sites.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { goToFirst, showRefusal } from '../../ui/refusals.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import { ConditionsEditor } from '../conditions/ConditionsEditor.tsx';
import { AlternativesEditor } from './AlternativesEditor.tsx';
import { ModelField, type ModelTyped } from './ModelField.tsx';
import { RequirementEffect } from './RequirementEffect.tsx';
import { contentOf, fieldOf, NAMES, type RequirementContent, type RequirementTyped } from './requirement-form.ts';
import classes from './requirements.module.css';

interface Props {
  initial: RequirementTyped;
  /** The one that is changed; null for a new one, whose site is chosen. */
  id: string | null;
  model: string | null;
  sites: readonly Site[];
  submitWord: string;
  pending: boolean;
  onSubmit: (
    siteId: string,
    content: RequirementContent & { model: NonNullable<InputOf<'requiredDocuments.edit'>['model']> | null },
    after: { onDone: () => void; onRefused: (refusal: Refusal) => void },
  ) => void;
}

/** All that is set of a document asked for, with what it would change for today's families. What was typed stays whatever is refused. */
export function RequirementForm({ initial, id, model: standing, sites, submitWord, pending, onSubmit }: Props) {
  const form = useForm<RequirementTyped>({ initialValues: initial });
  const [model, setModel] = useState<ModelTyped>('keep');
  const [refused, setRefused] = useState<string | null>(null);
  const [others, setOthers] = useState<Record<string, string>>({});
  useUnsaved(() => form.isDirty() || model !== 'keep');
  const { values } = form;
  const submit = form.onSubmit((typed) => {
    setRefused(null);
    setOthers({});
    const { content, problems } = contentOf(typed);
    if (Object.keys(problems).length > 0) {
      form.setErrors(problems);
      return goToFirst(problems, form, NAMES);
    }
    onSubmit(
      typed.siteId,
      { ...content, model },
      {
        onDone: () => {
          form.resetDirty();
          setModel('keep');
        },
        onRefused: (refusal) => {
          const fields = Object.fromEntries(Object.entries(refusal.fields ?? {}).map(([name, sentence]) => [fieldOf(name), sentence]));
          setOthers(fields);
          setRefused(showRefusal(new Refusal(refusal.code, refusal.message, fields), form, NAMES));
        },
      },
    );
  });
  const lines = Object.fromEntries(
    Object.entries(others).flatMap(([name, sentence]) => (name.startsWith('conditions.') ? [[Number(name.split('.')[1]), sentence]] : [])),
  );
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <div className={classes.fields}>
        {refused && (
          <Notice tone="garnet" alert>
            {refused}
          </Notice>
        )}
        <FieldGroup legend="La pièce">
          {id === null && sites.length > 1 && (
            <Select
              label="Site"
              required
              data={sites.map((site) => ({ value: site.id, label: site.name }))}
              {...form.getInputProps('siteId')}
            />
          )}
          <TextInput label="Nom" required maxLength={120} description="Tel que les familles le liront." {...form.getInputProps('name')} />
          <Textarea
            label="Explication"
            description="Ce qui est attendu : ce que le document doit montrer, de quand il doit dater."
            autosize
            minRows={2}
            maxRows={6}
            maxLength={1000}
            {...form.getInputProps('explanation')}
          />
          <Checkbox
            label="Obligatoire"
            description="Sinon, la famille est libre de la déposer."
            {...form.getInputProps('mandatory', { type: 'checkbox' })}
          />
          <Checkbox
            label="Plusieurs fichiers"
            description="Par exemple les pages d’un avis, photographiées une à une."
            {...form.getInputProps('severalFiles', { type: 'checkbox' })}
          />
          <ModelField standing={standing} requirementId={id} typed={model} error={form.errors.model ?? others.model} onChange={setModel} />
        </FieldGroup>
        <FieldGroup legend="À qui elle est demandée">
          <Radio.Group {...form.getInputProps('scope')}>
            <div className={classes.choices}>
              <Radio value="student" label="À chaque élève" />
              <Radio value="family" label="À la famille, une seule fois" />
            </div>
          </Radio.Group>
          <ConditionsEditor
            siteId={values.siteId}
            conditions={values.conditions}
            problems={lines}
            everybody={
              values.scope === 'student'
                ? 'Tous les élèves qui ont un cours cette année.'
                : 'Toutes les familles dont un élève a un cours cette année.'
            }
            onChange={(conditions) => {
              setOthers({});
              form.setFieldValue('conditions', conditions);
            }}
          />
        </FieldGroup>
        <FieldGroup legend="Combien de temps elle vaut">
          <Radio.Group {...form.getInputProps('validity')}>
            <div className={classes.choices}>
              <Radio value="school-year" label="L’année scolaire" />
              <Radio value="days" label="Un nombre de jours" />
              <Radio value="date" label="Jusqu’à une date" />
              <Radio value="none" label="Sans limite" />
            </div>
          </Radio.Group>
          {values.validity === 'days' && (
            <NumberInput
              label="Jours, à partir de la date qui figure sur le document"
              required
              min={1}
              max={3650}
              allowDecimal={false}
              hideControls
              w={170}
              classNames={{ label: classes.whole }}
              {...form.getInputProps('days')}
            />
          )}
          {values.validity === 'date' && <DayInput label="Jusqu’au" required w={170} {...form.getInputProps('date')} />}
          {id !== null && <p className={classes.hint}>Les pièces déjà validées gardent la date à laquelle elles expirent.</p>}
        </FieldGroup>
        <AlternativesEditor
          alternatives={values.alternatives}
          problems={others}
          onChange={(alternatives) => {
            setOthers({});
            form.setFieldValue('alternatives', alternatives);
          }}
        />
        <FieldGroup legend="Donnée de santé">
          <Checkbox
            label="Ce document dit quelque chose de la santé"
            description="Certificat médical, protocole d’accueil… Il n’est demandé qu’avec une raison, que les familles liront."
            {...form.getInputProps('health', { type: 'checkbox' })}
          />
          {values.health && (
            <Textarea label="Pourquoi il est demandé" required autosize minRows={2} maxLength={500} {...form.getInputProps('purpose')} />
          )}
        </FieldGroup>
      </div>
      <aside className={classes.aside}>
        <RequirementEffect id={id} typed={values} />
        <div className={classes.buttons}>
          <Button type="submit" size="md" fullWidth loading={pending}>
            {submitWord}
          </Button>
          <Button variant="default" size="md" fullWidth component={Link} to="/pieces">
            Annuler
          </Button>
        </div>
      </aside>
    </form>
  );
}

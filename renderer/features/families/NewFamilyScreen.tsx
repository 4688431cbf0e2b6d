import { Button, Select } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { guardianFieldNames } from '../../../shared/rules/guardian-fields.ts';
import { useAct } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { goToFirst, showRefusal } from '../../ui/refusals.ts';
import { Screen } from '../../ui/Screen.tsx';
import { tellDone } from '../../ui/tell.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import classes from './family.module.css';
import { checkStudents, type StudentTyped } from './family-form.ts';
import { SheetFieldset } from './SheetFieldset.tsx';
import { SimilarFamilies } from './SimilarFamilies.tsx';
import { StudentRows } from './StudentRows.tsx';
import { sheetProblems, typedSheet } from './sheet-form.ts';

/** A new family: its responsable, and the students known today. */
export function NewFamilyScreen() {
  const { sites, siteId } = useDesk();
  const go = useNavigate();
  const create = useAct('families.create');
  const [refused, setRefused] = useState<string | null>(null);
  const form = useForm({
    initialValues: { siteId: siteId ?? sites[0]?.id ?? '', guardian: typedSheet('guardian', {}), students: [] as StudentTyped[] },
    validate: ({ guardian, students }) => ({ ...sheetProblems('guardian', guardian, 'guardian.'), ...checkStudents(students) }),
  });
  useUnsaved(form.isDirty);
  const submit = form.onSubmit(
    (values) => {
      setRefused(null);
      create.mutate(values, {
        onSuccess: ({ id, number }) => {
          form.resetDirty();
          tellDone(`La famille est enregistrée sous le numéro ${number}.`);
          void go(`/familles/${id}`);
        },
        onError: (refusal) => setRefused(showRefusal(refusal, form, pathsOf(values.students))),
      });
    },
    (errors) => goToFirst(errors, form, pathsOf(form.values.students)),
  );
  return (
    <Screen title="Nouvelle famille" above={<Link to="/familles">Familles et élèves</Link>}>
      <form onSubmit={submit} noValidate className={classes.form}>
        {refused && (
          <Notice tone="garnet" alert>
            {refused}
          </Notice>
        )}
        {sites.length > 1 && (
          <Select
            label="Site"
            required
            maw={380}
            data={sites.map((site) => ({ value: site.id, label: site.name }))}
            {...form.getInputProps('siteId')}
          />
        )}
        <h2>Responsable de la famille</h2>
        <SheetFieldset subject="guardian" inputProps={form.getInputProps} prefix="guardian." />
        <SimilarFamilies
          siteId={form.values.siteId}
          lastName={form.values.guardian.lastName ?? ''}
          firstName={form.values.guardian.firstName ?? ''}
          email={form.values.guardian.email ?? ''}
        />
        <h2>Élèves</h2>
        <StudentRows form={form} />
        <div className={classes.actions}>
          <Button variant="default" size="md" component={Link} to="/familles">
            Annuler
          </Button>
          <Button type="submit" size="md" loading={create.isPending}>
            Enregistrer la famille
          </Button>
        </div>
      </form>
    </Screen>
  );
}

const pathsOf = (students: readonly StudentTyped[]): string[] => [
  'siteId',
  ...guardianFieldNames.map((name) => `guardian.${name}`),
  ...students.flatMap((_, place) => ['lastName', 'firstName', 'birthDate'].map((name) => `students.${place}.${name}`)),
];

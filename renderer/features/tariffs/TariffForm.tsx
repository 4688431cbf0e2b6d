import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { TariffChoices } from '../../../shared/contract/tariffs.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import { CHARGES, type Charge } from '../../../shared/rules/tariffs.ts';
import { gapsIn, ratesProblems } from '../../../shared/rules/tariffs-check.ts';
import { CHARGE_WORDS } from '../../../shared/rules/tariffs-words.ts';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import { GridEditor } from './GridEditor.tsx';
import { TariffEffect } from './TariffEffect.tsx';
import { contentOf, hasRanks, type Read, type TariffContent, type TypedTariff } from './tariff-form.ts';
import classes from './tariffs.module.css';

interface Props {
  id: string | null;
  siteId: string;
  initial: TypedTariff;
  choices: TariffChoices;
  submitWord: string;
  pending: boolean;
  onSubmit: (content: TariffContent, after: { onDone: () => void; onRefused: (refusal: Refusal) => void }) => void;
}

/** A tariff with its grid, and beside it what it would do to the families of today. */
export function TariffForm({ id, siteId, initial, choices, submitWord, pending, onSubmit }: Props) {
  const [typed, setTyped] = useState(initial);
  const [fields, setFields] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<string | null>(null);
  const saved = useRef(false);
  useUnsaved(() => !saved.current && typed !== initial);
  const { content, read } = contentOf(typed);
  const change = (more: Partial<TypedTariff>) => {
    setFields({});
    setTyped((before) => ({ ...before, ...more }));
  };
  const problems = { ...byRow(ratesProblems(read.rates), read), ...read.problems };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setRefused(null);
    if (Object.keys(read.problems).length > 0) return setRefused('Vérifiez les montants signalés dans la grille.');
    onSubmit(content, {
      onDone: () => {
        saved.current = true;
      },
      onRefused: (refusal) => {
        const said = Object.keys(refusal.fields ?? {});
        setFields(refusal.fields ?? {});
        setRefused(said.some((name) => !NAMED.has(name)) || said.length === 0 ? refusal.message : null);
      },
    });
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <div className={classes.fields}>
        {refused && (
          <Notice tone="garnet" alert>
            {refused}
          </Notice>
        )}
        <FieldGroup legend="Le tarif">
          <TextInput
            label="Nom"
            required
            maxLength={120}
            description="Tel que les familles le liront sur leurs factures."
            value={typed.name}
            error={fields.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <div className={classes.pair}>
            <Select
              label="Compté"
              data={CHARGES.map((value) => ({ value, label: CHARGE_WORDS[value] }))}
              value={typed.charge}
              error={fields.charge}
              onChange={(value) =>
                change({
                  charge: (value ?? 'teaching') as Charge,
                  ...(!hasRanks(value as Charge) && { grid: { ...typed.grid, ranks: 1 } }),
                })
              }
            />
            <Select
              label="Année"
              data={[
                { value: '', label: 'Toutes les années' },
                ...choices.schoolYears.map((year) => ({ value: year.id, label: year.label })),
              ]}
              value={typed.schoolYearId ?? ''}
              onChange={(value) => change({ schoolYearId: value || null })}
            />
          </div>
          {typed.charge !== 'rental' && <Scope typed={typed} choices={choices} fields={fields} onChange={change} />}
        </FieldGroup>
        <FieldGroup legend="La grille">
          {fields.rates && (
            <p className={classes.problem} role="alert">
              {fields.rates}
            </p>
          )}
          <GridEditor
            grid={typed.grid}
            problems={problems}
            gaps={read.rates.length > 0 ? gapsIn(read.rates) : []}
            residences={choices.residences}
            withRanks={hasRanks(typed.charge)}
            onChange={(grid) => change({ grid })}
          />
        </FieldGroup>
      </div>
      <aside className={classes.aside}>
        <TariffEffect id={id} siteId={siteId} typed={typed} />
        <div className={classes.buttons}>
          <Button type="submit" size="md" fullWidth loading={pending}>
            {submitWord}
          </Button>
          <Button variant="default" size="md" fullWidth component={Link} to="/facturation/tarifs">
            Annuler
          </Button>
        </div>
      </aside>
    </form>
  );
}

interface ScopeProps {
  typed: TypedTariff;
  choices: TariffChoices;
  fields: Record<string, string>;
  onChange: (more: Partial<TypedTariff>) => void;
}

/** Which courses it holds for; of two tariffs the one that names more does. */
function Scope({ typed, choices, fields, onChange }: ScopeProps) {
  const list = (all: TariffChoices['curricula']) => all.map(({ id, label }) => ({ value: id, label }));
  return (
    <div className={classes.three}>
      <Select
        label="Cursus"
        clearable
        searchable
        placeholder="Tous"
        data={list(choices.curricula)}
        value={typed.curriculumId}
        error={fields.curriculumId}
        onChange={(curriculumId) => onChange({ curriculumId })}
      />
      <Select
        label="Discipline"
        clearable
        searchable
        placeholder="Toutes"
        data={list(choices.disciplines)}
        value={typed.disciplineId}
        error={fields.disciplineId}
        onChange={(disciplineId) => onChange({ disciplineId })}
      />
      <Select
        label="Cycle"
        clearable
        searchable
        placeholder="Tous"
        data={list(choices.cycles)}
        value={typed.cycleId}
        error={fields.cycleId}
        onChange={(cycleId) => onChange({ cycleId })}
      />
    </div>
  );
}

const NAMED = new Set(['name', 'charge', 'curriculumId', 'disciplineId', 'cycleId', 'rates']);

/** The rule speaks of rates (`rates.3`), the grid shows it once, under the row that it was typed in. */
function byRow(problems: Record<string, string>, { rows }: Read): Record<string, string> {
  const said: Record<string, string> = {};
  for (const [field, sentence] of Object.entries(problems)) {
    const row = rows[Number(field.split('.')[1])];
    if (row) said[row] ??= sentence;
  }
  return said;
}

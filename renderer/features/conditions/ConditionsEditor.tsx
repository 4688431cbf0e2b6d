import { ActionIcon, Button, NumberInput, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import type { InputOf } from '../../../shared/contract/index.ts';
import { COMPARISON_WORDS, CONDITION_KINDS, type ConditionChoices, KIND_RULES } from '../../../shared/rules/condition-words.ts';
import { useOperation } from '../../host/operations.ts';
import classes from './conditions.module.css';

export type TypedCondition = NonNullable<InputOf<'campaigns.preview'>['conditions']>[number];

interface Props {
  siteId: string;
  conditions: readonly TypedCondition[];
  onChange: (conditions: TypedCondition[]) => void;
  /** By place in the list: what is wrong with that line. */
  problems?: Readonly<Record<number, string>>;
  /** Where there is no condition: « Tous les élèves qui ont un cours cette année. » */
  everybody: string;
}

const NEW: Omit<TypedCondition, 'clause'> = { kind: 'discipline', comparison: 'is', value: '' };

/** Who is meant, line by line: lines of a group are all needed, one group that holds is enough. */
export function ConditionsEditor({ siteId, conditions, onChange, problems = {}, everybody }: Props) {
  const choices = useOperation('conditions.choices', { siteId }).data?.choices ?? {};
  const frame = useRef<HTMLDivElement>(null);
  const clauses = [...new Set(conditions.map(({ clause }) => clause))].sort((a, b) => a - b);
  const add = (clause: number) => {
    onChange([...conditions, { ...NEW, clause }]);
    // to what was added, the last of its group
    requestAnimationFrame(() =>
      [...(frame.current?.querySelectorAll<HTMLElement>(`[data-clause="${clause}"] [data-kind]`) ?? [])].at(-1)?.focus(),
    );
  };
  const addGroup = () => add(Math.max(0, ...clauses) + 1);
  return (
    <div ref={frame} className={classes.editor}>
      {conditions.length === 0 && <p>{everybody}</p>}
      {clauses.map((clause, group) => (
        <div key={clause} className={classes.group} data-clause={clause}>
          {group > 0 && <p className={classes.or}>ou bien</p>}
          {conditions.map(
            (condition, place) =>
              condition.clause === clause && (
                <Line
                  // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place until it is saved
                  key={place}
                  name={`Condition ${place + 1}`}
                  condition={condition}
                  choices={choices}
                  problem={problems[place]}
                  onChange={(next) => onChange(conditions.map((one, at) => (at === place ? next : one)))}
                  onRemove={() => onChange(conditions.filter((_, at) => at !== place))}
                />
              ),
          )}
          <Button size="compact-sm" variant="subtle" leftSection={<IconPlus aria-hidden size={15} />} onClick={() => add(clause)}>
            Et une autre condition
          </Button>
        </div>
      ))}
      <Button size="compact-md" variant="default" leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />} onClick={addGroup}>
        {conditions.length === 0 ? 'Restreindre' : 'Ou bien d’autres élèves'}
      </Button>
    </div>
  );
}

interface LineProps {
  name: string;
  condition: TypedCondition;
  choices: ConditionChoices;
  problem: string | undefined;
  onChange: (condition: TypedCondition) => void;
  onRemove: () => void;
}

function Line({ name, condition, choices, problem, onChange, onRemove }: LineProps) {
  const rule = KIND_RULES[condition.kind];
  return (
    // biome-ignore lint/a11y/useSemanticElements: one line of three controls, named as a whole
    <div role="group" aria-label={name} className={classes.line}>
      <Select
        data-kind
        aria-label={`${name} : sur quoi elle porte`}
        data={CONDITION_KINDS.map((kind) => ({ value: kind, label: KIND_RULES[kind].label }))}
        value={condition.kind}
        onChange={(value) => {
          const kind = (value ?? 'discipline') as TypedCondition['kind'];
          onChange({ clause: condition.clause, kind, comparison: KIND_RULES[kind].comparisons[0] ?? 'is', value: '' });
        }}
      />
      <Select
        aria-label={`${name} : comparaison`}
        data={rule.comparisons.map((comparison) => ({ value: comparison, label: COMPARISON_WORDS[comparison] }))}
        value={condition.comparison}
        onChange={(value) => onChange({ ...condition, comparison: (value ?? 'is') as TypedCondition['comparison'] })}
      />
      <Value
        name={name}
        condition={condition}
        choices={choices}
        problem={problem}
        onChange={(value) => onChange({ ...condition, value })}
      />
      <ActionIcon variant="default" size={36} aria-label={`Retirer : ${name}`} title="Retirer" onClick={onRemove}>
        <IconTrash size={18} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}

type ValueProps = Omit<LineProps, 'onChange' | 'onRemove'> & { onChange: (value: string) => void };

function Value({ name, condition, choices, problem, onChange }: ValueProps) {
  const rule = KIND_RULES[condition.kind];
  const label = `${name} : valeur`;
  if (rule.value === 'choice')
    return (
      <Select
        aria-label={label}
        placeholder="Choisissez"
        searchable
        data={choices[condition.kind] ?? []}
        value={condition.value || null}
        error={problem}
        onChange={(value) => onChange(value ?? '')}
      />
    );
  const inCents = rule.value === 'cents';
  return (
    <NumberInput
      aria-label={label}
      placeholder={inCents ? '650' : '12'}
      suffix={inCents ? '\u00a0€' : '\u00a0ans'}
      allowNegative={false}
      decimalScale={inCents ? 2 : 0}
      decimalSeparator=","
      hideControls
      value={condition.value === '' ? '' : inCents ? Number(condition.value) / 100 : Number(condition.value)}
      error={problem}
      onChange={(value) => onChange(value === '' ? '' : String(Math.round(inCents ? Number(value) * 100 : Number(value))))}
    />
  );
}

import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import type { RequirementTyped } from './requirement-form.ts';
import classes from './requirements.module.css';

interface Props {
  alternatives: RequirementTyped['alternatives'];
  /** By the service's names: `alternatives`, `alternatives.0.name`. */
  problems: Readonly<Record<string, string>>;
  onChange: (alternatives: RequirementTyped['alternatives']) => void;
}

/** Papers of which one is enough. */
export function AlternativesEditor({ alternatives, problems, onChange }: Props) {
  const frame = useRef<HTMLFieldSetElement>(null);
  const change = (place: number, next: Partial<RequirementTyped['alternatives'][number]>) =>
    onChange(alternatives.map((one, at) => (at === place ? { ...one, ...next } : one)));
  const add = () => {
    onChange([...alternatives, { id: null, name: '', explanation: '' }]);
    requestAnimationFrame(() => [...(frame.current?.querySelectorAll<HTMLElement>('[data-paper]') ?? [])].at(-1)?.focus());
  };
  return (
    <FieldGroup ref={frame} legend="Documents au choix">
      <p className={classes.hint}>
        {alternatives.length === 0
          ? 'Aucun : la famille dépose la pièce elle-même.'
          : 'La famille dit lequel elle dépose ; un seul suffit.'}
      </p>
      {problems.alternatives && (
        <p role="alert" className={classes.problem}>
          {problems.alternatives}
        </p>
      )}
      {alternatives.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place until it is saved
        <div key={place} className={classes.paper}>
          <TextInput
            data-paper
            label={`Document ${place + 1}`}
            maxLength={120}
            value={one.name}
            error={problems[`alternatives.${place}.name`]}
            onChange={(event) => change(place, { name: event.currentTarget.value })}
          />
          <TextInput
            label="Explication"
            maxLength={500}
            value={one.explanation}
            error={problems[`alternatives.${place}.explanation`]}
            onChange={(event) => change(place, { explanation: event.currentTarget.value })}
          />
          <ActionIcon
            variant="default"
            size={36}
            aria-label={`Retirer le document ${place + 1}`}
            title="Retirer"
            onClick={() => onChange(alternatives.filter((_, at) => at !== place))}
          >
            <IconTrash size={18} stroke={1.75} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button size="compact-md" variant="default" leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />} onClick={add}>
          Ajouter un document au choix
        </Button>
      </div>
    </FieldGroup>
  );
}

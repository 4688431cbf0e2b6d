import { Chip, Group } from '@mantine/core';
import { FAMILY_FILTERS, type FamilyFilter } from '../../../shared/rules/family-list.ts';

const WORDS: Record<FamilyFilter, string> = {
  'no-email': 'Sans e-mail',
  'never-connected': 'Jamais connectées',
  'balance-due': 'Avec un solde dû',
  waiting: 'Avec une demande en attente',
  disagreement: 'Désaccord signalé',
  archived: 'Archivées',
};

const ORDER: readonly FamilyFilter[] = ['no-email', 'never-connected', 'balance-due', 'waiting', 'disagreement', 'archived'];

interface Props {
  chosen: readonly FamilyFilter[];
  onChoose: (filters: FamilyFilter[]) => void;
}

/** Narrows the list; several at once are all asked for. */
export const FamilyFilters = ({ chosen, onChoose }: Props) => (
  <fieldset style={{ border: 0, margin: '0 0 14px', padding: 0, minWidth: 0 }}>
    <legend
      className="mantine-visually-hidden"
      style={{ position: 'absolute', clip: 'rect(0 0 0 0)', width: 1, height: 1, overflow: 'hidden' }}
    >
      Ne montrer que les familles
    </legend>
    <Chip.Group multiple value={[...chosen]} onChange={(values) => onChoose(known(values))}>
      <Group gap={6}>
        {ORDER.map((filter) => (
          <Chip key={filter} value={filter} size="xs" variant="outline">
            {WORDS[filter]}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  </fieldset>
);

/** Those of a list that are filters of ours. */
export const known = (values: readonly string[]): FamilyFilter[] => FAMILY_FILTERS.filter((filter) => values.includes(filter));

export const filterWords = (filters: readonly FamilyFilter[]): string => filters.map((filter) => WORDS[filter]).join(', ');

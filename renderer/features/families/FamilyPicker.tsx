import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { FamilyRow } from '../../../shared/contract/families.ts';
import { useOperation } from '../../host/operations.ts';

interface Props {
  /** Null: of all sites. */
  siteId: string | null;
  label: string;
  description?: string;
  /** A family that cannot be chosen: the one at hand. */
  but?: string;
  autoFocus?: boolean;
  chosen: FamilyRow | null;
  onChoose: (family: FamilyRow | null) => void;
}

/** Finds one family by whatever is known of it. */
export function FamilyPicker({ siteId, label, description, but, autoFocus = false, chosen, onChoose }: Props) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 120);
  const found = useOperation('families.list', { siteId, search, page: 0, pageSize: 10 }, { keepPrevious: true });
  const rows = (found.data?.rows ?? []).filter(({ id }) => id !== but);
  const offered = chosen && !rows.some(({ id }) => id === chosen.id) ? [chosen, ...rows] : rows;
  return (
    <Select
      label={label}
      description={description ?? 'Nom, élève, numéro, identifiant ou e-mail'}
      searchable
      data-autofocus
      autoFocus={autoFocus}
      clearable
      // what is offered was found by the service, which forgives more than letters in a row
      filter={({ options }) => options}
      data={offered.map((family) => ({ value: family.id, label: labelOf(family) }))}
      value={chosen?.id ?? null}
      onChange={(id) => onChoose(offered.find((family) => family.id === id) ?? null)}
      searchValue={typed}
      onSearchChange={setTyped}
      // as high as the ten that are offered: nothing to scroll, which a keyboard could not
      maxDropdownHeight={460}
      nothingFoundMessage={found.isFetching ? 'Recherche…' : 'Aucune famille ne correspond.'}
    />
  );
}

const labelOf = ({ name, number, students }: FamilyRow) => [`${name} – n° ${number}`, students.join(', ')].filter(Boolean).join(' · ');

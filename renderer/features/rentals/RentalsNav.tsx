import { SegmentedControl } from '@mantine/core';
import { useNavigate } from 'react-router';

/** What is out, and what there is. */
export function RentalsNav({ at }: { at: 'contracts' | 'inventory' }) {
  const go = useNavigate();
  return (
    <SegmentedControl
      aria-label="Locations ou inventaire"
      data={[
        { value: 'contracts', label: 'Contrats' },
        { value: 'inventory', label: 'Inventaire' },
      ]}
      value={at}
      onChange={(value) => void go(value === 'inventory' ? '/facturation/locations/inventaire' : '/facturation/locations')}
    />
  );
}

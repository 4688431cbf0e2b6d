import type { DataTableColumn } from 'mantine-datatable';
import { Link } from 'react-router';
import type { InventoryRow } from '../../../shared/contract/rentals.ts';
import { formatDay } from '../../../shared/dates.ts';
import { Pill } from '../../ui/Pill.tsx';
import type { TableColumn } from '../../ui/table-cells.ts';
import classes from './rentals.module.css';

/** `onOpen`: opens one to be changed; null for those who only look. */
export const inventoryColumns = (onOpen: ((item: InventoryRow) => void) | null): DataTableColumn<InventoryRow>[] => [
  { accessor: 'number', title: 'N°', width: 110 },
  {
    accessor: 'name',
    title: 'Objet',
    render: (item) => (
      <>
        {onOpen ? (
          <button type="button" className={classes.opens} onClick={() => onOpen(item)}>
            {item.name}
          </button>
        ) : (
          <strong>{item.name}</strong>
        )}
        <span className={classes.small}>{[item.kind, item.brand].filter(Boolean).join(' · ')}</span>
      </>
    ),
  },
  { accessor: 'condition', title: 'État', width: '20%', render: (item) => item.condition ?? <span className={classes.none}>—</span> },
  {
    accessor: 'out',
    title: 'Où',
    width: '28%',
    render: (item) =>
      item.out ? (
        <>
          <Link to={`/facturation/locations/${item.out.rentalId}`}>{item.out.studentName ?? item.out.familyName}</Link>
          <span className={classes.small} data-late={item.out.late || undefined}>
            {item.out.dueOn
              ? item.out.late
                ? `à rendre depuis le ${formatDay(item.out.dueOn)}`
                : `jusqu’au ${formatDay(item.out.dueOn)}`
              : 'sans date de retour'}
          </span>
        </>
      ) : item.retiredAt ? (
        <Pill tone="plain">retiré du prêt</Pill>
      ) : (
        <Pill tone="green">disponible</Pill>
      ),
  },
  { accessor: 'siteName', title: 'Site', width: 150, visibleMediaQuery: '(min-width: 1200px)' },
];

/** As it leaves the window. */
export const exportedInventory: readonly TableColumn<InventoryRow>[] = [
  { title: 'Numéro', width: 12, value: (item) => item.number },
  { title: 'Objet', width: 24, value: (item) => item.name },
  { title: 'Catégorie', width: 20, value: (item) => item.kind },
  { title: 'Marque', width: 20, value: (item) => item.brand },
  { title: 'N° de série', width: 16, value: (item) => item.serialNumber },
  { title: 'Acheté le', kind: 'day', value: (item) => item.boughtOn },
  { title: 'Valeur', kind: 'cents', value: (item) => item.valueCents },
  { title: 'État', width: 22, value: (item) => item.condition },
  { title: 'Loué à', width: 24, value: (item) => item.out?.familyName },
  { title: 'Élève', width: 24, value: (item) => item.out?.studentName },
  { title: 'Retour prévu', kind: 'day', value: (item) => item.out?.dueOn },
  { title: 'Retiré du prêt', kind: 'yes-no', value: (item) => item.retiredAt !== null },
  { title: 'Site', width: 16, value: (item) => item.siteName },
];

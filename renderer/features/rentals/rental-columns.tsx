import type { DataTableColumn } from 'mantine-datatable';
import { Link } from 'react-router';
import type { RentalRow } from '../../../shared/contract/rentals.ts';
import { Pill } from '../../ui/Pill.tsx';
import type { TableColumn } from '../../ui/table-cells.ts';
import classes from './rentals.module.css';
import { depositOf, insuranceOf, nameOf, returnOf } from './words.ts';

export const rentalColumns = (query: string): DataTableColumn<RentalRow>[] => [
  {
    accessor: 'thing',
    title: 'Objet',
    width: '21%',
    render: (row) => (
      <>
        <Link to={`/facturation/locations/${row.id}${query}`} className={classes.main}>
          {row.thing}
        </Link>
        <Small>{row.number === null ? 'salle' : `n°\u00a0${row.number}`}</Small>
      </>
    ),
  },
  {
    accessor: 'familyName',
    title: 'Famille',
    render: (row) => (
      <>
        {row.familyName}
        {row.studentName && <Small>{row.studentName}</Small>}
      </>
    ),
  },
  { accessor: 'state', title: 'Retour', width: '22%', render: (row) => <State said={returnOf(row)} /> },
  { accessor: 'insurance', title: 'Assurance', width: 170, render: (row) => <State said={insuranceOf(row)} /> },
  { accessor: 'deposit', title: 'Caution', width: 170, render: (row) => <State said={depositOf(row)} /> },
  { accessor: 'siteName', title: 'Site', width: 110, visibleMediaQuery: '(min-width: 1400px)' },
];

const State = ({ said }: { said: ReturnType<typeof insuranceOf> }) =>
  said ? (
    <>
      <Pill tone={said.tone}>{said.word}</Pill>
      {said.detail && <Small>{said.detail}</Small>}
    </>
  ) : (
    <span className={classes.none}>—</span>
  );

const Small = ({ children }: { children: React.ReactNode }) => <span className={classes.small}>{children}</span>;

/** As it leaves the window. */
export const exportedRentals: readonly TableColumn<RentalRow>[] = [
  { title: 'Objet', width: 30, value: nameOf },
  { title: 'Famille', width: 24, value: (row) => row.familyName },
  { title: 'Élève', width: 24, value: (row) => row.studentName },
  { title: 'Début', kind: 'day', value: (row) => row.startsOn },
  { title: 'Retour prévu', kind: 'day', value: (row) => row.dueOn },
  { title: 'Rendu le', kind: 'day', value: (row) => row.returnedOn },
  { title: 'Jours de retard', kind: 'number', value: (row) => row.daysLate || null },
  { title: 'Assureur', width: 24, value: (row) => row.insurer },
  { title: 'Contrat d’assurance', width: 20, value: (row) => row.policyNumber },
  { title: 'Assuré jusqu’au', kind: 'day', value: (row) => row.insuredUntilOn },
  { title: 'Caution', kind: 'cents', value: (row) => row.depositCents },
  { title: 'État de la caution', width: 20, value: (row) => depositOf(row)?.word },
  { title: 'État au départ', width: 24, value: (row) => row.conditionOut },
  { title: 'État au retour', width: 24, value: (row) => row.conditionIn },
  { title: 'Tarif', width: 24, value: (row) => row.tariffName },
  { title: 'Site', width: 16, value: (row) => row.siteName },
];

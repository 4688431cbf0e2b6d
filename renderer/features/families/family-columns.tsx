import type { DataTableColumn } from 'mantine-datatable';
import { Link } from 'react-router';
import type { FamilyRow } from '../../../shared/contract/families.ts';
import { Pill } from '../../ui/Pill.tsx';
import { AccountPill } from '../accounts/AccountPill.tsx';

/** What one sees of a family in the list; the site only where there are several. */
export const familyColumns = (withSite: boolean): DataTableColumn<FamilyRow>[] => [
  {
    accessor: 'name',
    title: 'Famille',
    render: (family) => (
      <Link to={`/familles/${family.id}`} style={{ fontWeight: 650, textDecoration: 'none' }}>
        {family.name}
      </Link>
    ),
  },
  { accessor: 'students', title: 'Élèves', render: (family) => family.students.join(', ') || <Muted>aucun</Muted> },
  { accessor: 'city', title: 'Ville', render: (family) => family.city ?? <Muted>—</Muted> },
  ...(withSite ? [{ accessor: 'siteName', title: 'Site' }] : []),
  { accessor: 'number', title: 'Numéro', width: 110 },
  { accessor: 'identifier', title: 'Identifiant', render: (family) => family.identifier ?? <Muted>—</Muted> },
  { accessor: 'account', title: 'Compte', render: (family) => <AccountPill state={family.account} /> },
  {
    accessor: 'waiting',
    title: 'Demandes',
    render: (family) => family.waiting > 0 && <Pill tone="amber">{family.waiting} en attente</Pill>,
  },
];

const Muted = ({ children }: { children: string }) => <span style={{ color: 'var(--muted)' }}>{children}</span>;

import type { DataTableColumn } from 'mantine-datatable';
import { Link } from 'react-router';
import type { FamilyRow } from '../../../shared/contract/families.ts';
import type { Site } from '../../../shared/contract/sites.ts';
import { Pill } from '../../ui/Pill.tsx';
import { AccountPill } from '../accounts/AccountPill.tsx';

/** What one sees of a family in the list; the site, by its short name, only where there are several. */
export const familyColumns = (sites: readonly Site[]): DataTableColumn<FamilyRow>[] => [
  {
    accessor: 'name',
    title: 'Famille',
    width: '22%',
    ellipsis: true,
    render: (family) => (
      <Link to={`/familles/${family.id}`} style={{ fontWeight: 650, textDecoration: 'none' }}>
        {family.name}
      </Link>
    ),
  },
  {
    accessor: 'students',
    title: 'Élèves',
    width: '20%',
    ellipsis: true,
    render: (family) => family.students.join(', ') || <Muted>aucun</Muted>,
  },
  { accessor: 'city', title: 'Ville', ellipsis: true, render: (family) => family.city ?? <Muted>—</Muted> },
  ...(sites.length > 1
    ? [
        {
          accessor: 'siteName',
          title: 'Site',
          noWrap: true,
          render: (family: FamilyRow) => sites.find((site) => site.name === family.siteName)?.shortName ?? family.siteName,
        },
      ]
    : []),
  { accessor: 'number', title: 'Numéro', noWrap: true },
  { accessor: 'identifier', title: 'Identifiant', noWrap: true, render: (family) => family.identifier ?? <Muted>—</Muted> },
  { accessor: 'account', title: 'Compte', noWrap: true, render: (family) => <AccountPill state={family.account} /> },
  {
    accessor: 'waiting',
    title: 'Demandes',
    noWrap: true,
    render: (family) => family.waiting > 0 && <Pill tone="amber">{family.waiting} en attente</Pill>,
  },
];

const Muted = ({ children }: { children: string }) => <span style={{ color: 'var(--muted)' }}>{children}</span>;

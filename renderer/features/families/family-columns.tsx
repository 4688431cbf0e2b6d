import type { DataTableColumn } from 'mantine-datatable';
import { Link } from 'react-router';
import type { FamilyRow } from '../../../shared/contract/families.ts';
import type { Site } from '../../../shared/contract/sites.ts';
import { formatCents } from '../../../shared/money.ts';
import { Pill } from '../../ui/Pill.tsx';
import { AccountPill } from '../accounts/AccountPill.tsx';

/** What one sees of a family in the list; the site, by its short name, only where there are several. Narrower, what a name already tells apart is left out. */
export const familyColumns = (sites: readonly Site[], withBalance: boolean): DataTableColumn<FamilyRow>[] => [
  {
    accessor: 'name',
    title: 'Famille',
    sortable: true,
    ellipsis: true,
    customCellAttributes: (family) => ({ title: family.name }),
    render: (family) => (
      <Link to={`/familles/${family.id}`} style={{ fontWeight: 650, textDecoration: 'none' }}>
        {family.name}
      </Link>
    ),
  },
  {
    accessor: 'students',
    title: 'Élèves',
    ellipsis: true,
    customCellAttributes: (family) => ({ title: family.students.join(', ') }),
    render: (family) => family.students.join(', ') || <Muted>aucun</Muted>,
  },
  {
    accessor: 'city',
    title: 'Ville',
    sortable: true,
    width: 140,
    ellipsis: true,
    visibleMediaQuery: '(min-width: 1500px)',
    render: (family) => family.city ?? <Muted>—</Muted>,
  },
  {
    accessor: 'siteName',
    title: 'Site',
    sortable: true,
    width: 120,
    ellipsis: true,
    visibleMediaQuery: '(min-width: 1400px)',
    hidden: sites.length < 2,
    render: (family) => sites.find((site) => site.name === family.siteName)?.shortName ?? family.siteName,
  },
  { accessor: 'number', title: 'Numéro', width: 108, sortable: true, visibleMediaQuery: '(min-width: 1250px)' },
  {
    accessor: 'identifier',
    title: 'Identifiant',
    width: 190,
    visibleMediaQuery: '(min-width: 1000px)',
    ellipsis: true,
    customCellAttributes: (family) => ({ title: family.identifier ?? '' }),
    render: (family) => family.identifier ?? <Muted>—</Muted>,
  },
  { accessor: 'account', title: 'Compte', width: 172, render: (family) => <AccountPill state={family.account} /> },
  {
    accessor: 'waiting',
    title: 'Demandes',
    width: 138,
    sortable: true,
    render: (family) => family.waiting > 0 && <Pill tone="amber">{family.waiting} en attente</Pill>,
  },
  {
    accessor: 'balanceCents',
    title: 'Solde',
    width: 130,
    sortable: true,
    textAlign: 'right',
    hidden: !withBalance,
    render: (family) => family.balanceCents !== null && formatCents(family.balanceCents),
  },
];

const Muted = ({ children }: { children: string }) => <span style={{ color: 'var(--muted)' }}>{children}</span>;

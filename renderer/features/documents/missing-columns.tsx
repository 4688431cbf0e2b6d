import { Checkbox } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import { Link } from 'react-router';
import type { MissingRow } from '../../../shared/contract/missing-documents.ts';
import { formatDay } from '../../../shared/dates.ts';
import { Pill, type Tone } from '../../ui/Pill.tsx';
import type { TableColumn } from '../../ui/table-cells.ts';
import { NotConcerned } from './NotConcerned.tsx';

const WORDS: Record<MissingRow['state'], { word: string; tone: Tone }> = {
  missing: { word: 'à fournir', tone: 'amber' },
  refused: { word: 'refusée', tone: 'garnet' },
  expired: { word: 'expirée', tone: 'garnet' },
  expiring: { word: 'expire bientôt', tone: 'amber' },
  'exemption-asked': { word: 'dite non concernée', tone: 'ink' },
  exempt: { word: 'non concernée', tone: 'plain' },
};

/** Read out only; without a width it would make the table wider than its frame. */
const UNSEEN = { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' } as const;

interface Choosing {
  /** Families. */
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

/** `writes`: whoever reads may say what does not concern a family. */
export const missingColumns = (writes: boolean, choosing: Choosing | null): DataTableColumn<MissingRow>[] => [
  ...(choosing ? [choiceColumn(choosing)] : []),
  {
    accessor: 'familyName',
    title: 'Famille',
    width: '22%',
    render: (row) => (
      <>
        <Link to={`/familles/${row.familyId}`} style={{ fontWeight: 600, textDecoration: 'none' }}>
          {row.familyName}
        </Link>
        {row.studentName && <Small>{row.studentName}</Small>}
      </>
    ),
  },
  {
    accessor: 'name',
    title: 'Pièce',
    render: (row) => (
      <>
        {row.name}
        {!row.mandatory && <Small>facultative</Small>}
      </>
    ),
  },
  {
    accessor: 'state',
    title: 'État',
    width: '24%',
    render: (row) => (
      <>
        <Pill tone={WORDS[row.state].tone}>{WORDS[row.state].word}</Pill>
        {whyOf(row) && <Small>{whyOf(row)}</Small>}
      </>
    ),
  },
  { accessor: 'siteName', title: 'Site', width: 110 },
  ...(writes
    ? [
        {
          accessor: 'requirementId' as const,
          title: <span style={UNSEEN}>Actions</span>,
          width: 208,
          textAlign: 'right' as const,
          render: (row: MissingRow) => <NotConcerned demand={{ ...row, explanation: row.reason }} />,
        },
      ]
    : []),
];

const choiceColumn = ({ chosen, onChoose }: Choosing): DataTableColumn<MissingRow> => ({
  accessor: 'id',
  title: <span style={UNSEEN}>Choisir</span>,
  width: 46,
  render: (row) => (
    <Checkbox
      aria-label={`Choisir la famille ${row.familyName}`}
      checked={chosen.has(row.familyId)}
      onChange={(event) => {
        const next = new Set(chosen);
        if (event.currentTarget.checked) next.add(row.familyId);
        else next.delete(row.familyId);
        onChoose(next);
      }}
    />
  ),
});

function whyOf({ state, validUntil, reason }: MissingRow): string | null {
  if (reason !== null) return reason;
  if (validUntil === null) return null;
  return state === 'expired' ? `depuis le ${formatDay(validUntil)}` : `le ${formatDay(validUntil)}`;
}

const Small = ({ children }: { children: React.ReactNode }) => (
  <span style={{ display: 'block', color: 'var(--muted)', fontSize: 13 }}>{children}</span>
);

/** As it leaves the window. */
export const exportedMissing: readonly TableColumn<MissingRow>[] = [
  { title: 'Famille', width: 26, value: (row) => row.familyName },
  { title: 'Élève', width: 26, value: (row) => row.studentName },
  { title: 'Pièce', width: 34, value: (row) => row.name },
  { title: 'Obligatoire', kind: 'yes-no', value: (row) => row.mandatory },
  { title: 'État', width: 16, value: (row) => WORDS[row.state].word },
  { title: 'Valable jusqu’au', kind: 'day', value: (row) => row.validUntil },
  { title: 'Motif', width: 40, value: (row) => row.reason },
  { title: 'Site', width: 18, value: (row) => row.siteName },
];

import { Button } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import { Link, useSearchParams } from 'react-router';
import type { DuplicatePair } from '../../../shared/contract/family-merges.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { ListExport } from '../../ui/ListExport.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { RowsTable } from '../../ui/RowsTable.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Empty } from '../../ui/states.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { DUPLICATE_WORDS, exportedDuplicates } from './exported-duplicates.ts';
import classes from './merge.module.css';

/** Files that may be of one family, to be compared or set aside. */
export function DuplicatesScreen() {
  const { siteId, sites, may } = useDesk();
  const [params, setParams] = useSearchParams();
  const page = Number(params.get('page') ?? 0);
  const asked = useOperation('families.duplicates', { siteId, page, pageSize: 50 }, { keepPrevious: true });
  return (
    <Screen
      title="Doublons possibles"
      above={<Link to="/familles">Familles et élèves</Link>}
      below="Des dossiers d’un même site qui ont un élève, une adresse e-mail, un téléphone, ou un nom et une ville en commun."
      actions={
        <ListExport
          operation="families.duplicates"
          input={{ siteId }}
          title="Doublons possibles"
          fileName="doublons"
          filters={[siteId && `Site : ${sites.find(({ id }) => id === siteId)?.name}`]}
          columns={exportedDuplicates}
          total={asked.data?.total}
        />
      }
    >
      <RowsTable
        label="Doublons possibles"
        asked={asked}
        columns={columnsFor(may('families.merge'))}
        page={page}
        pageSize={50}
        onPage={(next) => setParams(next > 0 ? { page: String(next) } : {})}
        empty={
          <Empty
            sentence="Aucun doublon n’est en vue."
            action={
              <Button variant="default" component={Link} to="/familles">
                Revenir aux familles
              </Button>
            }
          />
        }
      />
    </Screen>
  );
}

const columnsFor = (mayMerge: boolean): DataTableColumn<DuplicatePair>[] => [
  { accessor: 'families.0', title: 'Premier dossier', render: ({ families: [first] }) => <Side side={first} /> },
  { accessor: 'families.1', title: 'Second dossier', render: ({ families: [, second] }) => <Side side={second} /> },
  {
    accessor: 'reasons',
    title: 'En commun',
    width: 190,
    render: ({ reasons }) => (
      <span style={{ display: 'flex', flexWrap: 'wrap', gap: 4 }}>
        {reasons.map((reason) => (
          <Pill key={reason} tone={reason === 'child' ? 'copper' : 'plain'}>
            {DUPLICATE_WORDS[reason]}
          </Pill>
        ))}
      </span>
    ),
  },
  ...(mayMerge ? [{ accessor: 'id', title: 'Décision', width: 290, render: (pair: DuplicatePair) => <Decide pair={pair} /> }] : []),
];

const Side = ({ side }: { side: DuplicatePair['families'][number] }) => (
  <span className={classes.pair}>
    <Link to={`/familles/${side.id}`}>{side.name}</Link> n° {side.number}
    <span className={classes.small}>
      {[side.guardians.join(', '), side.students.join(', ') || 'aucun élève', side.city].filter(Boolean).join(' · ')}
    </span>
  </span>
);

function Decide({ pair }: { pair: DuplicatePair }) {
  const distinct = useAct('families.notDuplicates');
  const [kept, merged] = pair.families;
  return (
    <span className={classes.acts}>
      <Button size="xs" component={Link} to={`/familles/${kept.id}/fusion?avec=${merged.id}`} variant="default">
        Comparer
      </Button>
      <Button
        size="xs"
        variant="subtle"
        loading={distinct.isPending}
        onClick={() =>
          distinct.mutate(
            { keptId: kept.id, mergedId: merged.id },
            {
              onSuccess: () => tellDone(`${kept.name} (n° ${kept.number}) et n° ${merged.number} : deux familles.`),
              onError: (refusal) => tellRefused(refusal),
            },
          )
        }
      >
        Deux familles
      </Button>
    </span>
  );
}

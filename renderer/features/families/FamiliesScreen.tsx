import { Button } from '@mantine/core';
import { IconCopy, IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { counted } from '../../../shared/count.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { ListExport } from '../../ui/ListExport.tsx';
import { RowsTable } from '../../ui/RowsTable.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Empty } from '../../ui/states.tsx';
import { exportedFamilies } from './exported-families.ts';
import { FamilyFilters, filterWords } from './FamilyFilters.tsx';
import { familyColumns } from './family-columns.tsx';
import { useFamilyList } from './use-family-list.ts';

const PAGE_SIZE = 50;

/** Every family, found as one types. Search, filters, order and page are part of the address: coming back finds the list as it was. */
export function FamiliesScreen() {
  const { may, siteId, sites } = useDesk();
  const list = useFamilyList();
  const { search, filters, order, descending, page } = list;
  const input = { siteId, search, filters: [...filters], order, descending };
  const asked = useOperation('families.list', { ...input, page, pageSize: PAGE_SIZE }, { keepPrevious: true });
  const narrowed = search !== '' || filters.length > 0;
  const create = may('families.create') && (
    <Button component={Link} to="/familles/nouvelle" leftSection={<IconPlus aria-hidden size={18} stroke={1.75} />}>
      Nouvelle famille
    </Button>
  );
  return (
    <Screen
      title="Familles et élèves"
      below={asked.data ? totalSentence(asked.data.total, search) : !asked.error && 'Chargement…'}
      actions={
        <>
          <Button variant="default" component={Link} to="/familles/doublons" leftSection={<IconCopy aria-hidden size={17} stroke={1.75} />}>
            Doublons possibles
          </Button>
          <ListExport
            operation="families.list"
            input={input}
            title="Familles et élèves"
            fileName="familles"
            filters={[
              siteId && `Site : ${sites.find((site) => site.id === siteId)?.name}`,
              search && `Recherche : « ${search} »`,
              filters.length > 0 && filterWords(filters),
            ]}
            columns={exportedFamilies}
            total={asked.data?.total}
          />
          {(narrowed || asked.data?.total !== 0) && create}
        </>
      }
    >
      <SearchField
        aria-label="Rechercher une famille ou un élève"
        placeholder="Nom, prénom, élève, numéro, identifiant ou e-mail"
        value={list.typed}
        onChange={list.type}
        maw={520}
        mb="sm"
      />
      <FamilyFilters chosen={filters} onChoose={list.narrow} />
      <RowsTable
        label="Familles"
        asked={asked}
        columns={familyColumns(sites, order === 'balanceCents' || filters.includes('balance-due'))}
        page={page}
        pageSize={PAGE_SIZE}
        onPage={list.turnTo}
        sort={{ columnAccessor: order, direction: descending ? 'desc' : 'asc' }}
        onSort={list.sort}
        toRow={(family) => `/familles/${family.id}`}
        empty={
          narrowed ? (
            <Empty
              sentence={
                search
                  ? `Aucune famille ne correspond à « ${search} »${filters.length > 0 ? ' avec ces filtres' : ''}. Essayez les premières lettres d’un nom, un prénom ou un numéro.`
                  : 'Aucune famille ne correspond à ces filtres.'
              }
              action={
                <Button variant="default" onClick={list.clear}>
                  {search ? 'Effacer la recherche' : 'Enlever les filtres'}
                </Button>
              }
            />
          ) : (
            <Empty sentence="Aucune famille n’est encore enregistrée." action={create} />
          )
        }
      />
    </Screen>
  );
}

function totalSentence(total: number, search: string): string {
  const families = counted(total, 'famille');
  return search ? `${families} pour « ${search} »` : families;
}

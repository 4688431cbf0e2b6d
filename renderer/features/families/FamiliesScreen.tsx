import { Button, CloseButton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { ListExport } from '../../ui/ListExport.tsx';
import { RowsTable } from '../../ui/RowsTable.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Empty } from '../../ui/states.tsx';
import { exportedFamilies } from './exported-families.ts';
import { familyColumns } from './family-columns.tsx';

/** Every family, found as one types. Search and page are part of the address: coming back finds the list as it was. */
export function FamiliesScreen() {
  const { may, siteId, sites } = useDesk();
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState(params.get('q') ?? '');
  const [search] = useDebouncedValue(typed.trim(), 180);
  const page = Number(params.get('page') ?? 0);
  useEffect(() => {
    if (search !== (params.get('q') ?? '')) setParams(search ? { q: search } : {}, { replace: true });
  }, [search, params, setParams]);
  const asked = useOperation('families.list', { siteId, search, page, pageSize: 50 }, { keepPrevious: true });
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
          <ListExport
            operation="families.list"
            input={{ siteId, search }}
            title="Familles et élèves"
            fileName="familles"
            filters={[siteId && `Site : ${sites.find((site) => site.id === siteId)?.name}`, search && `Recherche : « ${search} »`]}
            columns={exportedFamilies}
            total={asked.data?.total}
          />
          {(search || asked.data?.total !== 0) && create}
        </>
      }
    >
      <TextInput
        type="search"
        aria-label="Rechercher une famille ou un élève"
        placeholder="Nom, prénom, élève, numéro, identifiant ou e-mail"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        leftSection={<IconSearch aria-hidden size={18} stroke={1.75} />}
        rightSection={typed && <CloseButton size="sm" aria-label="Effacer la recherche" onClick={() => setTyped('')} />}
        maw={520}
        mb="md"
      />
      <RowsTable
        label="Familles"
        asked={asked}
        columns={familyColumns(sites)}
        page={page}
        pageSize={50}
        onPage={(next) => setParams({ ...(search && { q: search }), ...(next > 0 && { page: String(next) }) })}
        toRow={(family) => `/familles/${family.id}`}
        empty={
          search ? (
            <Empty
              sentence={`Aucune famille ne correspond à « ${search} ». Essayez les premières lettres d’un nom, un prénom ou un numéro.`}
              action={
                <Button variant="default" onClick={() => setTyped('')}>
                  Effacer la recherche
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

const count = new Intl.NumberFormat('fr-FR');

function totalSentence(total: number, search: string): string {
  const families = `${count.format(total)} ${total > 1 ? 'familles' : 'famille'}`;
  return search ? `${families} pour « ${search} »` : families;
}

import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import type { DataTableColumn } from 'mantine-datatable';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { HistoryRow } from '../../../shared/contract/history.ts';
import { formatDateTime } from '../../../shared/dates.ts';
import { useOperation } from '../../host/operations.ts';
import { ListExport } from '../../ui/ListExport.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { RowsTable } from '../../ui/RowsTable.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Empty } from '../../ui/states.tsx';
import type { TableColumn } from '../../ui/table-cells.ts';

const KINDS: Record<HistoryRow['actorKind'], string> = { staff: 'bureau', family: 'famille', system: 'automatique', nobody: 'visiteur' };

const columns: DataTableColumn<HistoryRow>[] = [
  { accessor: 'at', title: 'Quand', width: 178, render: (line) => formatDateTime(line.at) },
  {
    accessor: 'actorName',
    title: 'Qui',
    width: '20%',
    render: (line) => (
      <>
        <strong>{line.actorName}</strong>
        <span style={{ display: 'block', color: 'var(--muted)', fontSize: 13 }}>{KINDS[line.actorKind]}</span>
      </>
    ),
  },
  { accessor: 'sentence', title: 'Quoi' },
  {
    accessor: 'familyName',
    title: 'Famille',
    width: '18%',
    render: (line) => line.familyId && <Link to={`/familles/${line.familyId}`}>{line.familyName ?? 'Ouvrir la fiche'}</Link>,
  },
];

const exported: TableColumn<HistoryRow>[] = [
  { title: 'Quand', kind: 'instant', value: (line) => line.at },
  { title: 'Qui', value: (line) => line.actorName },
  { title: 'Depuis', width: 13, value: (line) => KINDS[line.actorKind] },
  { title: 'Quoi', width: 60, value: (line) => line.sentence },
  { title: 'Famille', value: (line) => line.familyName },
];

/** Who did what, and when; of one family or of all. Nobody can rewrite it unseen. */
export function HistoryScreen() {
  const [params, setParams] = useSearchParams();
  const familyId = params.get('famille');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 180);
  const [page, setPage] = useState(0);
  const family = useOperation('families.get', { id: familyId ?? '' }, { enabled: familyId !== null });
  const asked = useOperation('history.list', { familyId, search, page, pageSize: 50 }, { keepPrevious: true });
  return (
    <Screen
      title="Historique"
      below={familyId ? `Famille ${family.data?.name ?? ''}` : 'Qui a fait quoi, et quand.'}
      actions={
        <>
          {familyId && (
            <Button variant="default" leftSection={<IconX aria-hidden size={17} stroke={1.75} />} onClick={() => setParams({})}>
              Montrer toutes les familles
            </Button>
          )}
          <ListExport
            operation="history.list"
            input={{ familyId, search }}
            title="Historique"
            fileName="historique"
            filters={[familyId && `Famille ${family.data?.name ?? ''}`, search && `Recherche : « ${search} »`]}
            columns={exported}
            total={asked.data?.total}
          />
        </>
      }
    >
      {asked.data && !asked.data.chainIntact && (
        <div style={{ marginBottom: 16 }}>
          <Notice tone="garnet" alert>
            <strong>L’historique a été modifié en dehors de Portée.</strong> Une de ses lignes ne suit plus la précédente : prévenez votre
            assistance informatique et gardez la dernière sauvegarde.
          </Notice>
        </div>
      )}
      <SearchField
        aria-label="Rechercher dans l’historique"
        placeholder="Personne, action ou famille"
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setPage(0);
        }}
        maw={520}
        mb="md"
      />
      <RowsTable
        label="Lignes de l’historique"
        asked={asked}
        columns={columns}
        page={page}
        pageSize={50}
        onPage={setPage}
        empty={
          search ? (
            <Empty
              sentence="Aucune ligne ne correspond."
              action={
                <Button variant="default" onClick={() => setTyped('')}>
                  Effacer la recherche
                </Button>
              }
            />
          ) : (
            <Empty sentence="Rien n’a encore été fait." action={<Link to="/">Revenir au tableau de bord</Link>} />
          )
        }
      />
    </Screen>
  );
}

import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { INVENTORY_VIEWS, type InventoryRow } from '../../../shared/contract/rentals.ts';
import { counted } from '../../../shared/count.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { ListExport } from '../../ui/ListExport.tsx';
import { RowsTable } from '../../ui/RowsTable.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Empty } from '../../ui/states.tsx';
import { BillingNav } from '../billing/BillingNav.tsx';
import { ItemDialog } from './ItemDialog.tsx';
import { exportedInventory, inventoryColumns } from './inventory-columns.tsx';
import { RentalsNav } from './RentalsNav.tsx';
import classes from './rentals.module.css';
import { useNarrowed } from './use-rental-list.ts';

type View = (typeof INVENTORY_VIEWS)[number];
const WORDS: Readonly<Record<View, string>> = { all: 'Tout', free: 'Disponibles', out: 'Loués', retired: 'Retirés du prêt' };
const PAGE = 50;

/** What the school owns and lends: where each thing is, in which state. */
export function InventoryScreen() {
  const { may, siteId, sites } = useDesk();
  const list = useNarrowed<View>(INVENTORY_VIEWS, 'all');
  const { view, search } = list;
  const [opened, open] = useState<InventoryRow | 'new' | null>(null);
  const asked = useOperation('inventory.list', { siteId, view, search, page: list.page, pageSize: PAGE }, { keepPrevious: true });
  const add = may('inventory.save') && (
    <Button leftSection={<IconPlus aria-hidden size={18} stroke={1.75} />} onClick={() => open('new')}>
      Ajouter à l’inventaire
    </Button>
  );
  return (
    <Screen
      title="Inventaire"
      below={
        asked.data ? `${counted(asked.data.counts.all, 'objet')}, ${asked.data.counts.free} disponibles` : !asked.error && 'Chargement…'
      }
      actions={
        <>
          <ListExport
            operation="inventory.list"
            input={{ siteId, view, search }}
            title="Inventaire"
            fileName="inventaire"
            total={asked.data?.total}
            filters={[
              siteId && `Site : ${sites.find((site) => site.id === siteId)?.name}`,
              view !== 'all' && WORDS[view],
              search && `Recherche : « ${search} »`,
            ]}
            columns={exportedInventory}
          />
          {add}
        </>
      }
    >
      <BillingNav at="/facturation/locations" />
      <div className={classes.tools}>
        <RentalsNav at="inventory" />
        <SearchField
          aria-label="Rechercher dans l’inventaire"
          placeholder="Objet, numéro, marque, famille"
          value={list.typed}
          onChange={list.type}
          className={classes.search}
        />
      </div>
      <div className={classes.tools}>
        <SegmentedControl
          aria-label="Quels objets"
          data={INVENTORY_VIEWS.map((value) => ({
            value,
            label: asked.data?.counts[value] ? `${WORDS[value]} · ${asked.data.counts[value]}` : WORDS[value],
          }))}
          value={view}
          onChange={(value) => list.show(value as View)}
        />
      </div>
      <RowsTable
        label="Inventaire"
        asked={asked}
        columns={inventoryColumns(may('inventory.save') ? open : null)}
        page={list.page}
        pageSize={PAGE}
        onPage={list.turnTo}
        empty={
          search || view !== 'all' ? (
            <Empty sentence="Aucun objet ne correspond." />
          ) : (
            <Empty sentence="L’inventaire est vide." action={add} />
          )
        }
      />
      {opened && <ItemDialog item={opened === 'new' ? null : opened} onClose={() => open(null)} />}
    </Screen>
  );
}

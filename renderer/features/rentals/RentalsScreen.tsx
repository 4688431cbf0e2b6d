import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from 'react-router';
import { counted } from '../../../shared/count.ts';
import { RENTAL_VIEWS, type RentalView } from '../../../shared/rules/rentals.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { ListExport } from '../../ui/ListExport.tsx';
import { RowsTable } from '../../ui/RowsTable.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Empty } from '../../ui/states.tsx';
import { BillingNav } from '../billing/BillingNav.tsx';
import { RentalDrawer } from './RentalDrawer.tsx';
import { RentalsNav } from './RentalsNav.tsx';
import { exportedRentals, rentalColumns } from './rental-columns.tsx';
import classes from './rentals.module.css';
import { useNarrowed } from './use-rental-list.ts';
import { VIEW_WORDS } from './words.ts';

const PAGE = 50;

/** Who has which instrument or room, what is late, whose insurance ends, which deposits move. */
export function RentalsScreen() {
  const { id } = useParams();
  const go = useNavigate();
  const { may, siteId, sites } = useDesk();
  const list = useNarrowed<RentalView>(RENTAL_VIEWS, 'out');
  const { view, search } = list;
  const asked = useOperation('rentals.list', { siteId, view, search, page: list.page, pageSize: PAGE }, { keepPrevious: true });
  const said = VIEW_WORDS.find((one) => one.view === view);
  const begin = may('rentals.begin') && (
    <Button component={Link} to="/facturation/locations/nouvelle" leftSection={<IconPlus aria-hidden size={18} stroke={1.75} />}>
      Nouvelle location
    </Button>
  );
  return (
    <Screen
      title="Locations"
      below={asked.data ? summaryOf(asked.data.counts) : !asked.error && 'Chargement…'}
      actions={
        <>
          <ListExport
            operation="rentals.list"
            input={{ siteId, view, search }}
            title={view === 'late' ? 'Instruments à rendre' : 'Locations'}
            fileName={view === 'late' ? 'instruments-a-rendre' : 'locations'}
            total={asked.data?.total}
            filters={[
              siteId && `Site : ${sites.find((site) => site.id === siteId)?.name}`,
              view !== 'all' && said?.word,
              search && `Recherche : « ${search} »`,
            ]}
            columns={exportedRentals}
          />
          {begin}
        </>
      }
    >
      <BillingNav at="/facturation/locations" />
      <div className={classes.tools}>
        <RentalsNav at="contracts" />
        <SearchField
          aria-label="Rechercher une location"
          placeholder="Famille, élève, objet, numéro"
          value={list.typed}
          onChange={list.type}
          className={classes.search}
        />
      </div>
      <div className={classes.tools}>
        <SegmentedControl
          aria-label="Quelles locations"
          data={VIEW_WORDS.map(({ view: value, word }) => ({ value, label: withCount(word, asked.data?.counts[value]) }))}
          value={view}
          onChange={(value) => list.show(value as RentalView)}
        />
      </div>
      <RowsTable
        label="Locations"
        asked={asked}
        columns={rentalColumns(list.query)}
        page={list.page}
        pageSize={PAGE}
        onPage={list.turnTo}
        toRow={(row) => `/facturation/locations/${row.id}${list.query}`}
        empty={
          search ? (
            <Empty sentence="Aucune location ne correspond." />
          ) : (
            <Empty sentence={said?.empty ?? ''} action={view === 'out' && begin} />
          )
        }
      />
      <RentalDrawer id={id} onClose={() => void go(`/facturation/locations${list.query}`)} />
    </Screen>
  );
}

const withCount = (word: string, count: number | undefined): string => (count ? `${word} · ${count}` : word);

const summaryOf = (counts: Record<RentalView, number>): string =>
  `${counted(counts.out, 'location')} en cours, ${counts.late > 0 ? `${counts.late} en retard` : 'aucune en retard'}`;

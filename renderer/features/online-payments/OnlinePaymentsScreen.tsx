import { Button, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { ONLINE_STATES, type OnlineState } from '../../../shared/rules/online-payment.ts';
import { ONLINE_STATE_WORDS } from '../../../shared/rules/online-payment-words.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { ListExport } from '../../ui/ListExport.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { RowsTable } from '../../ui/RowsTable.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Empty } from '../../ui/states.tsx';
import { BillingNav } from '../billing/BillingNav.tsx';
import { exportedOnlinePayments } from './exported-online-payments.ts';
import { OnlinePaymentDrawer } from './OnlinePaymentDrawer.tsx';
import { onlinePaymentColumns } from './online-payment-columns.tsx';
import classes from './online-payments.module.css';

type Filter = OnlineState | 'look' | 'all';
const WORDS: Readonly<Record<Filter, string>> = { all: 'Tous', look: 'À vérifier', ...ONLINE_STATE_WORDS };
const FILTERS: readonly Filter[] = ['all', 'look', ...ONLINE_STATES.filter((state) => state !== 'created')];

/** What families have begun to pay online, what became of it, and what does not fit. */
export function OnlinePaymentsScreen() {
  const { id } = useParams();
  const go = useNavigate();
  const { may, siteId, sites } = useDesk();
  const [filter, setFilter] = useState<Filter>('all');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 180);
  const [page, setPage] = useState(0);
  const input = { siteId, state: filter === 'all' ? null : filter, search };
  const asked = useOperation('onlinePayments.list', { ...input, page, pageSize: 50 }, { keepPrevious: true });
  const counts = asked.data?.counts;
  const look = counts?.look ?? 0;
  const label = (value: Filter): string => (value === 'all' || !counts?.[value] ? WORDS[value] : `${WORDS[value]} · ${counts[value]}`);
  const choose = (value: Filter) => {
    setFilter(value);
    setPage(0);
  };
  return (
    <Screen
      title="Paiements en ligne"
      below="Les tentatives des familles, et ce que le service de paiement en a dit."
      actions={
        <ListExport
          operation="onlinePayments.list"
          input={input}
          title="Paiements en ligne"
          fileName="paiements-en-ligne"
          filters={[
            siteId && `Site : ${sites.find((site) => site.id === siteId)?.name}`,
            filter !== 'all' && `État : ${WORDS[filter]}`,
            search && `Recherche : « ${search} »`,
          ]}
          columns={exportedOnlinePayments}
          total={asked.data?.total}
        />
      }
    >
      <BillingNav at="/facturation/en-ligne" />
      <div className={classes.notices}>
        {asked.data && !asked.data.offered && (
          <Notice
            tone="ink"
            actions={
              may('onlinePayments.settings') && (
                <Button size="xs" variant="default" component={Link} to="/parametres/paiement-en-ligne">
                  Paramétrer le paiement en ligne
                </Button>
              )
            }
          >
            Les familles ne peuvent pas payer en ligne{siteId ? ' sur ce site' : ''} : aucun service de paiement n’est choisi.
          </Notice>
        )}
        {look > 0 && filter !== 'look' && (
          <Notice
            tone="garnet"
            actions={
              <Button size="xs" variant="default" onClick={() => choose('look')}>
                Voir
              </Button>
            }
          >
            {look > 1 ? `${look} paiements ont reçu une réponse qui ne concorde pas` : 'Un paiement a reçu une réponse qui ne concorde pas'}{' '}
            : rien n’a été inscrit d’après elle.
          </Notice>
        )}
      </div>
      <div className={classes.filters}>
        <SegmentedControl
          aria-label="État des paiements en ligne"
          data={FILTERS.map((value) => ({ value, label: label(value) }))}
          value={filter}
          onChange={(value) => choose(value as Filter)}
        />
        <SearchField
          aria-label="Rechercher un paiement en ligne"
          placeholder="Famille, référence, e-mail"
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setPage(0);
          }}
          className={classes.search}
        />
      </div>
      <RowsTable
        label="Paiements en ligne"
        asked={asked}
        columns={onlinePaymentColumns}
        page={page}
        pageSize={50}
        onPage={setPage}
        toRow={(row) => `/facturation/en-ligne/${row.id}`}
        empty={
          search || filter !== 'all' ? (
            <Empty
              sentence="Aucun paiement en ligne ne correspond."
              action={
                <Button
                  variant="default"
                  onClick={() => {
                    setTyped('');
                    choose('all');
                  }}
                >
                  Montrer tous les paiements en ligne
                </Button>
              }
            />
          ) : (
            <Empty
              sentence="Aucune famille n’a encore payé en ligne."
              action={<Link to="/facturation/paiements">Voir les règlements</Link>}
            />
          )
        }
      />
      <OnlinePaymentDrawer id={id ?? null} onClose={() => void go('/facturation/en-ligne')} />
    </Screen>
  );
}

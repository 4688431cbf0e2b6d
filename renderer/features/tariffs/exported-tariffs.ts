import type { TariffRow } from '../../../shared/contract/tariffs.ts';
import { LEDGER_WORDS } from '../../../shared/rules/ledger-words.ts';
import type { TableColumn } from '../../ui/table-cells.ts';
import { CHARGE_GROUPS, dependsOn, rangeOf } from './words.ts';

/** As it leaves the window: each tariff with the range of its amounts. */
export const exportedTariffs: readonly TableColumn<TariffRow>[] = [
  { title: 'Site', width: 18, value: (row) => row.siteName },
  { title: 'Tarif', width: 34, value: (row) => row.name },
  { title: 'Compte', width: 14, value: ({ ledger }) => LEDGER_WORDS[ledger] },
  { title: 'Genre', width: 18, value: (row) => CHARGE_GROUPS.find(({ charge }) => charge === row.charge)?.title },
  { title: 'Vaut pour', width: 34, value: (row) => row.holdsFor },
  { title: 'Montants', width: 34, value: (row) => rangeOf(row.rates) },
  { title: 'Dépend de', width: 24, value: (row) => dependsOn(row.rates) },
  { title: 'Sans prix', width: 34, value: (row) => row.gaps.join(', ') },
  { title: 'Archivé le', kind: 'instant', value: (row) => row.archivedAt },
];

import type { SiteSheet } from '../../../shared/contract/sites.ts';
import { SITE_FIELDS, siteFieldNames } from '../../../shared/rules/site-fields.ts';
import type { TableColumn } from '../../ui/table-cells.ts';

/** As it leaves the window: how each site is called and reached. */
export const exportedSites: readonly TableColumn<SiteSheet>[] = [
  ...siteFieldNames.map((name) => ({ title: SITE_FIELDS[name].label, width: 26, value: (row: SiteSheet) => row[name] })),
  { title: 'Établissement public', kind: 'yes-no', value: (row) => row.publicBody },
  { title: 'Familles', kind: 'number', value: (row) => row.families },
];

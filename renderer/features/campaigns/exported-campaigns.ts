import type { CampaignRow } from '../../../shared/contract/campaigns.ts';
import { CAMPAIGN_PHASE_WORDS } from '../../../shared/rules/campaigns.ts';
import type { TableColumn } from '../../ui/table-cells.ts';

/** As it leaves the window. */
export const exportedCampaigns: readonly TableColumn<CampaignRow>[] = [
  { title: 'Campagne', width: 34, value: (row) => row.name },
  { title: 'Site', width: 18, value: (row) => row.siteName },
  { title: 'Année préparée', width: 16, value: (row) => row.schoolYear },
  { title: 'État', width: 16, value: (row) => CAMPAIGN_PHASE_WORDS[row.phase] },
  { title: 'Ouvre le', kind: 'instant', value: (row) => row.opensAt },
  { title: 'Ferme le', kind: 'instant', value: (row) => row.closesAt },
  { title: 'Réponses', kind: 'number', value: (row) => row.answered },
  { title: 'À valider', kind: 'number', value: (row) => row.waiting },
];

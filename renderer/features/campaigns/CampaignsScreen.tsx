import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { counted } from '../../../shared/count.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { RowsExport } from '../../ui/ListExport.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Answer, Empty, Waiting } from '../../ui/states.tsx';
import { CampaignCard } from './CampaignCard.tsx';
import classes from './campaigns.module.css';
import { exportedCampaigns } from './exported-campaigns.ts';

/** Every campaign of the site that is looked at, the latest first. */
export function CampaignsScreen() {
  const { may, siteId, sites } = useDesk();
  const asked = useOperation('campaigns.list', {});
  const shown = asked.data?.filter((campaign) => !siteId || campaign.siteId === siteId);
  const open = shown?.filter(({ phase }) => phase === 'open').length ?? 0;
  const create = may('campaigns.create') && (
    <Button component={Link} to="/reinscriptions/nouvelle" leftSection={<IconPlus aria-hidden size={18} stroke={1.75} />}>
      Nouvelle campagne
    </Button>
  );
  return (
    <Screen
      title="Réinscriptions"
      below={shown ? `${counted(shown.length, 'campagne')}${open > 0 ? `, dont ${counted(open, 'ouverte')}` : ''}` : 'Chargement…'}
      actions={
        shown &&
        shown.length > 0 && (
          <>
            <RowsExport
              rows={shown}
              title="Campagnes de réinscription"
              fileName="campagnes"
              filters={[siteId && `Site : ${sites.find(({ id }) => id === siteId)?.name}`]}
              columns={exportedCampaigns}
            />
            {create}
          </>
        )
      }
    >
      <Answer asked={asked} waiting={<Waiting rows={3} height={128} />}>
        {() =>
          shown?.length === 0 ? (
            <div className={classes.frame}>
              <Empty
                sentence="Aucune campagne pour le moment. Préparez-en une : les familles ne verront rien avant son ouverture."
                action={create}
              />
            </div>
          ) : (
            <ul className={classes.cards}>
              {shown?.map((campaign) => (
                <CampaignCard key={campaign.id} campaign={campaign} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Screen>
  );
}

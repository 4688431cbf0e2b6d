import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { CampaignRow } from '../../../shared/contract/campaigns.ts';
import { figure } from '../../../shared/count.ts';
import { CAMPAIGN_PHASE_WORDS } from '../../../shared/rules/campaigns.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Pill } from '../../ui/Pill.tsx';
import { CampaignActs } from './CampaignActs.tsx';
import classes from './campaigns.module.css';
import { datesInWords, PHASE_TONES } from './words.ts';

/** One campaign in the list: what it is, when, how many have answered. */
export function CampaignCard({ campaign }: { campaign: CampaignRow }) {
  const { sites } = useDesk();
  return (
    <li className={classes.card} data-phase={campaign.phase}>
      <div className={classes.about}>
        <div className={classes.name}>
          <h2>
            <Link to={`/reinscriptions/${campaign.id}`}>{campaign.name}</Link>
          </h2>
          <Pill tone={PHASE_TONES[campaign.phase]}>{CAMPAIGN_PHASE_WORDS[campaign.phase]}</Pill>
        </div>
        <p className={classes.small}>
          {sites.length > 1 && `${campaign.siteName} · `}prépare {campaign.schoolYear}
        </p>
        <p className={classes.small}>{datesInWords(campaign)}</p>
      </div>
      <dl className={classes.figures}>
        <div>
          <dt>{campaign.answered > 1 ? 'réponses' : 'réponse'}</dt>
          <dd>{figure(campaign.answered)}</dd>
        </div>
        <div data-tone={campaign.waiting > 0 ? 'amber' : undefined}>
          <dt>à valider</dt>
          <dd>{figure(campaign.waiting)}</dd>
        </div>
      </dl>
      <div className={classes.acts}>
        <Button variant="default" component={Link} to={`/reinscriptions/${campaign.id}`} aria-label={`Suivre ${campaign.name}`}>
          Suivre
        </Button>
        <CampaignActs campaign={campaign} />
      </div>
    </li>
  );
}

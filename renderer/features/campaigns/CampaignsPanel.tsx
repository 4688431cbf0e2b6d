import { Skeleton } from '@mantine/core';
import { Link } from 'react-router';
import type { CampaignRow } from '../../../shared/contract/campaigns.ts';
import { counted, figure } from '../../../shared/count.ts';
import { formatDeadline } from '../../../shared/dates.ts';
import { FOLLOW_FILTER_WORDS, FOLLOW_WORDS, type FollowFilter, type FollowState, WITHOUT_ANSWER } from '../../../shared/rules/campaigns.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Problem } from '../../ui/states.tsx';
import classes from './campaigns-panel.module.css';

/** In the order of a pipe: what is done first, who has not answered last. */
const PARTS: { states: readonly FollowState[]; word: string; tone: string; to: FollowFilter }[] = [
  { states: ['validated'], word: FOLLOW_WORDS.validated, tone: 'green', to: 'validated' },
  { states: ['submitted'], word: FOLLOW_WORDS.submitted, tone: 'amber', to: 'submitted' },
  { states: ['to-complete'], word: FOLLOW_WORDS['to-complete'], tone: 'copper', to: 'to-complete' },
  { states: ['leaving', 'refused'], word: 'Partants ou refusés', tone: 'garnet', to: 'leaving' },
  { states: WITHOUT_ANSWER, word: FOLLOW_FILTER_WORDS.unanswered, tone: 'none', to: 'unanswered' },
];

/** At most so many: the others are on their own screen. */
const SHOWN = 3;

/** How far the campaigns are that families may answer now; nothing where there is none. */
export function CampaignsPanel() {
  const { siteId } = useDesk();
  const asked = useOperation('campaigns.list', {});
  const open = (asked.data ?? []).filter(({ phase, siteId: at }) => phase === 'open' && (!siteId || at === siteId));
  if (open.length === 0) return null;
  return (
    <Panel title="Réinscriptions en cours" aside={<Link to="/reinscriptions">Ouvrir les campagnes</Link>} flush>
      <ul className={classes.campaigns}>
        {open.slice(0, SHOWN).map((campaign) => (
          <li key={campaign.id} className={classes.campaign}>
            <Progress campaign={campaign} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Progress({ campaign }: { campaign: CampaignRow }) {
  const { sites } = useDesk();
  const asked = useOperation('campaigns.progress', { id: campaign.id });
  const total = asked.data?.students ?? 0;
  const counts = PARTS.map((part) => ({ ...part, count: part.states.reduce((sum, state) => sum + (asked.data?.states[state] ?? 0), 0) }));
  return (
    <>
      <p className={classes.title}>
        <Link to={`/reinscriptions/${campaign.id}`}>{campaign.name}</Link>
        <span className={classes.small}>
          {sites.length > 1 && `${campaign.siteName} · `}jusqu’au {formatDeadline(campaign.closesAt)}
        </span>
      </p>
      {asked.error && !asked.data && <Problem refusal={asked.error} retry={() => void asked.refetch()} busy={asked.isFetching} />}
      {!asked.data && !asked.error && <Skeleton height={62} radius="md" />}
      {asked.data && (
        <>
          <div aria-hidden className={classes.bar}>
            {counts.map(({ word, tone, count }) => (
              <span key={word} data-tone={tone} style={{ width: `${total === 0 ? 0 : (100 * count) / total}%` }} />
            ))}
          </div>
          <ul className={classes.legend} aria-label={`${campaign.name} : ${counted(total, 'élève')}`}>
            {counts.map(({ word, tone, count, to }) => (
              <li key={word}>
                <span aria-hidden className={classes.dot} data-tone={tone} />
                <Link to={`/reinscriptions/${campaign.id}?etat=${to}`}>
                  {word} <strong>{figure(count)}</strong>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

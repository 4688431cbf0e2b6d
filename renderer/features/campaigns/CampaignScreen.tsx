import { Button } from '@mantine/core';
import { IconMessages, IconPencil } from '@tabler/icons-react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { CampaignProgress } from '../../../shared/contract/campaigns.ts';
import { counted } from '../../../shared/count.ts';
import { CAMPAIGN_PHASE_WORDS, FOLLOW_FILTERS, type FollowFilter } from '../../../shared/rules/campaigns.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Problem, Waiting } from '../../ui/states.tsx';
import { AnswersExport } from './AnswersExport.tsx';
import { CampaignActs } from './CampaignActs.tsx';
import classes from './campaigns.module.css';
import { FollowUpList } from './FollowUpList.tsx';
import { ProgressCharts } from './ProgressCharts.tsx';
import { StateTiles } from './StateTiles.tsx';
import { datesInWords, PHASE_TONES } from './words.ts';

const BACK = <Link to="/reinscriptions">Réinscriptions</Link>;

/** How far one campaign is: by state, by day, by discipline, and who stands where. */
export function CampaignScreen() {
  const { id = '' } = useParams();
  const asked = useOperation('campaigns.progress', { id });
  if (asked.data) return <FollowUp key={id} progress={asked.data} />;
  return (
    <Screen
      key={asked.error ? 'problem' : 'waiting'}
      title={asked.error ? 'Cette campagne n’a pas pu s’afficher' : 'Campagne'}
      above={BACK}
    >
      {asked.error ? (
        <Problem refusal={asked.error} retry={() => void asked.refetch()} busy={asked.isFetching} />
      ) : (
        <Waiting rows={6} height={110} />
      )}
    </Screen>
  );
}

/** State, discipline and search are part of the address: coming back finds the list as it was. */
function FollowUp({ progress }: { progress: CampaignProgress }) {
  const { campaign } = progress;
  const { may } = useDesk();
  const go = useNavigate();
  const [params, setParams] = useSearchParams();
  const named = params.get('etat');
  const state = FOLLOW_FILTERS.find((one) => one === named) ?? null;
  const chooseState = (next: FollowFilter | null) => {
    const others = new URLSearchParams(params);
    others.delete('page');
    if (next) others.set('etat', next);
    else others.delete('etat');
    // at once: what is pressed next is about the list as it is then
    setParams(others, { replace: true, flushSync: true });
  };
  return (
    <Screen
      title={campaign.name}
      above={BACK}
      below={
        <span className={classes.name}>
          <Pill tone={PHASE_TONES[campaign.phase]}>{CAMPAIGN_PHASE_WORDS[campaign.phase]}</Pill>
          {campaign.siteName} · prépare {campaign.schoolYear} · {datesInWords(campaign)}
        </span>
      }
      actions={
        <>
          {may('reEnrolments.changes') && campaign.phase !== 'draft' && <AnswersExport campaign={campaign} />}
          {may('opinions.list') && (
            <Button
              variant="default"
              component={Link}
              to={`/reinscriptions/${campaign.id}/avis`}
              leftSection={<IconMessages aria-hidden size={17} stroke={1.75} />}
            >
              Avis des enseignants
            </Button>
          )}
          {may('campaigns.edit') && campaign.phase !== 'closed' && (
            <Button
              variant="default"
              component={Link}
              to={`/reinscriptions/${campaign.id}/modifier`}
              leftSection={<IconPencil aria-hidden size={17} stroke={1.75} />}
            >
              Modifier
            </Button>
          )}
          <CampaignActs campaign={campaign} primary onRemoved={() => void go('/reinscriptions')} />
        </>
      }
    >
      <div className={classes.stack}>
        {campaign.phase === 'draft' && (
          <Notice tone="ink">
            <strong>Cette campagne est un brouillon.</strong> Elle concernerait {counted(progress.students, 'élève')} aujourd’hui ; les
            familles n’en voient rien avant son ouverture.
          </Notice>
        )}
        {campaign.phase === 'over' && campaign.waiting > 0 && (
          <Notice tone="amber">
            La campagne est terminée : {counted(campaign.waiting, 'réponse')} {campaign.waiting > 1 ? 'attendent' : 'attend'} encore votre
            décision.
          </Notice>
        )}
        {progress.past && (
          <Notice tone="ink">L’année {campaign.schoolYear} a commencé : seuls sont comptés les élèves qui avaient répondu.</Notice>
        )}
        <StateTiles progress={progress} chosen={state} onChoose={chooseState} />
        {campaign.phase !== 'draft' && campaign.phase !== 'coming' && <ProgressCharts progress={progress} />}
        <FollowUpList progress={progress} state={state} onState={chooseState} />
      </div>
    </Screen>
  );
}

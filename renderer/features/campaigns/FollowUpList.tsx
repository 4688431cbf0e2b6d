import { Button, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconChecks } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { CampaignProgress, FollowUpRow } from '../../../shared/contract/campaigns.ts';
import { counted, figure } from '../../../shared/count.ts';
import { FOLLOW_FILTER_WORDS, type FollowFilter, WITHOUT_ANSWER } from '../../../shared/rules/campaigns.ts';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { ListExport } from '../../ui/ListExport.tsx';
import { RowsTable } from '../../ui/RowsTable.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Empty } from '../../ui/states.tsx';
import { BulkDecision } from './BulkDecision.tsx';
import { exportedFollowUp } from './exported-follow-up.ts';
import classes from './follow-up.module.css';
import { followUpColumns } from './follow-up-columns.tsx';
import { Reminder } from './Reminder.tsx';

const PAGE = 50;

interface Props {
  progress: CampaignProgress;
  state: FollowFilter | null;
  onState: (state: FollowFilter | null) => void;
}

/** Who stands where, a page at a time; those that wait can be chosen and decided together. */
export function FollowUpList({ progress: { campaign, disciplines, states }, state, onState }: Props) {
  const { may } = useDesk();
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState(params.get('q') ?? '');
  const [search] = useDebouncedValue(typed.trim(), 180);
  const [chosen, setChosen] = useState<ReadonlyMap<string, FollowUpRow>>(new Map());
  const [deciding, setDeciding] = useState(false);
  const page = Number(params.get('page') ?? 0);
  const disciplineId = params.get('discipline');
  const set = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries({ page: null, ...changes })) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setParams(next, { replace: true });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when what is searched changes
  useEffect(() => {
    if (search !== (params.get('q') ?? '')) set({ q: search });
  }, [search]);
  const where = { id: campaign.id, state, disciplineId, search };
  const asked = useOperation('campaigns.followUp', { ...where, page, pageSize: PAGE }, { keepPrevious: true });
  const mayDecide = may('reEnrolments.decide');
  const discipline = disciplines.find(({ id }) => id === disciplineId);
  const unanswered = WITHOUT_ANSWER.reduce((sum, one) => sum + states[one], 0);
  const showAll = () => {
    setTyped('');
    setParams({}, { replace: true });
  };
  const isNarrowed = state !== null || disciplineId !== null || search !== '';
  return (
    <section aria-label="Élèves">
      <div className={classes.tools}>
        <h2 className={classes.heading}>{state ? FOLLOW_FILTER_WORDS[state] : 'Tous les élèves concernés'}</h2>
        {!state && unanswered > 0 && (
          <Button size="compact-sm" variant="subtle" onClick={() => onState('unanswered')}>
            Sans réponse : {figure(unanswered)}
          </Button>
        )}
        {state && (
          <Button size="compact-sm" variant="subtle" onClick={() => onState(null)}>
            Voir tous les états
          </Button>
        )}
        <span aria-live="polite" className={classes.small}>
          {asked.data && counted(asked.data.total, 'élève')}
        </span>
        <span className={classes.room} />
        <ListExport
          operation="campaigns.followUp"
          input={where}
          title={`Suivi – ${campaign.name}`}
          fileName="suivi-reinscriptions"
          filters={[state && FOLLOW_FILTER_WORDS[state], discipline?.name, search && `Recherche : « ${search} »`]}
          columns={exportedFollowUp}
          total={asked.data?.total}
        />
        {may('mailings.create') && (asked.data?.total ?? 0) > 0 && <Reminder campaign={campaign} state={state} where={where} />}
        {mayDecide && campaign.waiting > 0 && (
          <Button
            variant={chosen.size > 0 ? 'filled' : 'default'}
            leftSection={<IconChecks aria-hidden size={18} stroke={1.75} />}
            onClick={() => setDeciding(true)}
          >
            {chosen.size > 0 ? `Valider la sélection (${chosen.size})…` : 'Valider tout ce qui attend…'}
          </Button>
        )}
      </div>
      <div className={classes.tools}>
        <SearchField
          aria-label="Rechercher un élève ou une famille"
          placeholder="Nom, prénom, numéro de famille"
          value={typed}
          onChange={setTyped}
          className={classes.search}
        />
        <Select
          aria-label="Discipline"
          placeholder="Toutes les disciplines"
          searchable
          clearable
          allowDeselect
          data={[...disciplines].sort((a, b) => a.name.localeCompare(b.name, 'fr')).map(({ id, name }) => ({ value: id, label: name }))}
          value={disciplineId}
          onChange={(value) => set({ discipline: value })}
        />
      </div>
      <RowsTable
        label="Élèves de la campagne"
        asked={asked}
        columns={followUpColumns({ rows: asked.data?.rows ?? [], mayDecide, chosen, onChoose: setChosen })}
        page={page}
        pageSize={PAGE}
        onPage={(next) => set({ page: next > 0 ? String(next) : null })}
        empty={
          <Empty
            sentence={isNarrowed ? 'Aucun élève ne correspond.' : 'Cette campagne ne concerne aucun élève.'}
            action={
              isNarrowed && (
                <Button variant="default" onClick={showAll}>
                  Montrer tous les élèves
                </Button>
              )
            }
          />
        }
      />
      {deciding && (
        <BulkDecision
          campaignName={campaign.name}
          chosen={[...chosen.values()]}
          where={where}
          onClose={() => setDeciding(false)}
          onStarted={() => {
            setDeciding(false);
            setChosen(new Map());
          }}
        />
      )}
    </section>
  );
}

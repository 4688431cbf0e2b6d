import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { CampaignFile } from '../../../shared/contract/campaigns.ts';
import { dayOf } from '../../../shared/dates.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Screen } from '../../ui/Screen.tsx';
import { Problem, Waiting } from '../../ui/states.tsx';
import { tellDone } from '../../ui/tell.ts';
import { CampaignForm } from './CampaignForm.tsx';
import { copyOf, newCampaign, typedOf } from './campaign-form.ts';

const BACK = <Link to="/reinscriptions">Réinscriptions</Link>;

/** A new campaign, from nothing or from another one. */
export function NewCampaignScreen() {
  const { siteId, sites } = useDesk();
  const go = useNavigate();
  const create = useAct('campaigns.create');
  const [params] = useSearchParams();
  const modelId = params.get('modele');
  const model = useOperation('campaigns.get', { id: modelId ?? '' }, { enabled: modelId !== null });
  const [typed] = useState(() => newCampaign(siteId ?? sites[0]?.id ?? '', dayOf(new Date())));
  if (modelId && !model.data) return <NotYet asked={model} title="Nouvelle campagne" />;
  return (
    <Screen
      title="Nouvelle campagne"
      above={BACK}
      below={
        model.data ? `D’après « ${model.data.name} », un an plus tard.` : 'Un brouillon : les familles ne verront rien avant son ouverture.'
      }
    >
      <CampaignForm
        initial={model.data ? copyOf(model.data) : typed}
        sitesToChoose={sites}
        submitWord="Enregistrer le brouillon"
        pending={create.isPending}
        cancelTo="/reinscriptions"
        onSubmit={(siteChosen, settings, { onDone, onRefused }) =>
          create.mutate(
            { siteId: siteChosen, ...settings },
            {
              onSuccess: ({ id }) => {
                onDone();
                tellDone('La campagne est enregistrée en brouillon. Ouvrez-la quand elle est prête.');
                void go(`/reinscriptions/${id}`);
              },
              onError: onRefused,
            },
          )
        }
      />
    </Screen>
  );
}

/** Changing a campaign; open ones too. */
export function EditCampaignScreen() {
  const { id = '' } = useParams();
  const asked = useOperation('campaigns.get', { id });
  if (!asked.data) return <NotYet asked={asked} title="Modifier la campagne" />;
  return <Edit key={id} file={asked.data} />;
}

function Edit({ file }: { file: CampaignFile }) {
  const go = useNavigate();
  const edit = useAct('campaigns.edit');
  // what is typed is compared with what was read first, so that a colleague's change is told and not overwritten
  const [read] = useState(file);
  return (
    <Screen
      title={`Modifier « ${read.name} »`}
      above={BACK}
      below={read.phase === 'open' ? 'Cette campagne est ouverte : les familles verront le changement aussitôt.' : read.siteName}
    >
      <CampaignForm
        initial={typedOf(read)}
        campaignId={read.id}
        submitWord="Enregistrer la campagne"
        pending={edit.isPending}
        cancelTo={`/reinscriptions/${read.id}`}
        onSubmit={(_site, settings, { onDone, onRefused }) =>
          edit.mutate(
            { id: read.id, version: read.version, ...settings },
            {
              onSuccess: () => {
                onDone();
                tellDone('La campagne est enregistrée.');
                void go(`/reinscriptions/${read.id}`);
              },
              onError: onRefused,
            },
          )
        }
      />
    </Screen>
  );
}

const NotYet = ({ asked, title }: { asked: ReturnType<typeof useOperation<'campaigns.get'>>; title: string }) => (
  <Screen title={title} above={BACK}>
    {asked.error ? (
      <Problem refusal={asked.error} retry={() => void asked.refetch()} busy={asked.isFetching} />
    ) : (
      <Waiting rows={8} height={64} />
    )}
  </Screen>
);

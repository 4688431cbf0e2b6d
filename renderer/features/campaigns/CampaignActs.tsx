import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { CampaignRow } from '../../../shared/contract/campaigns.ts';
import { useAct } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { CloseCampaign } from './CloseCampaign.tsx';
import { OpenCampaign } from './OpenCampaign.tsx';

/** What can be done with a campaign in the state that it is in. `onRemoved`: where one goes once it is gone. */
export function CampaignActs({
  campaign,
  primary = false,
  onRemoved,
}: {
  campaign: CampaignRow;
  primary?: boolean;
  onRemoved?: () => void;
}) {
  const { may } = useDesk();
  const go = useNavigate();
  const [asking, setAsking] = useState<'open' | 'close' | null>(null);
  const remove = useAct('campaigns.remove');
  if (!may('campaigns.edit')) return null;
  const { id, version, phase, name, answered } = campaign;
  const isRunning = phase === 'open' || phase === 'coming';
  const forget = () =>
    remove.mutate(
      { id, version },
      {
        onSuccess: () => {
          tellDone(`« ${name} » est supprimée.`);
          onRemoved?.();
        },
        onError: (refusal) => tellRefused(refusal, 'La campagne n’a pas été supprimée'),
      },
    );
  return (
    <>
      {isRunning ? (
        <Button variant="default" onClick={() => setAsking('close')} aria-label={`Fermer ${name}`}>
          Fermer…
        </Button>
      ) : (
        <Button
          variant={primary ? 'filled' : 'default'}
          onClick={() => setAsking('open')}
          aria-label={`${phase === 'draft' ? 'Ouvrir' : 'Rouvrir'} ${name}`}
        >
          {phase === 'draft' ? 'Ouvrir…' : 'Rouvrir…'}
        </Button>
      )}
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={`Autres actions : ${name}`}>
            <IconDots size={18} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {phase !== 'closed' && (
            <Menu.Item
              leftSection={<IconPencil aria-hidden size={17} stroke={1.75} />}
              component={Link}
              to={`/reinscriptions/${id}/modifier`}
            >
              Modifier
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconCopy aria-hidden size={17} stroke={1.75} />}
            onClick={() => void go(`/reinscriptions/nouvelle?modele=${id}`)}
          >
            Copier pour l’an prochain
          </Menu.Item>
          {answered === 0 && !isRunning && (
            <Menu.Item color="garnet" leftSection={<IconTrash aria-hidden size={17} stroke={1.75} />} onClick={forget}>
              Supprimer
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {asking === 'open' && <OpenCampaign campaign={campaign} onClose={() => setAsking(null)} />}
      {asking === 'close' && <CloseCampaign campaign={campaign} onClose={() => setAsking(null)} />}
    </>
  );
}

import { Button, Modal } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import type { CampaignFile } from '../../../shared/contract/campaigns.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { FollowFilter } from '../../../shared/rules/campaigns.ts';
import { useOperation } from '../../host/operations.ts';
import { Problem, Waiting } from '../../ui/states.tsx';
import { MailingDialog } from '../mailings/MailingDialog.tsx';

/** The wording to begin with, by what one reminds of. */
const TEMPLATES: Partial<Record<FollowFilter, string>> = {
  'never-connected': 're-enrolment.never',
  connected: 're-enrolment.not-started',
  draft: 're-enrolment.draft',
  'to-complete': 're-enrolment.to-complete',
  // it says what holds for all three
  unanswered: 're-enrolment.not-started',
};

interface Props {
  campaign: CampaignFile;
  state: FollowFilter | null;
  where: InputOf<'campaigns.selection'>;
}

/** Writes to the families of the list as it is narrowed, by e-mail and letter: a reminder where the state calls for one. */
export function Reminder({ campaign, state, where }: Props) {
  const [opened, setOpened] = useState(false);
  const isReminder = state !== null && TEMPLATES[state] !== undefined;
  return (
    <>
      <Button variant="default" leftSection={<IconMail aria-hidden size={18} stroke={1.75} />} onClick={() => setOpened(true)}>
        {isReminder ? 'Relancer…' : 'Écrire aux familles…'}
      </Button>
      {opened && <Dialog campaign={campaign} state={state} where={where} onClose={() => setOpened(false)} />}
    </>
  );
}

function Dialog({ campaign, state, where, onClose }: Props & { onClose: () => void }) {
  const asked = useOperation('campaigns.selection', where);
  // whom one writes to is settled when the dialog opens: answers that come meanwhile change nothing under one's hands
  const [families, setFamilies] = useState<readonly string[] | null>(null);
  if (families === null && asked.data) setFamilies(asked.data.familyIds);
  const template = state ? TEMPLATES[state] : undefined;
  if (families === null)
    return (
      <Modal opened onClose={onClose} title="Écrire aux familles" size={1080}>
        {asked.error ? (
          <Problem refusal={asked.error} retry={() => void asked.refetch()} busy={asked.isFetching} />
        ) : (
          <Waiting rows={8} height={52} />
        )}
      </Modal>
    );
  return (
    <MailingDialog
      kind={template ? 're-enrolment' : 'free'}
      title={template ? 'Relancer les familles' : 'Écrire aux familles'}
      familyIds={families}
      campaignId={campaign.id}
      {...(template && { templateKey: template })}
      onClose={onClose}
    />
  );
}

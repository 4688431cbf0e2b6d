import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CampaignRow } from '../../../shared/contract/campaigns.ts';
import { counted } from '../../../shared/count.ts';
import { dayOf, formatDay, formatDeadline, formatTime } from '../../../shared/dates.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { tellDone } from '../../ui/tell.ts';
import { typedInstant } from './campaign-form.ts';
import classes from './campaigns.module.css';

/** Says whom it lets answer and until when, before it does; one whose end is past gets another end. */
export function OpenCampaign({ campaign, onClose }: { campaign: CampaignRow; onClose: () => void }) {
  const { id, version, phase, name, opensAt, closesAt } = campaign;
  const isPast = closesAt <= new Date().toISOString();
  const open = useAct('campaigns.open');
  const file = useOperation('campaigns.get', { id });
  const conditions = file.data?.conditions ?? [];
  const concerned = useOperation('campaigns.preview', { siteId: campaign.siteId, conditions, id }, { enabled: file.data !== undefined });
  const [day, setDay] = useState(isPast ? '' : formatDay(dayOf(closesAt)));
  const [time, setTime] = useState(formatTime(closesAt));
  const [problem, setProblem] = useState<string | null>(null);
  const end = typedInstant(day, time);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    if (end === null) return setProblem('Un jour et une heure, par exemple 31/01/2027 à 15:00.');
    open.mutate(
      { id, version, closesAt: end },
      {
        onSuccess: () => {
          onClose();
          tellDone(`« ${name} » est ouverte jusqu’au ${formatDeadline(end)}.`);
        },
        onError: ({ fields }) => setProblem(fields?.closesAt ?? null),
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={phase === 'draft' ? 'Ouvrir la campagne' : 'Rouvrir la campagne'}>
      <form onSubmit={submit} noValidate className={classes.ask}>
        <p>
          <strong>{name}</strong>, {campaign.siteName}.{' '}
          {concerned.data
            ? `${counted(concerned.data.students, 'élève')} de ${counted(concerned.data.families, 'famille')} ${concerned.data.students > 1 ? 'pourront' : 'pourra'} répondre`
            : 'Les élèves concernés pourront répondre'}
          {opensAt > new Date().toISOString() ? ` à partir du ${formatDeadline(opensAt)}.` : ' dès maintenant.'}
        </p>
        {concerned.data?.students === 0 && (
          <Notice tone="amber">Aucun élève ne répond à ces conditions : modifiez d’abord qui peut répondre.</Notice>
        )}
        <div className={classes.moment}>
          <DayInput label="Jusqu’au" data-autofocus={isPast || undefined} value={day} onChange={setDay} error={problem} />
          <TextInput
            label="Heure"
            aria-label="Heure de fermeture"
            value={time}
            onChange={(event) => setTime(event.currentTarget.value)}
            maxLength={7}
          />
        </div>
        {open.error && !problem && (
          <Notice tone="garnet" alert>
            {open.error.message}
          </Notice>
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
          <Button type="submit" loading={open.isPending}>
            {phase === 'draft' ? 'Ouvrir la campagne' : 'Rouvrir la campagne'}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

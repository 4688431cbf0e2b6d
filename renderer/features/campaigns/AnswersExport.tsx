import { Button, Modal, Radio, SegmentedControl } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import type { CampaignFile } from '../../../shared/contract/campaigns.ts';
import { counted } from '../../../shared/count.ts';
import { formatDateTime } from '../../../shared/dates.ts';
import { useOperation } from '../../host/operations.ts';
import { Problem, Waiting } from '../../ui/states.tsx';
import classes from './campaigns.module.css';
import { ANSWER_COLUMNS } from './exported-answers.ts';
import { useAnswersExport } from './use-answers-export.ts';

/** What families answered, for another program: all of it, or what has changed since the last time. */
export function AnswersExport({ campaign }: { campaign: CampaignFile }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconFileExport aria-hidden size={18} stroke={1.75} />} onClick={() => setOpened(true)}>
        Exporter les réponses…
      </Button>
      {opened && <Ask campaign={campaign} onClose={() => setOpened(false)} />}
    </>
  );
}

function Ask({ campaign, onClose }: { campaign: CampaignFile; onClose: () => void }) {
  const [chosen, setChosen] = useState<'last' | 'beginning' | null>(null);
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx');
  const asked = useOperation('reEnrolments.changes', { campaignId: campaign.id, since: 'last' });
  const { busy, take } = useAnswersExport(campaign, onClose);
  const known = asked.data;
  const since = chosen ?? (known?.last ? 'last' : 'beginning');
  const rows = since === 'last' ? known?.changed : known?.total;
  return (
    <Modal opened onClose={onClose} title="Exporter les réponses" size="lg">
      {asked.error && <Problem refusal={asked.error} retry={() => void asked.refetch()} busy={asked.isFetching} />}
      {!known && !asked.error && <Waiting rows={3} height={50} />}
      {known && (
        <div className={classes.ask}>
          <p>
            {known.last
              ? `Dernier export le ${formatDateTime(known.last.at)}${known.last.by ? ` par ${known.last.by}` : ''} : ${counted(known.last.rows, 'ligne')}.`
              : 'Rien n’a encore été exporté de cette campagne.'}
          </p>
          <Radio.Group label="Quelles réponses" value={since} onChange={(value) => setChosen(value as 'last' | 'beginning')}>
            <div className={classes.choices}>
              <Radio
                value="last"
                disabled={!known.last}
                label={`Depuis le dernier export${known.last ? ` : ${counted(known.changed, 'réponse')}` : ''}`}
                description="Celles que les familles ont envoyées, changées ou retirées, et celles que vous avez décidées."
              />
              <Radio
                value="beginning"
                label={`Tout : ${counted(known.total, 'réponse')}`}
                description="Les brouillons n’en font pas partie."
              />
            </div>
          </Radio.Group>
          <SegmentedControl
            aria-label="Fichier"
            data={[
              { value: 'xlsx', label: 'Classeur Excel (XLSX)' },
              { value: 'csv', label: 'CSV (points-virgules)' },
            ]}
            value={format}
            onChange={(value) => setFormat(value as 'xlsx' | 'csv')}
          />
          <details>
            <summary>Les {ANSWER_COLUMNS.length} colonnes du fichier</summary>
            <dl className={classes.columns}>
              {ANSWER_COLUMNS.map(({ title, about }) => (
                <div key={title}>
                  <dt>{title}</dt>
                  <dd>{about}</dd>
                </div>
              ))}
            </dl>
          </details>
          <div className={classes.buttons}>
            <Button variant="default" onClick={onClose}>
              Annuler
            </Button>
            <Button loading={busy} disabled={rows === 0} onClick={() => void take(since, format)}>
              {rows === 0 ? 'Rien à exporter' : `Exporter ${counted(rows ?? 0, 'réponse')}`}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}

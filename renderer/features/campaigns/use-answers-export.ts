import { useState } from 'react';
import type { CampaignFile } from '../../../shared/contract/campaigns.ts';
import { counted } from '../../../shared/count.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { useHost } from '../../host/host.ts';
import { type FileKind, tableFile, tableFileName } from '../../ui/table-file.ts';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { useSaveFile } from '../../ui/use-save-file.ts';
import { ANSWER_COLUMNS } from './exported-answers.ts';

/** Reads the answers, saves the file, and only then notes that they have left: what was not saved will be in the next one. */
export function useAnswersExport(campaign: CampaignFile, onSaved: () => void) {
  const { call, queries } = useHost();
  const saveFile = useSaveFile();
  const [busy, setBusy] = useState(false);
  const take = async (since: 'last' | 'beginning', format: FileKind): Promise<void> => {
    setBusy(true);
    try {
      const { rows, mark } = await call('reEnrolments.changes', { campaignId: campaign.id, since });
      const bytes = await tableFile(format, campaign.name, ANSWER_COLUMNS, rows);
      const name = since === 'last' ? 'reinscriptions-changements' : 'reinscriptions';
      const fileName = tableFileName(name, format, new Date());
      const path = await saveFile(fileName, bytes, 'L’export n’a pas été enregistré');
      if (!path) return;
      await call('reEnrolments.noteExport', {
        campaignId: campaign.id,
        since,
        mark,
        format,
        rows: rows.length,
        fileName: path.split(/[\\/]/).at(-1) ?? fileName,
        sha256: await sha256(bytes),
      });
      void queries.invalidateQueries();
      tellDone(`${counted(rows.length, 'réponse')} : ${path}`);
      onSaved();
    } catch (error) {
      tellRefused(error instanceof Refusal ? error : { message: 'Le fichier n’a pas pu être fait.' }, 'L’export n’a pas été fait');
    } finally {
      setBusy(false);
    }
  };
  return { busy, take };
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

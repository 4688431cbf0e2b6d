import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import type { FollowUpRow } from '../../../shared/contract/campaigns.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { counted } from '../../../shared/count.ts';
import { useOperation } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useBulk } from '../jobs/use-bulk.ts';
import classes from './campaigns.module.css';

interface Props {
  campaignName: string;
  /** None: all that wait in the list as it is narrowed. */
  chosen: readonly FollowUpRow[];
  where: InputOf<'campaigns.selection'>;
  onClose: () => void;
  onStarted: () => void;
}

/** Says how many will be validated and written to, before it begins; each as it was seen. */
export function BulkDecision({ campaignName, chosen, where, onClose, onStarted }: Props) {
  const [careful, setCareful] = useState(true);
  const bulk = useBulk('reEnrolments.decide');
  const all = useOperation('campaigns.selection', where, { enabled: chosen.length === 0 });
  const waiting =
    chosen.length > 0
      ? chosen.flatMap(({ reEnrolment, studentName }) =>
          reEnrolment ? [{ id: reEnrolment.id, version: reEnrolment.version, label: `${studentName} (${reEnrolment.number ?? ''})` }] : [],
        )
      : (all.data?.waiting ?? []);
  const start = () =>
    bulk.start(
      `Validation de ${counted(waiting.length, 'réinscription')}, ${campaignName}`,
      waiting.map(({ id, version, label }) => ({ label, input: { id, version, decision: 'validated', unlessWarned: careful } })),
      onStarted,
    );
  const isCounting = chosen.length === 0 && !all.data;
  return (
    <Modal opened onClose={onClose} title="Valider plusieurs réinscriptions">
      <div className={classes.ask}>
        {all.error && (
          <Notice tone="garnet" alert>
            {all.error.message}
          </Notice>
        )}
        <p>
          {isCounting
            ? 'Compte en cours…'
            : waiting.length === 0
              ? 'Rien n’attend dans la liste telle qu’elle est affichée.'
              : `${counted(waiting.length, 'réinscription')} ${waiting.length > 1 ? 'seront validées' : 'sera validée'}, cours compris. Un e-mail partira pour chacune, à la personne qui l’a envoyée.`}
        </p>
        <Checkbox
          checked={careful}
          onChange={(event) => setCareful(event.currentTarget.checked)}
          label="Laisser de côté celles qui ont un point à examiner"
          description="Absences non justifiées, échéance passée, instrument à rendre, pièce manquante : elles resteront à valider, et le compte rendu les nommera."
        />
        <p className={classes.hint}>
          Celles qu’une famille a changées entre-temps, ou qu’un désaccord arrête, ne sont pas validées : le compte rendu les nomme aussi.
        </p>
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
          <Button data-autofocus disabled={waiting.length === 0} loading={bulk.isStarting} onClick={start}>
            {waiting.length > 0 ? `Valider ${counted(waiting.length, 'réinscription')}` : 'Valider'}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { FamilyRow } from '../../../shared/contract/families.ts';
import type { StudentFile } from '../../../shared/contract/students-desk.ts';
import { useAct } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { tellDone } from '../../ui/tell.ts';
import { FamilyPicker } from '../families/FamilyPicker.tsx';
import classes from './students.module.css';

interface Props {
  student: StudentFile;
  siteId: string;
  name: string;
  onClose: () => void;
}

/** Gives a student to another family of the same site. */
export function MoveStudent({ student, siteId, name, onClose }: Props) {
  const move = useAct('students.move');
  const [family, setFamily] = useState<FamilyRow | null>(null);
  return (
    <Modal opened onClose={onClose} title={`Changer ${name} de famille`}>
      <div className={classes.move}>
        <p>
          La fiche, les cours, les pièces et les réponses aux campagnes suivent l’élève. Les factures restent à la famille à laquelle elles
          ont été adressées.
        </p>
        <FamilyPicker siteId={siteId} label="Nouvelle famille" chosen={family} onChoose={setFamily} />
        {move.error && (
          <Notice tone="garnet" alert>
            {move.error.message}
          </Notice>
        )}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
          <Button
            disabled={!family}
            loading={move.isPending}
            onClick={() =>
              family &&
              move.mutate(
                { studentId: student.id, version: student.version, familyId: family.id },
                {
                  onSuccess: () => {
                    tellDone(`${name} est maintenant dans la famille ${family.name}.`);
                    onClose();
                  },
                },
              )
            }
          >
            Changer de famille
          </Button>
        </div>
      </div>
    </Modal>
  );
}

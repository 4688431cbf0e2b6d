import { ActionIcon, Button, Menu } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconArchive, IconArrowsExchange, IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { StudentFile } from '../../../shared/contract/students-desk.ts';
import { ageOn, dayOf, formatDay } from '../../../shared/dates.ts';
import { useAct } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Panel } from '../../ui/Panel.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { SheetForm } from '../families/SheetForm.tsx';
import { SheetPanel } from '../families/SheetPanel.tsx';
import { SheetValues } from '../families/SheetValues.tsx';
import { MoveStudent } from './MoveStudent.tsx';
import classes from './students.module.css';

interface Props {
  student: StudentFile;
  siteId: string;
  /** The family's file is archived: it is read, not written. */
  closed: boolean;
}

/** One student: this year's courses, and the sheet. */
export function StudentPanel({ student, siteId, closed }: Props) {
  const { may } = useDesk();
  const act = useAct('students.edit');
  const name = studentName(student);
  return (
    <SheetPanel
      title={`Élève : ${name}`}
      name={name}
      mayEdit={may('students.edit') && !closed}
      menu={<StudentMenu student={student} siteId={siteId} name={name} />}
    >
      {(editing, close) =>
        editing ? (
          <SheetForm
            subject="student"
            sheet={student}
            busy={act.isPending}
            save="Enregistrer la fiche"
            onClose={close}
            onSave={(values, version, answer) =>
              act.mutate(
                { studentId: student.id, version, values },
                {
                  ...answer,
                  onSuccess: () => {
                    tellDone(`La fiche de ${name} est enregistrée.`);
                    close();
                  },
                },
              )
            }
          />
        ) : (
          <>
            <p className={classes.courses}>
              {student.values.birthDate && <span>{ageOn(student.values.birthDate, dayOf(new Date()))} ans</span>}
              {student.courses.length > 0
                ? student.courses.map((course) => <strong key={course}>{course}</strong>)
                : 'Aucun cours cette année'}
            </p>
            <SheetValues subject="student" values={student.values} pending={student.pending} brief />
          </>
        )
      }
    </SheetPanel>
  );
}

function StudentMenu({ student, siteId, name }: { student: StudentFile; siteId: string; name: string }) {
  const archive = useAct('students.archive');
  const [moving, setMoving] = useState(false);
  const put = (despite: boolean) =>
    archive.mutate(
      { studentId: student.id, version: student.version, despite },
      {
        onSuccess: () => tellDone(`${name} est dans les archives : vous pouvez restaurer sa fiche en bas de la liste des élèves.`),
        onError: (refusal) =>
          refusal.fields?.despite ? confirmArchive(name, refusal.fields.despite, () => put(true)) : tellRefused(refusal),
      },
    );
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={`Autres actions pour ${name}`} title="Autres actions">
            <IconDots size={17} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconArrowsExchange aria-hidden size={17} stroke={1.75} />} onClick={() => setMoving(true)}>
            Changer de famille
          </Menu.Item>
          <Menu.Item color="garnet" leftSection={<IconArchive aria-hidden size={17} stroke={1.75} />} onClick={() => put(false)}>
            Archiver
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {moving && <MoveStudent student={student} siteId={siteId} name={name} onClose={() => setMoving(false)} />}
    </>
  );
}

const confirmArchive = (name: string, sentence: string, onConfirm: () => void) =>
  modals.openConfirmModal({
    title: `Archiver ${name} ?`,
    children: `${sentence} La fiche sort des listes et de l’extranet de la famille ; rien n’est effacé.`,
    labels: { confirm: 'Archiver quand même', cancel: 'Annuler' },
    confirmProps: { color: 'garnet' },
    cancelProps: { 'data-autofocus': true },
    onConfirm,
  });

export const studentName = ({ values }: Pick<StudentFile, 'values'>) => [values.firstName, values.lastName].filter(Boolean).join(' ');

/** Those who have left: their sheets come back with one button. */
export function ArchivedStudents({ students, closed }: { students: readonly StudentFile[]; closed: boolean }) {
  const { may } = useDesk();
  const restore = useAct('students.restore');
  if (students.length === 0) return null;
  return (
    <Panel title={students.length > 1 ? 'Anciens élèves' : 'Ancien élève'} flush>
      <ul className={classes.archived}>
        {students.map((student) => (
          <li key={student.id}>
            <span>
              {studentName(student)}
              <span className={classes.small}>
                {student.values.birthDate && `Date de naissance : ${formatDay(student.values.birthDate)} · `}
                Dans les archives depuis le {formatDay((student.archivedAt ?? '').slice(0, 10))}
              </span>
            </span>
            {may('students.restore') && !closed && (
              <Button
                size="xs"
                variant="default"
                loading={restore.isPending}
                aria-label={`Restaurer ${studentName(student)}`}
                onClick={() =>
                  restore.mutate(
                    { studentId: student.id, version: student.version },
                    {
                      onSuccess: () => tellDone(`${studentName(student)} est de nouveau dans la famille.`),
                      onError: (refusal) => tellRefused(refusal),
                    },
                  )
                }
              >
                Restaurer
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

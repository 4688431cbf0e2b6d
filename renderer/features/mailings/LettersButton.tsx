import { Button, Progress } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import classes from './mailings.module.css';
import { useLetters } from './use-letters.ts';

/** The letters of a run as one PDF: how far it is while it is drawn, and a way to stop. */
export function LettersButton({ id, letters, primary = false }: { id: string; letters: number; primary?: boolean }) {
  const { may } = useDesk();
  const { busy, save, stop } = useLetters(id);
  const drawing = useOperation('mailings.get', { id }, { enabled: busy }).data?.drawing;
  if (letters === 0 || !may('mailings.letters')) return null;
  if (busy)
    return (
      <div className={classes.drawing}>
        <Progress
          value={drawing ? (100 * drawing.done) / Math.max(drawing.total, 1) : 0}
          aria-label="Avancement de la préparation des lettres"
          size="sm"
        />
        <span role="status">
          {drawing && drawing.done > 0 ? `${drawing.done} lettres sur ${drawing.total}` : 'Préparation des lettres…'}
        </span>
        <Button size="compact-sm" variant="default" onClick={stop}>
          Arrêter
        </Button>
      </div>
    );
  return (
    <Button variant={primary ? 'filled' : 'default'} leftSection={<IconFileTypePdf aria-hidden size={17} stroke={1.75} />} onClick={save}>
      {letters > 1 ? 'Enregistrer les lettres (PDF)' : 'Enregistrer la lettre (PDF)'}
    </Button>
  );
}

import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import { useOperation } from '../../host/operations.ts';
import { Waiting } from '../../ui/states.tsx';
import classes from './mailings.module.css';
import { CHANNEL_WORDS } from './words.ts';

type Wording = Omit<InputOf<'mailings.preview'>, 'guardianId'>;

/** The message as the people of the run will read it, one after the other. */
export function MailingPreview({ wording, people }: { wording: Wording; people: OutputOf<'mailings.plan'>['people'] }) {
  const [place, setPlace] = useState(0);
  const person = people[Math.min(place, people.length - 1)];
  const ready = person !== undefined && wording.subject.trim() !== '' && wording.text.trim() !== '';
  const asked = useOperation(
    'mailings.preview',
    { ...wording, guardianId: person?.guardianId ?? '' },
    { enabled: ready, keepPrevious: true },
  );
  const go = (step: number) => setPlace((place + step + people.length) % people.length);
  return (
    <section aria-label="Aperçu" className={classes.preview}>
      <header className={classes.previewHead}>
        <p>
          Aperçu pour <strong>{person?.name ?? '…'}</strong>
          {person && `, ${CHANNEL_WORDS[person.channel]}`}
        </p>
        {people.length > 1 && (
          <div className={classes.arrows}>
            <ActionIcon variant="default" size={36} aria-label="Personne précédente" onClick={() => go(-1)}>
              <IconChevronLeft aria-hidden size={18} stroke={1.75} />
            </ActionIcon>
            <ActionIcon variant="default" size={36} aria-label="Personne suivante" onClick={() => go(1)}>
              <IconChevronRight aria-hidden size={18} stroke={1.75} />
            </ActionIcon>
          </div>
        )}
      </header>
      {asked.error ? (
        <p className={classes.letter}>{asked.error.fields ? 'L’aperçu revient dès que le message est corrigé.' : asked.error.message}</p>
      ) : asked.data ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <section className={classes.letter} tabIndex={0} aria-label="Texte du message" aria-busy={asked.isPlaceholderData}>
          {asked.data.text}
        </section>
      ) : (
        <div className={classes.letter}>{ready ? <Waiting rows={6} height={32} /> : 'Écrivez l’objet et le texte du message.'}</div>
      )}
    </section>
  );
}

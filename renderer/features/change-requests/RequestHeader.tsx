import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconChevronsLeft, IconChevronsRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { RequestFile } from '../../../shared/contract/change-requests.ts';
import { formatDateTime } from '../../../shared/dates.ts';
import type { Neighbours } from './neighbours.ts';
import classes from './Request.module.css';
import { aboutPerson, SUBJECT_WORDS } from './words.ts';

interface Props {
  file: RequestFile;
  neighbours: Neighbours;
  total: number;
  onOpen: (id: string) => void;
}

/** Whose request it is, and the way to the others. */
export const RequestHeader = ({ file, neighbours, total, onOpen }: Props) => (
  <header className={classes.header}>
    <div className={classes.who}>
      <p className={classes.kind}>
        {SUBJECT_WORDS[file.subject]} · demande n° {file.number} ·{' '}
        <span className={classes.whole}>reçue le {formatDateTime(file.createdAt)}</span>
        {file.updatedAt !== file.createdAt && file.state === 'pending' && (
          <>
            {' · '}
            <span className={classes.whole}>complétée le {formatDateTime(file.updatedAt)}</span>
          </>
        )}
      </p>
      <h2 className={classes.person}>{file.personName}</h2>
      <p className={classes.kind}>
        {aboutPerson(file).map((fact) => `${fact} · `)}
        <Link className={classes.whole} to={`/familles/${file.familyId}`}>
          {file.subject === 'student' ? 'ouvrir la famille' : 'ouvrir la fiche'}
        </Link>
      </p>
    </div>
    <nav aria-label="Demandes" className={classes.arrows}>
      <Arrow icon={IconChevronsLeft} name="Première demande" keys="Alt+Home" to={neighbours.first} onOpen={onOpen} />
      <Arrow icon={IconChevronLeft} name="Demande précédente" keys="Alt+ArrowLeft" to={neighbours.previous} onOpen={onOpen} />
      {neighbours.place > 0 && (
        <span className={classes.place}>
          {neighbours.place} sur {total}
        </span>
      )}
      <Arrow icon={IconChevronRight} name="Demande suivante" keys="Alt+ArrowRight" to={neighbours.next} onOpen={onOpen} />
      <Arrow icon={IconChevronsRight} name="Dernière demande" keys="Alt+End" to={neighbours.last} onOpen={onOpen} />
    </nav>
  </header>
);

interface ArrowProps {
  icon: typeof IconChevronLeft;
  name: string;
  keys: string;
  to: string | null;
  onOpen: (id: string) => void;
}

const Arrow = ({ icon: Icon, name, keys, to, onOpen }: ArrowProps) => (
  <ActionIcon
    variant="default"
    size={34}
    aria-label={name}
    title={name}
    aria-keyshortcuts={keys}
    disabled={to === null}
    onClick={() => to && onOpen(to)}
  >
    <Icon size={18} stroke={1.75} />
  </ActionIcon>
);

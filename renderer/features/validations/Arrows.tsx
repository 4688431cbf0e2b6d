import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconChevronsLeft, IconChevronsRight } from '@tabler/icons-react';
import classes from './Pane.module.css';
import type { PaneProps } from './pane.ts';

/** The way to the others of the queue; the same by Alt and an arrow, wherever the focus is. */
export const Arrows = ({ neighbours, total, onOpen }: Pick<PaneProps, 'neighbours' | 'total' | 'onOpen'>) => (
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

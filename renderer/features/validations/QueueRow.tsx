import { Checkbox } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { ValidationRow } from '../../../shared/contract/validations.ts';
import { dayOf, daysBetween, formatAge } from '../../../shared/dates.ts';
import { isDecidedAtOnce } from '../../../shared/rules/validations.ts';
import { Pill } from '../../ui/Pill.tsx';
import { KINDS, pathOf } from './kinds.ts';
import classes from './Queue.module.css';
import type { Choosing } from './use-selection.ts';

/** From then on a family has waited for long. */
const LATE_DAYS = 3;

interface Props {
  row: ValidationRow;
  current: boolean;
  now: Date;
  /** Absent where nothing may be decided. */
  choosing: Choosing | undefined;
}

export function QueueRow({ row, current, now, choosing }: Props) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (current) link.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const late = daysBetween(dayOf(row.since), dayOf(now)) >= LATE_DAYS;
  return (
    <li className={choosing && classes.item}>
      {choosing && isDecidedAtOnce(row.kind) && (
        <Checkbox
          size="xs"
          className={classes.box}
          aria-label={`Sélectionner : ${row.who}, ${row.what}`}
          checked={choosing.ids.has(row.id)}
          // a box tells nothing of Shift when it changes
          onClick={(event) => choosing.tick(row.id, event.shiftKey)}
          onChange={() => {}}
        />
      )}
      <Link ref={link} to={pathOf(row.kind, row.id)} className={classes.row} aria-current={current ? 'true' : undefined}>
        <span className={classes.name}>{row.who}</span>
        <span className={classes.age} data-late={late}>
          {late && <IconClockExclamation size={15} stroke={1.75} role="img" aria-label="En retard" />}
          {formatAge(row.since, now)}
        </span>
        <span className={classes.what}>
          <Pill tone={KINDS[row.kind].tone}>{KINDS[row.kind].word}</Pill>
          <span className={classes.fields}>{row.what}</span>
        </span>
      </Link>
    </li>
  );
}

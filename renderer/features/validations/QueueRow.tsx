import { IconClockExclamation } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { ValidationRow } from '../../../shared/contract/validations.ts';
import { dayOf, daysBetween, formatAge } from '../../../shared/dates.ts';
import { Pill } from '../../ui/Pill.tsx';
import { KINDS, pathOf } from './kinds.ts';
import classes from './Queue.module.css';

/** From then on a family has waited for long. */
const LATE_DAYS = 3;

export function QueueRow({ row, current, now }: { row: ValidationRow; current: boolean; now: Date }) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (current) link.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const late = daysBetween(dayOf(row.since), dayOf(now)) >= LATE_DAYS;
  return (
    <li>
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

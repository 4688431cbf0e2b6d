import { IconClockExclamation } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { RequestRow } from '../../../shared/contract/change-requests.ts';
import { dayOf, daysBetween, formatAge } from '../../../shared/dates.ts';
import { Pill } from '../../ui/Pill.tsx';
import classes from './Queue.module.css';
import { fieldsInShort, SUBJECT_WORDS } from './words.ts';

/** From then on a family has waited for long. */
const LATE_DAYS = 3;

export function QueueRow({ row, current, now }: { row: RequestRow; current: boolean; now: Date }) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (current) link.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const late = daysBetween(dayOf(row.createdAt), dayOf(now)) >= LATE_DAYS;
  return (
    <li>
      <Link ref={link} to={`/validations/${row.id}`} className={classes.row} aria-current={current ? 'true' : undefined}>
        <span className={classes.name}>{row.personName}</span>
        <span className={classes.age} data-late={late}>
          {late && <IconClockExclamation size={15} stroke={1.75} role="img" aria-label="En retard" />}
          {formatAge(row.createdAt, now)}
        </span>
        <span className={classes.what}>
          <Pill tone="amber">{SUBJECT_WORDS[row.subject]}</Pill>
          <span className={classes.fields}>{fieldsInShort(row.fields)}</span>
        </span>
      </Link>
    </li>
  );
}

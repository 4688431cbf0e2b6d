import { IconAlertTriangle, IconBell, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Notice.module.css';

const ICONS = { amber: IconBell, ink: IconInfoCircle, garnet: IconAlertTriangle };

interface Props {
  tone: keyof typeof ICONS;
  /** Read out as soon as it appears. */
  alert?: boolean;
  actions?: ReactNode;
  children: ReactNode;
}

/** A sentence that wants to be read before one goes on. */
export function Notice({ tone, alert = false, actions, children }: Props) {
  const Icon = ICONS[tone];
  return (
    <div className={classes.notice} data-tone={tone} role={alert ? 'alert' : undefined}>
      <Icon aria-hidden size={20} stroke={1.75} className={classes.icon} />
      <div className={classes.words}>{children}</div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}

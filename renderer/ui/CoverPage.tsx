import type { ReactNode } from 'react';
import classes from './CoverPage.module.css';
import { Logo } from './Logo.tsx';
import { useArrival } from './Screen.tsx';
import { StaffLines } from './StaffLines.tsx';

interface Props {
  title: string;
  /** Under the title, on the ink side. */
  subtitle: ReactNode;
  /** Whose office it is, beside the logo. */
  office?: string | null;
  wide?: boolean;
  /** A field of the page takes the focus, not its heading. */
  hasFirstField?: boolean;
  children: ReactNode;
}

/** A page before the desk: ink and the five lines on one side, what is to be done on the other. */
export function CoverPage({ title, subtitle, office, wide = false, hasFirstField = false, children }: Props) {
  const heading = useArrival(title, !hasFirstField);
  return (
    <div className={classes.page} data-wide={wide}>
      <header className={classes.cover}>
        <div className={classes.brand}>
          <Logo size={34} />
          <span>{office ?? 'Portée'}</span>
        </div>
        <div className={classes.words}>
          <StaffLines className={classes.lines} />
          <h1 ref={heading} tabIndex={-1} className={classes.title}>
            {title}
          </h1>
          <div className={classes.subtitle}>{subtitle}</div>
        </div>
        <div className={classes.foot}>{office ? 'Propulsé par Portée' : 'Conservatoires de musique, de danse et de théâtre'}</div>
      </header>
      <main className={classes.main}>
        <div className={classes.body}>{children}</div>
      </main>
    </div>
  );
}

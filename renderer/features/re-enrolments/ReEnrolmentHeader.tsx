import { Link } from 'react-router';
import type { ReEnrolmentFile } from '../../../shared/contract/re-enrolments-desk.ts';
import { formatDateTime } from '../../../shared/dates.ts';
import pane from '../validations/Pane.module.css';
import { PaneHeader } from '../validations/PaneHeader.tsx';
import type { PaneProps } from '../validations/pane.ts';

/** Whose answer it is, to which campaign, and the way to the others. */
export const ReEnrolmentHeader = ({ file, neighbours, total, onOpen }: PaneProps & { file: ReEnrolmentFile }) => (
  <PaneHeader
    above={
      <>
        Réinscription · {file.campaignName}, {file.siteName} · n° {file.number}
        {file.submittedAt && (
          <>
            {' · '}
            <span className={pane.whole}>reçue le {formatDateTime(file.submittedAt)}</span>
          </>
        )}
      </>
    }
    who={file.studentName.split(', ').reverse().join(' ')}
    below={
      <>
        {file.courses.length > 0 && `${file.courses.join(', ')} · `}famille {file.familyName}
        {file.sentBy && `, envoyée par ${file.sentBy}`} ·{' '}
        <Link className={pane.whole} to={`/familles/${file.familyId}`}>
          ouvrir la fiche
        </Link>
      </>
    }
    neighbours={neighbours}
    total={total}
    onOpen={onOpen}
  />
);

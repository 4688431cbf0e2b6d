import { Link } from 'react-router';
import type { RequestFile } from '../../../shared/contract/change-requests.ts';
import { formatDateTime } from '../../../shared/dates.ts';
import { KINDS } from '../validations/kinds.ts';
import classes from '../validations/Pane.module.css';
import { PaneHeader } from '../validations/PaneHeader.tsx';
import type { PaneProps } from '../validations/pane.ts';
import { aboutPerson } from './words.ts';

interface Props extends Pick<PaneProps, 'neighbours' | 'total' | 'onOpen'> {
  file: RequestFile;
}

/** Whose request it is, and the way to the others. */
export const RequestHeader = ({ file, ...way }: Props) => (
  <PaneHeader
    {...way}
    above={
      <>
        {KINDS[file.subject].word} · demande n° {file.number} ·{' '}
        <span className={classes.whole}>reçue le {formatDateTime(file.createdAt)}</span>
        {file.updatedAt !== file.createdAt && file.state === 'pending' && (
          <>
            {' · '}
            <span className={classes.whole}>complétée le {formatDateTime(file.updatedAt)}</span>
          </>
        )}
      </>
    }
    who={file.personName}
    below={
      <>
        {aboutPerson(file).map((fact) => `${fact} · `)}
        <Link className={classes.whole} to={`/familles/${file.familyId}`}>
          {file.subject === 'student' ? 'ouvrir la famille' : 'ouvrir la fiche'}
        </Link>
      </>
    }
  />
);

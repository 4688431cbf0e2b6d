import { Link } from 'react-router';
import type { DocumentDetail } from '../../../shared/contract/documents.ts';
import { formatDateTime } from '../../../shared/dates.ts';
import pane from '../validations/Pane.module.css';
import { PaneHeader } from '../validations/PaneHeader.tsx';
import type { PaneProps } from '../validations/pane.ts';

/** Which document, whose. */
export const DocumentHeader = ({ document, neighbours, total, onOpen }: PaneProps & { document: DocumentDetail }) => (
  <PaneHeader
    above={
      <>
        Pièce · {document.siteName} · <span className={pane.whole}>déposée le {formatDateTime(document.givenAt)}</span>
      </>
    }
    who={document.name}
    below={
      <>
        {document.studentName ? `${document.studentName} · famille ${document.familyName}` : `Famille ${document.familyName}`} ·{' '}
        <Link className={pane.whole} to={`/familles/${document.familyId}`}>
          ouvrir la fiche
        </Link>
      </>
    }
    neighbours={neighbours}
    total={total}
    onOpen={onOpen}
  />
);

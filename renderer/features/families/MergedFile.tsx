import type { FamilyFile } from '../../../shared/contract/families.ts';
import { formatDate } from '../../../shared/dates.ts';

/** A file that went into this one. */
export const MergedFile = ({ merge }: { merge: FamilyFile['merges'][number] }) => (
  <div>
    <dt>Ancien dossier n° {merge.family.number}</dt>
    <dd>
      Fusionné le {formatDate(merge.madeAt)} par {merge.madeBy}
    </dd>
  </div>
);

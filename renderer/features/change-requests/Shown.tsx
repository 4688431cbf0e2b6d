import { Fragment } from 'react';
import type { RequestField } from '../../../shared/contract/change-requests.ts';
import { shown } from './words.ts';

/** A value as people read it; an address too long for its column breaks after its `@`. */
export const Shown = ({ field, value }: { field: Pick<RequestField, 'subject' | 'field'>; value: string | null }) =>
  shown(field, value)
    .split(/(?<=@)/)
    .map((part) => (
      <Fragment key={part}>
        {part}
        <wbr />
      </Fragment>
    ));

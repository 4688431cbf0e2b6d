import { Fragment } from 'react';

/** An e-mail address: one too long for its place goes on after its `@`, not in the middle of a word. Still one word when read out. */
export const Email = ({ address }: { address: string }) =>
  address.split(/(?<=@)/).map((half) => (
    <Fragment key={half}>
      {half}
      <wbr />
    </Fragment>
  ));

import type { ReactNode, Ref } from 'react';
import classes from './FieldGroup.module.css';

/** Questions of a long form that belong together, in a frame with their name. */
export const FieldGroup = ({ legend, ref, children }: { legend: string; ref?: Ref<HTMLFieldSetElement>; children: ReactNode }) => (
  <fieldset ref={ref} className={classes.group}>
    <legend>{legend}</legend>
    {children}
  </fieldset>
);

import { Kbd } from '@mantine/core';
import { useSingleKeys } from '../../ui/single-keys.ts';
import classes from '../validations/Pane.module.css';

/** One key each, shown where the decisions are taken. */
export function KeyHints() {
  const [singleKeys] = useSingleKeys();
  return (
    <div className={classes.keys}>
      Au clavier :
      {singleKeys && (
        <>
          <span>
            <Kbd>A</Kbd> accepter
          </span>
          <span>
            <Kbd>C</Kbd> corriger
          </span>
          <span>
            <Kbd>R</Kbd> refuser
          </span>
        </>
      )}
      <span>
        <Kbd>↓</Kbd> champ suivant
      </span>
    </div>
  );
}

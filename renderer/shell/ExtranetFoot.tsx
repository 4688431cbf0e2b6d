import { useOffice } from '../features/office/office-state.ts';
import { useOperation } from '../host/operations.ts';
import classes from './ExtranetFoot.module.css';

/** Whether families can come in, where, and how many are there. */
export function ExtranetFoot() {
  const { extranet } = useOffice();
  const connected = useOperation('office.dashboard', {}).data?.connectedNow;
  const open = extranet.address !== null;
  return (
    <div className={classes.foot}>
      <span aria-hidden className={classes.dot} data-open={open} />
      <div className={classes.words}>
        <div>{open ? 'Extranet ouvert' : 'Extranet fermé'}</div>
        {open ? <div className={classes.small}>{extranet.address}</div> : <div className={classes.small}>{extranet.problem}</div>}
        {open && connected !== undefined && <div className={classes.small}>{families(connected)}</div>}
      </div>
    </div>
  );
}

const families = (count: number) =>
  count === 0 ? 'Aucune famille connectée' : count === 1 ? '1 famille connectée' : `${count} familles connectées`;

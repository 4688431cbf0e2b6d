import type { RequestFile } from '../../../shared/contract/change-requests.ts';
import { FieldDecision } from './FieldDecision.tsx';
import classes from './Request.module.css';
import { Shown } from './Shown.tsx';
import type { Answering } from './use-answering.ts';

/** Before, asked, today, side by side, and what is decided of each. */
export const FieldsTable = ({ file, answering, mayDecide }: { file: RequestFile; answering: Answering; mayDecide: boolean }) => (
  <div className={classes.frame}>
    <table className={classes.table} aria-label={`Champs de la demande ${file.number}`}>
      <thead>
        <tr>
          <th scope="col">Champ</th>
          <th scope="col">Avant</th>
          <th scope="col">Demandé</th>
          <th scope="col">Aujourd’hui</th>
          {mayDecide && (
            <th scope="col" className={classes.decision}>
              Décision
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {file.fields.map((field) => (
          <tr
            key={field.field}
            ref={answering.row(field.field)}
            tabIndex={field.field === answering.active ? 0 : -1}
            data-active={field.field === answering.active}
            onClick={() => answering.choose(field.field)}
            onFocus={() => answering.choose(field.field)}
          >
            <th scope="row">{field.label}</th>
            <td className={classes.before}>
              <Shown field={field} value={field.before} />
            </td>
            <td className={classes.proposed}>
              <Shown field={field} value={field.proposed} />
            </td>
            <td className={field.movedSince ? classes.now : classes.same}>
              {field.movedSince ? <Shown field={field} value={field.now} /> : 'inchangé'}
              {field.movedSince && <span className={classes.small}>modifié depuis la demande</span>}
            </td>
            {mayDecide && (
              <td className={classes.decision}>
                <FieldDecision field={field} answering={answering} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

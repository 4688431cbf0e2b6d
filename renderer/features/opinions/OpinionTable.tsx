import { Link } from 'react-router';
import type { OpinionRow } from '../../../shared/contract/opinions.ts';
import { formatDateTime } from '../../../shared/dates.ts';
import { OPINION_WORDS, OPINIONS } from '../../../shared/rules/opinions.ts';
import classes from './opinions.module.css';
import { useOpinion } from './use-opinion.ts';

interface Props {
  campaignId: string;
  /** Whose list it is. */
  title: string;
  rows: readonly OpinionRow[];
  mayWrite: boolean;
}

/** One line for each student; what is chosen is kept at once, a comment when one leaves it. */
export const OpinionTable = ({ campaignId, title, rows, mayWrite }: Props) => (
  <div className={classes.frame}>
    <table className={classes.table} aria-label={`Avis : ${title}`}>
      <thead>
        <tr>
          <th scope="col">Élève</th>
          <th scope="col">Avis</th>
          <th scope="col">Commentaire</th>
          <th scope="col">Saisi</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.id} campaignId={campaignId} row={row} mayWrite={mayWrite} />
        ))}
      </tbody>
    </table>
  </div>
);

function Line({ campaignId, row, mayWrite }: { campaignId: string; row: OpinionRow; mayWrite: boolean }) {
  const { opinion, comment, problem, choose, type, leave } = useOpinion(campaignId, row);
  return (
    <tr>
      <th scope="row">
        <Link to={`/familles/${row.familyId}`}>{row.studentName}</Link>
        <span className={classes.small}>{[row.course, row.level].filter(Boolean).join(' · ')}</span>
      </th>
      <td>
        {mayWrite ? (
          <fieldset className={classes.choice}>
            <legend className={classes.unseen}>Avis pour {row.studentName}</legend>
            {OPINIONS.map((one) => (
              <label key={one} data-opinion={one}>
                <input type="radio" name={row.id} checked={opinion === one} onChange={() => choose(one)} />
                {OPINION_WORDS[one]}
              </label>
            ))}
          </fieldset>
        ) : (
          row.opinion && OPINION_WORDS[row.opinion]
        )}
      </td>
      <td>
        {mayWrite ? (
          <input
            type="text"
            className={classes.comment}
            aria-label={`Commentaire pour ${row.studentName}`}
            aria-invalid={problem !== null}
            value={comment}
            maxLength={500}
            onChange={(event) => type(event.currentTarget.value)}
            onBlur={leave}
            onKeyDown={(event) => {
              if (event.key === 'Enter') leave();
            }}
          />
        ) : (
          row.comment
        )}
        {problem && (
          <span role="alert" className={classes.problem}>
            {problem}
          </span>
        )}
      </td>
      <td className={classes.given}>
        {row.givenAt && (
          <>
            {formatDateTime(row.givenAt)}
            <span className={classes.small}>{row.givenBy}</span>
          </>
        )}
        {mayWrite && row.opinion && (
          <button
            type="button"
            className={classes.remove}
            onClick={() => choose(null)}
            aria-label={`Retirer l’avis pour ${row.studentName}`}
          >
            Retirer
          </button>
        )}
      </td>
    </tr>
  );
}

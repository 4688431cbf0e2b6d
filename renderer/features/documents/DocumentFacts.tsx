import { Link } from 'react-router';
import type { DocumentDetail } from '../../../shared/contract/documents.ts';
import { formatDateTime, formatDay } from '../../../shared/dates.ts';
import { pathOf } from '../validations/kinds.ts';
import classes from './documents.module.css';
import { validityInWords } from './words.ts';

/** What was asked, who gave it, and what came before. */
export const DocumentFacts = ({ document }: { document: DocumentDetail }) => (
  <>
    {document.explanation && <p className={classes.explanation}>{document.explanation}</p>}
    <dl className={classes.facts}>
      <Fact word="Demandée">
        {document.scope === 'family' ? 'à la famille' : 'à l’élève'}, {document.mandatory ? 'obligatoire' : 'facultative'}
        {document.schoolYear && `, pour ${document.schoolYear}`}
      </Fact>
      {document.purpose && <Fact word="Donnée de santé">{document.purpose}</Fact>}
      <Fact word="Validité">{validityInWords(document.validity)}</Fact>
      {document.alternatives.length > 0 && (
        <Fact word="Une au choix">
          {document.alternatives.map((name) => (
            <span key={name} className={classes.paper} data-given={name === document.alternative}>
              {name}
              {name === document.alternative && ' (déposée)'}
            </span>
          ))}
        </Fact>
      )}
      <Fact word="Déposée">
        le {formatDateTime(document.givenAt)}
        {document.givenBy && ` par ${document.givenBy}`}
      </Fact>
      {document.issuedOn && <Fact word="Datée du">{formatDay(document.issuedOn)}</Fact>}
      {document.reEnrolment && (
        <Fact word="Réinscription">
          {document.reEnrolment.number ? (
            <Link to={pathOf('re-enrolment', document.reEnrolment.id)}>n° {document.reEnrolment.number}</Link>
          ) : (
            'pas encore envoyée'
          )}
          , {document.reEnrolment.campaign}
        </Fact>
      )}
    </dl>
    {document.refusals.length > 0 && (
      <section aria-label="Refus précédents" className={classes.refusals}>
        <h3>{document.refusals.length > 1 ? `${document.refusals.length} refus précédents` : 'Refusée une fois déjà'}</h3>
        <ul>
          {document.refusals.map(({ at, by, reason }) => (
            <li key={at}>
              {reason}
              <span>
                {by ?? 'Lors du contrôle'}, le {formatDateTime(at)}
              </span>
            </li>
          ))}
        </ul>
      </section>
    )}
  </>
);

const Fact = ({ word, children }: { word: string; children: React.ReactNode }) => (
  <>
    <dt>{word}</dt>
    <dd>{children}</dd>
  </>
);

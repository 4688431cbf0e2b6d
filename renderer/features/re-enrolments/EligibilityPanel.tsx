import { IconAlertTriangle, IconCheck, IconMessage } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { ReEnrolmentFile } from '../../../shared/contract/re-enrolments-desk.ts';
import { Panel } from '../../ui/Panel.tsx';
import classes from './re-enrolments.module.css';

const SIGNS = {
  ok: { icon: IconCheck, word: 'rien à signaler' },
  warning: { icon: IconAlertTriangle, word: 'à examiner' },
  known: { icon: IconMessage, word: 'à savoir' },
};

/** What usually weighs on a re-enrolment, as it stands today. It warns: staff decide. */
export const EligibilityPanel = ({ file }: { file: ReEnrolmentFile }) => (
  <Panel
    title="Éligibilité"
    aside={
      file.warnings.length === 0
        ? file.facts.some(({ kind }) => kind === 'absences') && 'Rien ne s’y oppose'
        : `${file.warnings.length} ${file.warnings.length > 1 ? 'points' : 'point'} à examiner`
    }
    flush
  >
    <ul className={classes.facts}>
      {file.facts.map(({ kind, ok, label, detail }) => {
        const sign = ok === null ? 'known' : ok ? 'ok' : 'warning';
        const { icon: Icon, word } = SIGNS[sign];
        return (
          <li key={`${kind} ${label}`} data-sign={sign}>
            <Icon role="img" aria-label={word} size={18} stroke={1.75} />
            <span className={classes.fact}>
              <strong>{label}</strong>
              <span>{detail}</span>
            </span>
            {sign === 'warning' && (
              <Link to={`/familles/${file.familyId}`} aria-label={`Voir la fiche : ${label}`}>
                Voir
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  </Panel>
);

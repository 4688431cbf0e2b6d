import type { CampaignProgress } from '../../../shared/contract/campaigns.ts';
import { counted, figure } from '../../../shared/count.ts';
import { FOLLOW_STATES, FOLLOW_WORDS, type FollowFilter, type FollowState } from '../../../shared/rules/campaigns.ts';
import classes from './follow-up.module.css';
import { FOLLOW_TONES } from './words.ts';

interface Props {
  progress: CampaignProgress;
  chosen: FollowFilter | null;
  onChoose: (state: FollowState | null) => void;
}

/** How many students stand in each state; pressing one narrows the list to it, pressing it again widens it. */
export const StateTiles = ({ progress: { states, familiesByState, students }, chosen, onChoose }: Props) => (
  <section aria-label="Élèves par état">
    <ul className={classes.tiles}>
      {FOLLOW_STATES.map((state) => (
        <li key={state}>
          <button
            type="button"
            className={classes.tile}
            data-tone={states[state] === 0 ? 'plain' : FOLLOW_TONES[state]}
            aria-pressed={chosen === state}
            onClick={() => onChoose(chosen === state ? null : state)}
          >
            <span className={classes.number}>{figure(states[state])}</span>
            <span className={classes.word}>{FOLLOW_WORDS[state]}</span>
            <span className={classes.small}>
              {counted(familiesByState[state], 'famille')} · {share(states[state], students)}
            </span>
            <span aria-hidden className={classes.bar}>
              <span style={{ width: `${students === 0 ? 0 : (100 * states[state]) / students}%` }} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  </section>
);

const percent = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 0 });
const share = (part: number, whole: number): string => percent.format(whole === 0 ? 0 : part / whole);

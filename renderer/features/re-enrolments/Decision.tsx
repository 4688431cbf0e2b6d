import { Button, Kbd } from '@mantine/core';
import { IconCheck, IconPencil, IconX } from '@tabler/icons-react';
import { DECISIONS, type ReEnrolmentDecision } from '../../../shared/rules/re-enrolment.ts';
import { Pill } from '../../ui/Pill.tsx';
import { useSingleKeys } from '../../ui/single-keys.ts';
import { ReasonField } from '../validations/ReasonField.tsx';
import classes from './re-enrolments.module.css';
import type { Answering } from './use-answering.ts';
import { CHOICES } from './words.ts';

const ICONS = { validated: IconCheck, 'to-complete': IconPencil, refused: IconX };
const IN_ORDER = [...DECISIONS].sort((a, b) => 'ACR'.indexOf(CHOICES[a].key) - 'ACR'.indexOf(CHOICES[b].key));

const REASON_LABELS: Partial<Record<ReEnrolmentDecision, string>> = {
  'to-complete': 'Ce qui est à compléter (envoyé à la famille)',
  refused: 'Motif du refus (envoyé à la famille)',
};

/** The three answers, each by its key, and what goes with the one that was chosen. */
export function Decision({
  answering,
  choosable,
  onLeave,
}: {
  answering: Answering;
  choosable: readonly ReEnrolmentDecision[];
  onLeave: () => void;
}) {
  const [singleKeys] = useSingleKeys();
  const { choice, choose, problem } = answering;
  const reasonLabel = choice && REASON_LABELS[choice];
  return (
    <section aria-label="Décision" className={classes.decision}>
      {choice === null ? (
        <div className={classes.choices}>
          {IN_ORDER.filter((one) => choosable.includes(one)).map((one) => {
            const Icon = ICONS[one];
            return (
              <Button
                key={one}
                variant={one === 'refused' ? 'outline' : 'default'}
                {...(one === 'refused' && { color: 'garnet' })}
                leftSection={<Icon aria-hidden size={17} stroke={2} />}
                rightSection={singleKeys && <Kbd aria-hidden>{CHOICES[one].key}</Kbd>}
                aria-keyshortcuts={singleKeys ? CHOICES[one].key : undefined}
                onClick={() => choose(one)}
              >
                {CHOICES[one].verb}
              </Button>
            );
          })}
        </div>
      ) : (
        <div className={classes.choices}>
          <Chosen choice={choice} />
          <Button size="compact-sm" variant="subtle" aria-label="Changer la décision" onClick={() => choose(null)}>
            Changer
          </Button>
        </div>
      )}
      {problem.choice && (
        <p role="alert" className={classes.problem}>
          {problem.choice}
        </p>
      )}
      {reasonLabel && (
        <ReasonField
          subject="re-enrolment"
          label={reasonLabel}
          value={answering.reason}
          error={problem.reason}
          inputRef={answering.reasonField}
          onChange={answering.setReason}
          onLeave={onLeave}
        />
      )}
    </section>
  );
}

function Chosen({ choice }: { choice: ReEnrolmentDecision }) {
  const Icon = ICONS[choice];
  return (
    <Pill tone={CHOICES[choice].tone} icon={<Icon aria-hidden stroke={2} />}>
      {CHOICES[choice].word}
    </Pill>
  );
}

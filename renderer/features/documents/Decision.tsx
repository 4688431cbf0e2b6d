import { Button } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { DocumentDetail } from '../../../shared/contract/documents.ts';
import { dayOf } from '../../../shared/dates.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { ReasonField } from '../validations/ReasonField.tsx';
import classes from './documents.module.css';
import type { Deciding } from './use-deciding.ts';
import { standing } from './words.ts';

/** Accept or refuse, and what goes with it. */
export function Decision({ document, deciding }: { document: DocumentDetail; deciding: Deciding }) {
  const { choice, choose, problem } = deciding;
  return (
    <section aria-label="Décision" className={classes.decision}>
      {choice === null ? (
        <div className={classes.choices}>
          <Button variant="default" leftSection={<IconCheck aria-hidden size={17} stroke={2} />} onClick={() => choose('accepted')}>
            Accepter
          </Button>
          <Button
            variant="outline"
            color="garnet"
            leftSection={<IconX aria-hidden size={17} stroke={2} />}
            onClick={() => choose('refused')}
          >
            Refuser
          </Button>
        </div>
      ) : (
        <div className={classes.choices}>
          {choice === 'accepted' ? (
            <Pill tone="green" icon={<IconCheck aria-hidden stroke={2} />}>
              Acceptée
            </Pill>
          ) : (
            <Pill tone="garnet" icon={<IconX aria-hidden stroke={2} />}>
              Refusée
            </Pill>
          )}
          <Button size="compact-sm" variant="subtle" aria-label="Changer la décision" onClick={() => choose(null)}>
            Changer
          </Button>
        </div>
      )}
      {problem?.at === 'choice' && (
        <p role="alert" className={classes.problem}>
          {problem.sentence}
        </p>
      )}
      {choice !== 'refused' && <Standing document={document} deciding={deciding} />}
      {choice === 'refused' && <Reason deciding={deciding} />}
    </section>
  );
}

function Standing({ document, deciding }: { document: DocumentDetail; deciding: Deciding }) {
  const { sentence, past } = standing(document, deciding.isDated ? deciding.day : null, dayOf(new Date()), dayOf);
  return (
    <>
      {deciding.choice === 'accepted' && deciding.isDated && (
        <DayInput
          ref={deciding.dateField}
          label="Date qui figure sur le document"
          description="Sans date, la durée court depuis le dépôt."
          value={deciding.issuedOn}
          onChange={deciding.setIssuedOn}
          error={deciding.problem?.at === 'issuedOn' && deciding.problem.sentence}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            deciding.finish();
          }}
        />
      )}
      {past ? <Notice tone="amber">{sentence}</Notice> : <p className={classes.standing}>{sentence}</p>}
    </>
  );
}

const Reason = ({ deciding }: { deciding: Deciding }) => (
  <ReasonField
    subject="document"
    label="Motif du refus (envoyé à la famille)"
    value={deciding.reason}
    error={deciding.problem?.at === 'reason' ? deciding.problem.sentence : undefined}
    inputRef={deciding.reasonField}
    onChange={deciding.setReason}
    onLeave={() => deciding.finishButton.current?.focus()}
  />
);

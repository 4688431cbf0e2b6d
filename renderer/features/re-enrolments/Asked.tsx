import { SegmentedControl, TextInput } from '@mantine/core';
import type { ReEnrolmentPart } from '../../../shared/contract/re-enrolments.ts';
import type { ReEnrolmentFile } from '../../../shared/contract/re-enrolments-desk.ts';
import { PART_WORDS } from '../../../shared/rules/re-enrolment-words.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Pill } from '../../ui/Pill.tsx';
import classes from './re-enrolments.module.css';
import type { Answering } from './use-answering.ts';
import { answerWord, PART_TONES } from './words.ts';

/** What the family asks for; with `answering`, each course and wish can have a decision of its own. */
export const Asked = ({ file, answering }: { file: ReEnrolmentFile; answering?: Answering }) => (
  <Panel
    title="Ce que la famille demande"
    aside={<Pill tone={file.answer === 'does-not-re-enrol' ? 'amber' : 'ink'}>{answerWord(file)}</Pill>}
    flush
  >
    {file.parts.length > 0 && (
      <ul className={classes.parts}>
        {file.parts.map((part) => (
          <li key={part.id}>{answering ? <Deciding part={part} answering={answering} /> : <Decided part={part} />}</li>
        ))}
      </ul>
    )}
    {file.requests && (
      <blockquote className={classes.message}>
        <span>Message de la famille</span>
        {file.requests}
      </blockquote>
    )}
    {file.parts.length === 0 && !file.requests && (
      <p className={classes.nothing}>
        {file.answer === 'does-not-re-enrol' ? 'L’élève ne revient pas l’an prochain.' : 'Aucun cours, aucun vœu et aucun message en plus.'}
      </p>
    )}
  </Panel>
);

function Deciding({ part, answering }: { part: ReEnrolmentPart; answering: Answering }) {
  const draft = answering.part(part);
  const choices = (
    part.kind === 'wish'
      ? (['pending', 'accepted', 'waiting-list', 'refused'] as const)
      : (['accepted', 'waiting-list', 'refused'] as const)
  ).map((value) => ({ value, label: value === 'pending' ? 'Sans réponse' : PART_WORDS[value] }));
  return (
    <>
      <span className={classes.what}>{part.label}</span>
      <SegmentedControl
        size="xs"
        aria-label={`Décision : ${part.label}`}
        data={choices}
        value={draft.decision}
        disabled={answering.choice === 'refused' || answering.choice === 'to-complete'}
        onChange={(decision) => answering.setPart(part, { ...draft, decision: decision as typeof draft.decision })}
      />
      {draft.decision === 'refused' && answering.choice === 'validated' && (
        <TextInput
          className={classes.why}
          label={`Motif du refus : ${part.label}`}
          required={part.kind === 'course'}
          maxLength={500}
          autoFocus
          value={draft.reason}
          error={answering.problem[`parts.${part.id}`]}
          onChange={(event) => answering.setPart(part, { ...draft, reason: event.currentTarget.value })}
        />
      )}
    </>
  );
}

const Decided = ({ part }: { part: ReEnrolmentPart }) => (
  <>
    <span className={classes.what}>
      {part.label}
      {part.reason && <span className={classes.small}>{part.reason}</span>}
    </span>
    {part.decision !== 'pending' && <Pill tone={PART_TONES[part.decision]}>{PART_WORDS[part.decision]}</Pill>}
  </>
);

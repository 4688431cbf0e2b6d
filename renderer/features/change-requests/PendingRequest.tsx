import type { RequestFile } from '../../../shared/contract/change-requests.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import type { KeyAction } from '../validations/keys.ts';
import { NotSent } from '../validations/NotSent.tsx';
import { passOver } from '../validations/neighbours.ts';
import classes from '../validations/Pane.module.css';
import type { PaneProps } from '../validations/pane.ts';
import { ReasonField } from '../validations/ReasonField.tsx';
import { useKeys } from '../validations/use-keys.ts';
import { hasMovedAway } from './decisions.ts';
import { FieldsTable } from './FieldsTable.tsx';
import { FinishBar } from './FinishBar.tsx';
import { KeyHints } from './KeyHints.tsx';
import { RequestHeader } from './RequestHeader.tsx';
import { type Answering, useAnswering } from './use-answering.ts';
import { movedSentence } from './words.ts';

/** A request to answer, field by field, by mouse or by single keys; nothing leaves before « Terminer ». */
export function PendingRequest({ file, neighbours, total, onOpen, onFinished }: PaneProps & { file: RequestFile }) {
  const { may } = useDesk();
  const mayDecide = may('changeRequests.decide') && file.stopped === null;
  const answering = useAnswering(file, onFinished);
  useKeys((action) => (mayDecide ? act(action, file, answering) : action === 'finish' && passOver(neighbours, onOpen)));
  const refusedField = file.fields.find((f) => f.field === answering.active && answering.draft(f)?.decision === 'refused');
  return (
    <div className={classes.pane}>
      <RequestHeader file={file} neighbours={neighbours} total={total} onOpen={onOpen} />
      {answering.refusal && <NotSent refusal={answering.refusal} notKept="La réponse n’a pas pu être enregistrée." />}
      {hasMovedAway(answering.drafts, file) && (
        <Notice tone="amber" alert>
          <strong>La famille a modifié sa demande pendant que vous la lisiez.</strong> Les champs qu’elle a changés attendent une nouvelle
          décision.
        </Notice>
      )}
      {file.stopped && <Notice tone="garnet">{file.stopped}</Notice>}
      <FieldsTable file={file} answering={answering} mayDecide={mayDecide} />
      {mayDecide && <KeyHints />}
      {file.fields.some((field) => field.movedSince) && (
        <Notice tone="amber">
          <strong>{movedSentence(file.fields)}</strong> Choisissez la valeur à garder : accepter enregistre la valeur demandée, refuser
          garde celle d’aujourd’hui.
        </Notice>
      )}
      {refusedField && (
        <ReasonField
          subject="change-request"
          label={`Motif du refus : ${refusedField.label} (envoyé à la famille)`}
          value={answering.draft(refusedField)?.reason ?? ''}
          error={answering.refusedBy[refusedField.field]}
          inputRef={answering.reason}
          onChange={(text) => answering.refuse(refusedField, text)}
          onLeave={() => answering.leaveReason(refusedField)}
        />
      )}
      <FinishBar file={file} answering={answering} mayDecide={mayDecide} next={neighbours.next} onOpen={onOpen} />
    </div>
  );
}

/** Whether the key meant something here. */
function act(action: KeyAction, file: RequestFile, answering: Answering): boolean {
  const field = file.fields.find((f) => f.field === answering.active);
  if (action === 'finish') answering.finish();
  else if (action === 'next-field') answering.step(1);
  else if (action === 'previous-field') answering.step(-1);
  else if (field && action === 'accept') answering.accept(field);
  else if (field && action === 'correct') answering.startCorrecting(field);
  else if (field && action === 'refuse') answering.refuse(field);
  else return false;
  return true;
}

import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { RequestFile } from '../../../shared/contract/change-requests.ts';
import { formatDateTime } from '../../../shared/dates.ts';
import { useAct } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Pill, type Tone } from '../../ui/Pill.tsx';
import { tellDone } from '../../ui/tell.ts';
import paneClasses from '../validations/Pane.module.css';
import type { PaneProps } from '../validations/pane.ts';
import { useKeys } from '../validations/use-keys.ts';
import { draftsFrom } from './decisions.ts';
import { useDrafts } from './drafts-context.tsx';
import classes from './Request.module.css';
import { RequestHeader } from './RequestHeader.tsx';
import { Shown } from './Shown.tsx';
import { whatIsUndone } from './words.ts';

const WORDS: Record<RequestFile['fields'][number]['decision'], { word: string; tone: Tone }> = {
  pending: { word: 'Sans réponse', tone: 'plain' },
  accepted: { word: 'Accepté', tone: 'green' },
  corrected: { word: 'Corrigé', tone: 'ink' },
  refused: { word: 'Refusé', tone: 'garnet' },
};

/** What became of a request; whoever was still deciding it learns that somebody else was faster. */
export function DecidedRequest({ file, neighbours, total, onOpen }: PaneProps & { file: RequestFile }) {
  const { may } = useDesk();
  const [drafts, dispatch] = useDrafts();
  const undo = useAct('changeRequests.undo');
  const wasAtWork = drafts[file.id] !== undefined;
  const onward = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // the line that had the focus went away under whoever was deciding
    if (wasAtWork && document.activeElement === document.body) onward.current?.focus();
  }, [wasAtWork]);
  const goOn = () => {
    dispatch({ act: 'forget', request: file.id });
    onOpen(neighbours.next);
  };
  const mayUndo = file.state === 'decided' && file.undoRefusal === null && may('changeRequests.undo');
  const takeBack = () => {
    const former = draftsFrom(file.fields);
    undo.mutate(
      { id: file.id, version: file.version },
      {
        onSuccess: ({ mailTo }) => {
          dispatch({ act: 'restore', request: file.id, former });
          tellDone(whatIsUndone(file.number, mailTo));
        },
      },
    );
  };
  useKeys((action) => {
    if (action === 'finish') goOn();
    else if (action === 'undo' && mayUndo) takeBack();
    else return false;
    return true;
  });
  return (
    <div className={paneClasses.pane}>
      <RequestHeader file={file} neighbours={neighbours} total={total} onOpen={onOpen} />
      <Notice
        tone={wasAtWork ? 'garnet' : 'ink'}
        alert={wasAtWork}
        actions={
          <>
            {mayUndo && (
              <Button size="compact-md" variant="default" loading={undo.isPending} onClick={takeBack}>
                Annuler cette décision
              </Button>
            )}
            {neighbours.next && (
              <Button ref={onward} size="compact-md" variant="default" onClick={goOn}>
                Passer à la suivante
              </Button>
            )}
          </>
        }
      >
        <strong>{outcome(file)}</strong>
        {wasAtWork && ' Vos propres décisions n’ont pas été envoyées ; voici ce qui a été répondu.'}
      </Notice>
      {undo.error && (
        <Notice tone="garnet" alert>
          <strong>La décision n’a pas été annulée.</strong> {undo.error.message}
        </Notice>
      )}
      {file.state === 'decided' && file.undoRefusal && may('changeRequests.undo') && (
        <p className={paneClasses.kind}>Cette décision ne peut plus être annulée. {file.undoRefusal}</p>
      )}
      <div className={classes.frame}>
        <table className={classes.table} aria-label={`Réponses à la demande ${file.number}`}>
          <thead>
            <tr>
              <th scope="col">Champ</th>
              <th scope="col">Avant</th>
              <th scope="col">Demandé</th>
              <th scope="col">Réponse</th>
            </tr>
          </thead>
          <tbody>
            {file.fields.map((field) => (
              <tr key={field.field}>
                <th scope="row">{field.label}</th>
                <td className={classes.before}>
                  <Shown field={field} value={field.before} />
                </td>
                <td className={classes.proposed}>
                  <Shown field={field} value={field.proposed} />
                </td>
                <td>
                  <Pill tone={WORDS[field.decision].tone}>{WORDS[field.decision].word}</Pill>
                  {field.decision === 'corrected' && (
                    <div className={classes.said}>
                      <Shown field={field} value={field.decided} />
                    </div>
                  )}
                  {field.reason && <div className={classes.said}>{field.reason}</div>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function outcome({ state, decidedBy, decidedAt }: RequestFile): string {
  if (state === 'withdrawn') return 'La famille a retiré cette demande.';
  if (!decidedBy) return `Cette demande a été acceptée automatiquement (réglage)${decidedAt ? ` le ${formatDateTime(decidedAt)}` : ''}.`;
  return `Cette demande a été terminée${decidedBy ? ` par ${decidedBy}` : ''}${decidedAt ? ` le ${formatDateTime(decidedAt)}` : ''}.`;
}

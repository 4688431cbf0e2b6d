/** @jsxImportSource ../jsx */
import type { DocumentLine } from '../../../shared/contract/documents.ts';
import { addDays, formatDay } from '../../../shared/dates.ts';
import { DOCUMENT_STATE_WORDS, type DocumentState } from '../../../shared/rules/documents.ts';
import { Icon, type IconName } from './icons.tsx';

const MARKS: Readonly<Record<DocumentState, readonly [mark: string, icon: IconName]>> = {
  missing: ['wanted', 'upload'],
  received: ['waiting', 'clock'],
  given: ['waiting', 'clock'],
  accepted: ['accepted', 'check'],
  refused: ['refused', 'refused'],
  expired: ['refused', 'alert'],
  'exemption-asked': ['waiting', 'clock'],
  exempt: ['accepted', 'check'],
};

/** A document's state in a word, an icon and a colour. */
export const StateMark = ({ state }: { state: DocumentState }) => {
  const [mark, icon] = MARKS[state];
  return (
    <span class={`state-mark ${mark}`}>
      <Icon name={icon} /> {DOCUMENT_STATE_WORDS[state]}
    </span>
  );
};

/** What is to be known beside the state: why it was refused or is not wanted, until when it is good, for which year it is asked. */
export function aboutState({ state, reason, forYear, validUntil }: DocumentLine): string[] {
  return [
    reason !== null && (state === 'missing' ? `« Non concerné » n’a pas été retenu. Motif : ${reason}` : `Motif : ${reason}`),
    forYear !== null && `pour l’année ${forYear}`,
    validUntil !== null && (state === 'expired' ? `depuis le ${formatDay(addDays(validUntil, 1))}` : `jusqu’au ${formatDay(validUntil)}`),
  ].filter((line) => line !== false);
}

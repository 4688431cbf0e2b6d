import type { Refusal } from '../../../shared/refusal.ts';
import { Notice } from '../../ui/Notice.tsx';

/** The decision that was just finished was refused: somebody was faster, or it could not be kept (« La décision n’a pas pu être enregistrée. »). */
export const NotSent = ({ refusal, notKept }: { refusal: Refusal; notKept: string }) => (
  <Notice tone="garnet" alert>
    <strong>{refusal.code === 'conflict' ? 'Rien n’a été envoyé.' : notKept}</strong> {refusal.message}
  </Notice>
);

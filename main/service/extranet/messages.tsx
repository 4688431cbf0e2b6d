/** @jsxImportSource ../jsx */
import type { Child } from 'hono/jsx';

interface MessageProps {
  title: string;
  children: Child;
  /** The page as it is without the message: where OK leads without a script. */
  ok: string;
  /** The id of what has the focus once the message is closed. */
  then: string;
}

/**
 * A message that the guides close with OK. messages.js makes it a modal dialog that takes the focus and gives it back; without a
 * script it is the first thing in the page, and OK is a link.
 */
export const Message = ({ title, children, ok, then }: MessageProps) => (
  <dialog class="message" open aria-labelledby="message-title" aria-describedby="message-text" data-message data-then={then}>
    <p class="dialog-title" id="message-title">
      {title}
    </p>
    <div id="message-text">{children}</div>
    <div class="actions">
      <a class="button primary" href={ok}>
        OK
      </a>
    </div>
  </dialog>
);

/** Shown after the change, on whichever page comes next. */
export const PasswordChanged = ({ ok }: { ok: string }) => (
  <Message title="Mot de passe enregistré" ok={ok} then="contenu">
    <p>Votre nouveau mot de passe est enregistré. Vos autres appareils sont déconnectés.</p>
  </Message>
);

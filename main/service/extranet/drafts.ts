import type { Secrets } from '../secrets.ts';
import type { Typed } from './typed.ts';

/** What a family had typed when its session had ended (A11Y-6.9), sealed so that only this service reads it again. */
export interface Draft {
  readonly path: string;
  /** The `owner` mark of the form: another account never gets it back. */
  readonly owner: string;
  readonly typed: Typed;
}

const HOURS_KEPT = 20;
const BYTES_KEPT = 20_000;
/** Passwords never leave the request that brought them; the token belonged to the ended session. */
const NEVER_KEPT = new Set(['password', 'current', 'again', 'csrf', 'owner', 'draft']);

/** The sealed draft as text for a hidden field; null when there is nothing to keep, or too much. */
export function sealDraft(secrets: Secrets, path: string, typed: Typed, now: Date): string | null {
  const kept = [...typed].filter(([name]) => !NEVER_KEPT.has(name));
  const owner = typed.get('owner');
  if (!owner || kept.length === 0) return null;
  const sealed = secrets.seal(JSON.stringify({ path, owner, kept, at: now.toISOString() })).toString('base64url');
  return sealed.length <= BYTES_KEPT ? sealed : null;
}

/** The draft in a hidden field, or null when it is not ours, too old or empty. */
export function openDraft(secrets: Secrets, sealed: string, now: Date): Draft | null {
  try {
    const { path, owner, kept, at } = JSON.parse(secrets.unseal(Buffer.from(sealed, 'base64url')));
    if (now.getTime() - Date.parse(at) > HOURS_KEPT * 3_600_000) return null;
    return { path, owner, typed: new Map(kept) };
  } catch {
    // whatever a stranger put there is no draft
    return null;
  }
}

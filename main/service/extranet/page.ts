import type { JSX } from 'hono/jsx/jsx-runtime';
import type { SettingName, SettingOf } from '../../../shared/contract/settings.ts';
import type { Site } from '../../../shared/contract/sites.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Call, FamilyActor, Nobody } from '../context.ts';
import type { Look } from './look.ts';
import type { SiteLook } from './site-look.ts';
import type { Typed } from './typed.ts';
import type { Sent } from './upload.ts';

/**
 * Who reaches a page. `open`: anyone. `choosing`: any family that has logged in, also by a temporary password.
 * `family`: a family whose password is its own.
 */
export type Access = 'open' | 'choosing' | 'family';

/** One entry of the route table, which is all that the family listener serves (NET-4.11). */
export interface Page {
  readonly method: 'GET' | 'POST';
  /** Fixed words and `:names`. Each name stands for an id (UUID) of something that is the family's own, given in `visit.params` (SEC-1.13). */
  readonly path: string;
  readonly access: Access;
  /** Only a page that says so is ever sent files (UPL-3.1). */
  readonly takesFiles?: boolean;
  /** Posted by another house's server, without our token: it changes nothing, and what it says is only a hint. */
  readonly fromElsewhere?: boolean;
  /** Takes long to make (a PDF): asked for less often (NET-4.9). */
  readonly costly?: boolean;
  answer(visit: Visit): Promise<Reply>;
}

/** One request of one browser, with everything that a page may know of it. */
export interface Visit {
  /** The page's own address, without the query: `/eleves/3f…/cours`. */
  readonly path: string;
  /** What stands in the address for the `:names` of the page's path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** What was typed; empty unless the page was posted. */
  readonly typed: Typed;
  /** The files that came with it; none but where the page takes files. */
  readonly sent: Sent;
  /** What was typed before the session ended, brought back after a new login; null otherwise. */
  readonly draft: Typed | null;
  readonly actor: FamilyActor | Nobody;
  readonly look: Look;
  readonly sites: readonly Site[];
  /** The site that this browser logged in to last; null when it has not, or the site is no more. */
  readonly lastSiteId: string | null;
  /** The office's name: the family's own site once it has logged in. */
  readonly officeName: string;
  /** The logo and the colour of its site. */
  readonly siteLook: SiteLook;
  /** Proves that a form comes from our own page and this very browser; makes the browser's cookie where there is none yet. */
  csrf(): string;
  /** Marks a form as this account's, so that what it held is never brought back to another one; '' before login. */
  owner(): string;
  asset(name: string): string;
  /** The scripts that this content needs besides those of every page. */
  scriptsFor(html: string): readonly string[];
  call: Call;
  setting<N extends SettingName>(name: N): Promise<SettingOf<N>>;
  /** What changes in the browser's cookies with this answer. */
  readonly browser: Browser;
  /** What was typed when the session ended, sealed; the login form carries it along. */
  readonly sealedDraft: string | null;
  /** After `startSession`: this visit as the person who has just come in. */
  again(): Promise<Visit>;
  /** After `startSession`: the page that a draft was typed in, filled with it; null when it is not this account's. */
  reopen(sealedDraft: string): Promise<Reply | null>;
}

export interface Browser {
  startSession(token: string): void;
  endSession(): void;
  /** This account has logged in here: its own budget of tries from now on (SEC-1.7). */
  knowDevice(siteId: string, identifier: string): void;
  wear(look: Look): void;
}

export type Reply =
  | { readonly status: number; readonly body: JSX.Element; readonly headers?: Record<string, string> }
  | { readonly status: number; readonly bytes: Uint8Array<ArrayBuffer>; readonly headers: Record<string, string> }
  | { readonly goTo: string; readonly headers?: Record<string, string> }
  | { readonly status: 204; readonly headers?: Record<string, string> };

export const show = (body: JSX.Element, status = 200): Reply => ({ status, body });
/** After a POST: the browser asks for the next page, so that reloading it repeats nothing. */
export const goTo = (path: string): Reply => ({ goTo: path });

const STATUS = { invalid: 422, 'not-found': 404, 'not-allowed': 403, conflict: 409, expired: 401, unavailable: 503 } as const;
export const statusOf = (refusal: Refusal): number => STATUS[refusal.code];

/** The refusal that a form shows beside its fields, or null. What a form cannot answer (an ended session) goes up to the door. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'expired' && error.code !== 'not-found') return error;
    throw error;
  }
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What an address gives for the names of a page's path; null when it is not this page's address, or a name does not stand for an id. */
export function paramsOf(page: Pick<Page, 'path'>, address: string): Record<string, string> | null {
  const [wanted, given] = [page.path.split('/'), address.split('/')];
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [i, word] of wanted.entries()) {
    const here = given[i] ?? '';
    if (!word.startsWith(':')) {
      if (word !== here) return null;
    } else if (ID.test(here)) params[word.slice(1)] = here;
    else return null;
  }
  return params;
}

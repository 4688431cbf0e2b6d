import type { Context } from 'hono';
import type { Store } from '../../../db/open.ts';
import type { InputOf, OperationName } from '../../../shared/contract/index.ts';
import type { Site } from '../../../shared/contract/sites.ts';
import { type FamilyActor, type Knock, NOBODY, type Nobody, type Surroundings } from '../context.ts';
import type { Dispatch } from '../dispatch.ts';
import { type Cookies, isMark, newMark } from '../extranet/cookies.ts';
import { openDraft } from '../extranet/drafts.ts';
import type { Matched } from '../extranet/hosts.ts';
import type { Reply, Visit } from '../extranet/page.ts';
import { PLAIN_LOOK, type SiteLook } from '../extranet/site-look.ts';
import type { StaticFiles } from '../extranet/static-files.ts';
import { NOTHING_TYPED, type Typed } from '../extranet/typed.ts';
import { NOTHING_SENT } from '../extranet/upload.ts';
import { identifyFamily, touchFamilySession } from '../features/accounts/identify.ts';
import { pageShowing } from '../features/pages.ts';
import { isWorthTouching } from '../passwords/session-limits.ts';
import type { Secrets } from '../secrets.ts';
import type { Known } from './known.ts';
import type { Listening } from './listening.ts';
import type { CountRequest } from './traffic.ts';
import type { UploadPlaces } from './upload-places.ts';
import type { WebBindings } from './web-listener.ts';

export interface WebTools {
  readonly dispatch: Dispatch;
  readonly store: Store;
  readonly surroundings: Surroundings;
  readonly files: StaticFiles;
  readonly known: Known;
  readonly count: CountRequest;
  readonly uploads: UploadPlaces;
}

export interface WebEnv {
  Bindings: Partial<WebBindings>;
  /** `ip`: for whom it is asked (NET-4.10); '' without a port. `listening`: null while nothing listens. */
  Variables: { listening: Listening | null; host: Matched; cookies: Cookies; ip: string };
}

/** A visit, and what only the door asks of it. */
export interface DoorVisit extends Visit {
  /** True when a form carries this browser's token. */
  holdsToken(form: Typed): boolean;
  /** True when the browser brought the token of a session that is no more. */
  readonly hadSession: boolean;
}

interface Asked {
  /** The page's own address; '' for an error page. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly typed: Typed;
  readonly draft?: Typed;
}

/** Who asks, from where, looking how: read once, at the beginning of a request. */
export async function beginVisit(tools: WebTools, c: Context<WebEnv>, asked: Asked): Promise<DoorVisit> {
  const { dispatch, surroundings, files, known } = tools;
  const { secrets } = surroundings;
  const signed = signingOnce(secrets);
  const cookies = c.get('cookies');
  const knock: Knock = {
    door: 'web',
    ip: c.get('ip'),
    userAgent: (c.req.header('user-agent') ?? '').slice(0, 300),
    knownDevice: (siteId, identifier) => cookies.knowsDevice(siteId, identifier),
  };
  const actor = await identified(tools, cookies.sid());
  const call = <N extends OperationName>(name: N, input: InputOf<N>) => dispatch.callAs(actor, knock, name, input);
  const sites = await known.sites();
  // a browser that has not been told otherwise looks as the account does
  if (actor.kind === 'family' && actor.accessibility && !cookies.hasLook()) cookies.setLook({ ...cookies.look(), on: true });
  const visit: DoorVisit = {
    path: asked.path,
    params: asked.params,
    query: new URLSearchParams(queryOf(c.req.url)),
    typed: asked.typed,
    sent: NOTHING_SENT,
    draft: asked.draft ?? null,
    actor,
    look: cookies.look(),
    sites,
    lastSiteId: sites.find(({ id }) => id === cookies.lastSite())?.id ?? null,
    officeName: await officeName(sites, actor, known),
    siteLook: await siteLook(sites, actor, known),
    csrf() {
      if (!cookies.sid()) cookies.setSid(newMark());
      return signed('csrf', cookies.sid() ?? '');
    },
    owner: () => (actor.kind === 'family' ? signed('owner', actor.accountId) : ''),
    asset: files.address,
    scriptsFor: files.scriptsFor,
    call,
    setting: (name) => known.setting(name, actor.kind === 'family' ? actor.siteId : undefined),
    browser: {
      startSession: cookies.setSid,
      endSession: cookies.removeSid,
      knowDevice: cookies.knowDevice,
      wear: cookies.setLook,
    },
    sealedDraft: null,
    again: () => beginVisit(tools, c, asked),
    reopen: (draft) => reopened(tools, c, draft),
    holdsToken: (form) => cookies.sid() !== undefined && secrets.verify('csrf', cookies.sid() ?? '', form.get('csrf') ?? ''),
    hadSession: actor.kind === 'nobody' && cookies.sid() !== undefined && !isMark(cookies.sid() ?? ''),
  };
  return visit;
}

function queryOf(url: string): string {
  const mark = url.indexOf('?');
  return mark === -1 ? '' : url.slice(mark + 1);
}

/** A page has many forms, each with the same two signatures. */
function signingOnce(secrets: Secrets): Secrets['sign'] {
  const made = new Map<string, string>();
  return (purpose, text) => {
    const key = `${purpose} ${text}`;
    const signature = made.get(key) ?? secrets.sign(purpose, text);
    made.set(key, signature);
    return signature;
  };
}

async function identified({ store, surroundings, known }: WebTools, sid: string | undefined): Promise<FamilyActor | Nobody> {
  if (!sid || isMark(sid)) return NOBODY;
  const now = surroundings.clock.now();
  const actor = await identifyFamily(store.read, sid, now, known.setting);
  if (!actor) return NOBODY;
  if (isWorthTouching(actor.lastSeenAt, now)) surroundings.later('family session', () => touchFamilySession(store, actor.sessionId, now));
  return actor;
}

async function officeName(sites: readonly Site[], actor: FamilyActor | Nobody, known: Known): Promise<string> {
  if (actor.kind === 'family') return sites.find((site) => site.id === actor.siteId)?.name ?? '';
  return sites.length === 1 ? (sites[0]?.name ?? '') : known.officeName();
}

/** As its site looks once a family has come in; before, where there is only one. */
async function siteLook(sites: readonly Site[], actor: FamilyActor | Nobody, known: Known): Promise<SiteLook> {
  const id = actor.kind === 'family' ? actor.siteId : sites.length === 1 ? sites[0]?.id : undefined;
  return (id && (await known.looks()).of.get(id)) || PLAIN_LOOK;
}

/** The page that was being filled in when the session ended, for the same account only; null for anything else. */
async function reopened(tools: WebTools, c: Context<WebEnv>, sealed: string): Promise<Reply | null> {
  const draft = openDraft(tools.surroundings.secrets, sealed, tools.surroundings.clock.now());
  const found = draft && pageShowing(draft.path);
  if (!draft || !found) return null;
  const { page, params } = found;
  const visit = await beginVisit(tools, c, { path: draft.path, params, typed: NOTHING_TYPED, draft: draft.typed });
  if (visit.actor.kind !== 'family' || visit.actor.mustChoose || visit.owner() !== draft.owner) return null;
  return page.answer(visit);
}

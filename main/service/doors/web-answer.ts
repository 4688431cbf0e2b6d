import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { Refusal } from '../../../shared/refusal.ts';
import { typesetHtml } from '../../../shared/typography.ts';
import { letGo } from '../documents/let-go.ts';
import { compressPage, encodingFor } from '../extranet/compression.ts';
import { crossSite } from '../extranet/csrf.ts';
import { sealDraft } from '../extranet/drafts.ts';
import { ErrorPage } from '../extranet/errors.tsx';
import { type Page, paramsOf, type Reply, statusOf } from '../extranet/page.ts';
import { NOTHING_TYPED, NotAForm, readForm, TooMuch, type Typed } from '../extranet/typed.ts';
import { announcedBytes, isUpload, readUpload, type Sent, Unreadable } from '../extranet/upload.ts';
import { pageShowing, pages } from '../features/pages.ts';
import { respond } from './respond.ts';
import { beginVisit, type DoorVisit, type WebEnv, type WebTools } from './web-visit.ts';

/** One page for one request: who is there, may they, does the form come from us, then the page itself. */
export async function answerPage(tools: WebTools, c: Context<WebEnv>, page: Page): Promise<Response> {
  const params = paramsOf(page, c.req.path);
  if (!params) return answerProblem(tools, c, 404);
  if (page.takesFiles && isUpload(c.req.raw)) return answerUpload(tools, c, page, params);
  const typed = page.method === 'POST' ? await readForm(c.req.raw) : NOTHING_TYPED;
  return answerVisit(tools, c, page, await beginVisit(tools, c, { path: c.req.path, params, typed }));
}

/**
 * A form with files: where it comes from and who sends it is known before its body is read, and its token before its first file is
 * (UPL-3.1). A stranger's files are never kept; the fields before them are, as those of every form.
 */
async function answerUpload(tools: WebTools, c: Context<WebEnv>, page: Page, params: Record<string, string>): Promise<Response> {
  const begin = (typed: Typed) => beginVisit(tools, c, { path: c.req.path, params, typed });
  const visit = await begin(NOTHING_TYPED);
  const reason = provenance(c, true);
  if (reason) return leftUnread(await refuseForm(tools, c, page, visit, reason));
  const { actor } = visit;
  const mayGive = actor.kind === 'family' && !actor.mustChoose;
  const mayTry = mayGive && tools.uploads.mayTry(actor.sessionId, tools.surroundings.clock.now());
  const leave = mayTry ? await tools.uploads.enter(actor.accountId, announcedBytes(c.req.raw)) : () => {};
  let files: Sent['files'] = [];
  try {
    const { typed, sent, whole } = await readUpload(c.req.raw, (first) => mayTry && visit.holdsToken(first));
    files = sent.files;
    const brought: Sent = mayGive && !mayTry ? { files: [], problem: { kind: 'too-often' } } : sent;
    // who was there when it began may have been logged out meanwhile: it can take a minute
    const now = await begin(typed);
    // whatever becomes of it, the rest of a body that is not read to its end is never read
    const response = await answerVisit(tools, c, page, { ...now, sent: brought }).catch((error) => answerProblem(tools, c, error));
    return whole ? response : leftUnread(response);
  } finally {
    // with the room that was kept for more
    for (const { bytes } of files) letGo(new Uint8Array(bytes.buffer));
    leave();
  }
}

/** Whatever comes after it on this connection is the rest of a body, not a request. */
function leftUnread(response: Response): Response {
  response.headers.set('Connection', 'close');
  return response;
}

const provenance = (c: Context<WebEnv>, tokenHolds: boolean) =>
  crossSite({ fetchSite: c.req.header('sec-fetch-site'), origin: c.req.header('origin'), tokenHolds }, c.get('host').origin);

async function answerVisit(tools: WebTools, c: Context<WebEnv>, page: Page, visit: DoorVisit): Promise<Response> {
  const { typed } = visit;
  if (page.method === 'POST' && !page.fromElsewhere) {
    const reason = provenance(c, visit.holdsToken(typed));
    if (reason) return refuseForm(tools, c, page, visit, reason);
  }
  if (page.access === 'family' && visit.actor.kind === 'family' && visit.actor.mustChoose) return send(c, { goTo: '/mot-de-passe' });
  if (page.access !== 'open' && visit.actor.kind !== 'family') return send(c, await askToSignIn(tools, c, page, typed));
  try {
    return await send(c, await page.answer(visit));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'expired') return send(c, await askToSignIn(tools, c, page, typed));
    if (error instanceof Refusal && error.code === 'not-found' && visit.actor.kind === 'family')
      tools.surroundings.log.warn(
        { audit: 'not theirs', page: page.path, account: visit.actor.accountId },
        'what is not theirs was asked for',
      );
    throw error;
  }
}

/** Any page that cannot be shown, by its status or by what went wrong. Only an unexpected error is logged here, once, with its cause. */
export async function answerProblem(
  tools: WebTools,
  c: Context<WebEnv>,
  problem: number | Error,
  headers: Record<string, string> = {},
): Promise<Response> {
  const { status, reference, own } = typeof problem === 'number' ? { status: problem } : explained(tools, c, problem);
  try {
    const visit = await beginVisit(tools, c, { path: '', params: {}, typed: NOTHING_TYPED });
    return await send(c, { status, body: ErrorPage({ visit, status, reference }), headers: { ...own, ...headers } });
  } catch (error) {
    // the store itself does not answer: not even the office's name can be shown
    tools.surroundings.log.error({ err: error, reference }, 'an error page could not be drawn');
    const words = `Service momentanément indisponible. Réessayez dans un instant.${reference ? ` Référence : ${reference}` : ''}`;
    return respond(c, 503, words, { 'Content-Type': 'text/plain; charset=UTF-8', ...RETRY });
  }
}

interface Explained {
  status: number;
  reference?: string | undefined;
  own?: Record<string, string>;
}

function explained({ surroundings }: WebTools, c: Context<WebEnv>, error: Error): Explained {
  // what is left of the body is never read
  if (error instanceof TooMuch || error instanceof NotAForm || error instanceof Unreadable)
    return { status: error.status, own: { Connection: 'close' } };
  if (error instanceof Refusal) return { status: statusOf(error), reference: error.reference };
  const reference = randomUUID().slice(0, 8);
  surroundings.log.error({ err: error, page: `${c.req.method} ${c.req.path}`, reference }, 'unexpected error');
  return { status: 500, reference };
}

/**
 * Nothing is done with a form whose origin is in doubt. A page that is older than this session of the same account (its mark shows it)
 * is given back filled, to be looked at and sent again.
 */
async function refuseForm(tools: WebTools, c: Context<WebEnv>, page: Page, visit: DoorVisit, reason: string): Promise<Response> {
  tools.surroundings.log.warn({ audit: 'cross-site form refused', reason, page: page.path, ip: c.get('ip') }, 'a form was refused');
  const shown = pageShowing(visit.path, 'family')?.page;
  if (reason === 'token' && shown && visit.owner() && visit.typed.get('owner') === visit.owner()) {
    const reply = await shown.answer({ ...visit, typed: NOTHING_TYPED, draft: visit.typed });
    return send(c, 'body' in reply ? { ...reply, status: 403 } : reply);
  }
  return send(c, { status: 403, body: ErrorPage({ visit, status: 403 }) });
}

/** To the login page and back: by its address after a GET, with what was typed kept sealed after a POST (A11Y-6.9). */
async function askToSignIn(tools: WebTools, c: Context<WebEnv>, page: Page, typed: Typed): Promise<Reply> {
  const visit = await beginVisit(tools, c, { path: '/connexion', params: {}, typed: NOTHING_TYPED });
  const known = pageShowing(c.req.path) !== undefined;
  const query = new URLSearchParams({ ...(known && { suite: c.req.path }), ...(visit.hadSession && { message: 'session-terminee' }) });
  if (page.method === 'GET') return { goTo: `/connexion?${query}` };
  const signIn = pages.find((other) => other.method === 'GET' && other.path === '/connexion');
  if (!signIn) throw new Error('the table of pages has no login page');
  const sealedDraft = known ? sealDraft(tools.surroundings.secrets, c.req.path, typed, tools.surroundings.clock.now()) : null;
  const reply = await signIn.answer({
    ...visit,
    query: new URLSearchParams({ ...Object.fromEntries(query), message: 'session-terminee' }),
    sealedDraft,
  });
  return 'body' in reply ? { ...reply, status: 401 } : reply;
}

export async function send(c: Context<WebEnv>, reply: Reply): Promise<Response> {
  if ('goTo' in reply) return respond(c, 303, null, { ...reply.headers, Location: reply.goTo.replace(NOT_ASCII, encodeURIComponent) });
  const { status } = reply;
  const headers = { ...(status === 503 || status === 429 ? RETRY : {}), ...reply.headers };
  if ('bytes' in reply) return respond(c, status, reply.bytes, headers);
  if (!('body' in reply)) return respond(c, status, null, headers);
  const html = `<!DOCTYPE html>\n${typesetHtml(String(await reply.body))}`;
  const own = { 'Content-Type': 'text/html; charset=UTF-8', Vary: 'Accept-Encoding', ...headers };
  const encoding = encodingFor(c.req.header('accept-encoding'));
  const short = encoding && compressPage(html, encoding);
  return short ? respond(c, status, short, { ...own, 'Content-Encoding': encoding }) : respond(c, status, html, own);
}

const RETRY = { 'Retry-After': '30' };
const NOT_ASCII = /[^\x20-\x7e]+/g;

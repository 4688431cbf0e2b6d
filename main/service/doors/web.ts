import { Hono } from 'hono';
import type { Store } from '../../../db/open.ts';
import { SETTINGS } from '../../../shared/contract/settings.ts';
import { assetsDir } from '../assets.ts';
import type { Surroundings } from '../context.ts';
import type { Dispatch } from '../dispatch.ts';
import { encodingFor } from '../extranet/compression.ts';
import { cookiesOf } from '../extranet/cookies.ts';
import { matchHost } from '../extranet/hosts.ts';
import { paramsOf } from '../extranet/page.ts';
import { readStaticFiles } from '../extranet/static-files.ts';
import { pages } from '../features/pages.ts';
import { knownFrom } from './known.ts';
import type { LimitedServer } from './limited-server.ts';
import type { Listening } from './listening.ts';
import { openRedirect } from './redirect-listener.ts';
import { respond } from './respond.ts';
import { tooMany, tooManyCostly } from './too-many.ts';
import { requestCounter, rulesFrom } from './traffic.ts';
import { uploadPlaces } from './upload-places.ts';
import { answerPage, answerProblem } from './web-answer.ts';
import { health } from './web-health.ts';
import { openListener, type WebListener } from './web-listener.ts';
import type { WebEnv } from './web-visit.ts';

export interface Web {
  /** Every route of the family listener; `app.request` answers without a port. */
  readonly app: Hono<WebEnv>;
  /** Listens in one more place; rejects with the system's own error (EADDRINUSE, EACCES …). */
  listen(at: Listening): Promise<WebListener>;
  /** Sends whoever comes by plain HTTP to this listener's HTTPS; rejects in the same way. */
  redirect(at: { host: string; port: number }, to: WebListener): Promise<LimitedServer>;
}

export interface WebParts {
  readonly dispatch: Dispatch;
  readonly store: Store;
  readonly surroundings: Surroundings;
}

export const URL_BYTES = 2048;

/** The family pages behind their own door: host, limits, headers, then one of the pages of the table and nothing else. */
export function createWeb(parts: WebParts): Web {
  const files = readStaticFiles(assetsDir());
  /** The newest, for whoever asks without a port. */
  let listener: WebListener | null = null;
  const app = new Hono<WebEnv>();
  const known = knownFrom(parts);
  const tools = { ...parts, files, known, uploads: uploadPlaces(), count: requestCounter() };
  // of the last request, for connections that have none yet
  let rules = rulesFrom(SETTINGS.traffic.parse({}));
  const mostFrom = (peer: string) => rules.connections(peer);

  app.use(async (c, next) => {
    // before any routing or cookie: a name that is not ours gets nothing (NET-4.4)
    const listening = c.env?.listening ?? listener?.at ?? null;
    c.set('listening', listening);
    const { publicUrl } = await known.setting('extranet');
    const host = matchHost(c.req.header('host') ?? new URL(c.req.url).host, { publicUrl, listening });
    if (!host) return respond(c, 421, null, { 'Content-Length': '0' });
    c.set('host', host);
    c.set('cookies', cookiesOf(c, host.secure, parts.surroundings.secrets));
    rules = await known.rules();
    c.set('ip', rules.clientOf(c.env?.incoming?.socket.remoteAddress ?? '', c.req.header('x-forwarded-for')));
    if (!['GET', 'HEAD', 'POST'].includes(c.req.method) || c.req.header('upgrade'))
      return answerProblem(tools, c, 405, { Allow: 'GET, HEAD, POST' });
    if (pathAndQuery(c.req.url).length > URL_BYTES) return answerProblem(tools, c, 414);
    return next();
  });
  app.get('/assets/:name', async (c) => {
    const name = c.req.param('name');
    const file = files.find(name) ?? (await (await known.looks()).find(name));
    if (!file) return answerProblem(tools, c, 404);
    const headers = { 'Content-Type': file.type, 'Cache-Control': 'public, max-age=31536000, immutable', Vary: 'Accept-Encoding' };
    const encoding = encodingFor(c.req.header('accept-encoding'));
    const short = encoding && (await file.compressed?.(encoding));
    return short ? respond(c, 200, short, { ...headers, 'Content-Encoding': encoding }) : respond(c, 200, file.bytes, headers);
  });
  // the files above are kept by browsers for ever and cost nothing to give
  app.use(async (c, next) => (await tooMany(tools, c, rules)) ?? next());

  app.get('/healthz', (c) => health(parts, c));
  for (const page of pages)
    app.on(page.method, page.path, async (c) => (page.costly && (await tooManyCostly(tools, c, rules))) || answerPage(tools, c, page));
  app.notFound((c) => answerProblem(tools, c, pages.some((page) => paramsOf(page, c.req.path)) ? 405 : 404));
  app.onError((error, c) => answerProblem(tools, c, error));

  return {
    app,
    async listen(at) {
      rules = await known.rules();
      listener = await openListener({ fetch: app.fetch, at, log: parts.surroundings.log, mostFrom });
      return listener;
    },
    redirect: (at, to) =>
      openRedirect({ at, secure: () => to.at, publicUrl: async () => (await known.setting('extranet')).publicUrl, mostFrom }),
  };
}

/** What follows the host: `/famille?x=1`. */
const pathAndQuery = (url: string): string => url.slice(url.indexOf('/', 'https://'.length));

import { HtmlValidate } from 'html-validate';
import { expect } from 'vitest';
import type { World } from '../helpers/world.ts';

export interface Answer {
  status: number;
  headers: Headers;
  body: string;
  /** Where a redirection leads, or null. */
  location: string | null;
  /** What a person reads, without tags. */
  text: string;
  bytes: Buffer;
}

/** A file of a form: its field, name and bytes. */
export interface FormFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  field?: string;
}

/** One browser: keeps cookies, follows nothing by itself, sends the hidden fields of the last page with each form. */
export interface Visitor {
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Posts the form of the last page whose action this is, with what was typed over its hidden fields. */
  submit(path: string, typed?: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
  /** Posts exactly this. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
  /** The same with files, as a browser sends them: hidden fields, what was typed, then the files. */
  upload(path: string, typed: Record<string, string>, files: readonly FormFile[], headers?: Record<string, string>): Promise<Answer>;
  /** Posts exactly these bytes, of this type. */
  send(path: string, type: string, body: BodyInit, headers?: Record<string, string>): Promise<Answer>;
  follow(answer: Answer): Promise<Answer>;
}

/** A visitor of the world's extranet, by its local address unless another origin is said. */
export function aVisitor(world: World, origin = world.service.extranet().localAddress ?? ''): Visitor {
  const cookies = new Map<string, string>();
  let last = '';
  const ask = async (method: string, path: string, headers: Record<string, string>, body?: BodyInit): Promise<Answer> => {
    const response = await world.service.web.app.request(`${origin}${path}`, {
      method,
      headers: {
        host: new URL(origin).host,
        cookie: [...cookies].map(([n, v]) => `${n}=${v}`).join('; '),
        'user-agent': FIREFOX,
        ...headers,
      },
      ...(body !== undefined && { body, duplex: 'half' }),
    } as RequestInit);
    keepCookies(cookies, response.headers);
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString('utf8');
    if (response.headers.get('content-type')?.startsWith('text/html')) last = text;
    return {
      status: response.status,
      headers: response.headers,
      body: text,
      location: response.headers.get('location'),
      text: readable(text),
      bytes,
    };
  };
  const post: Visitor['post'] = (path, fields, headers = {}) =>
    ask('POST', path, { 'content-type': 'application/x-www-form-urlencoded', ...headers }, new URLSearchParams(fields).toString());
  return {
    cookies,
    get: (path, headers = {}) => ask('GET', path, headers),
    post,
    submit: (path, typed = {}, headers) => post(path, { ...hiddenFields(last, path), ...typed }, headers),
    send: (path, type, body, headers = {}) => ask('POST', path, { 'content-type': type, ...headers }, body),
    async upload(path, typed, files, headers = {}) {
      const form = new FormData();
      for (const [name, value] of Object.entries({ ...hiddenFields(last, path), ...typed })) form.append(name, value);
      for (const { field = 'fichier', name, bytes } of files) form.append(field, new Blob([bytes]), name);
      return ask('POST', path, headers, form);
    },
    async follow(answer) {
      if (!answer.location) throw new Error(`nothing to follow after ${answer.status}: ${answer.text.slice(0, 300)}`);
      // a browser keeps what stands behind the # to itself
      return ask('GET', answer.location.split('#')[0] ?? '', {});
    },
  };
}

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

function keepCookies(cookies: Map<string, string>, headers: Headers): void {
  for (const line of headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    if (attributes.includes('Max-Age=0')) cookies.delete(name);
    else cookies.set(name, decodeURIComponent(value));
  }
}

/** The hidden fields of a page's form, as a browser would send them. */
export function hiddenFields(html: string, action: string): Record<string, string> {
  const form = new RegExp(`<form[^>]* action="${action}"[^>]*>(.*?)</form>`, 's').exec(html)?.[1];
  if (form === undefined) throw new Error(`the page has no form for ${action}`);
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, unescaped(value)]));
}

/** What a text field of a page holds; undefined when the page has no such field. */
export function valueIn({ body }: Answer, name: string): string | undefined {
  const value = new RegExp(`<input[^>]* id="champ-${name}"[^>]* value="([^"]*)"`).exec(body)?.[1];
  return value === undefined ? undefined : unescaped(value);
}

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '');

const readable = (html: string): string =>
  unescaped(html.replace(/<head>.*?<\/head>/s, '').replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

export async function signedIn(world: World, person = world.cast.claire, password?: string): Promise<Visitor> {
  const visitor = aVisitor(world);
  await visitor.get('/connexion');
  const answer = await visitor.submit('/connexion', {
    siteId: person.siteId,
    identifier: person.identifier ?? '',
    password: password ?? 'harpe-lueur-sentier-27',
  });
  expect([answer.status, answer.location]).toEqual([303, '/accueil']);
  return visitor;
}

/** What html-validate finds in a page, one line each; [] when it is valid (A11Y-6.2). */
export async function faultsOf(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap((result) =>
    result.messages.map((m) => `${m.ruleId}: ${m.message} (${m.line}:${m.column}) ${m.selector ?? ''}`),
  );
}

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // how the pages are written out, not what they are
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-inline-style': 'error',
    // our own files, from the same origin, under an address made of their content
    'require-sri': 'off',
  },
});

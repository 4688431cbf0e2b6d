import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { generateCookie, getCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import type { Secrets } from '../secrets.ts';
import { type Look, readLook, writeLook } from './look.ts';

/**
 * The three cookies that there are (RGPD-7.13): session, known device (with the site of its last login), look. Under the public HTTPS address they are `__Host-` and
 * `Secure`; on plain HTTP other names without a prefix, because browsers store neither there (T5), so that the modes never mix.
 */
export interface Cookies {
  /** The session's token, or the mark of a browser that has not logged in (see `isMark`); what this answer sets counts already. */
  sid(): string | undefined;
  setSid(value: string): void;
  removeSid(): void;
  look(): Look;
  /** True when a look was chosen on this browser, be it the usual one. */
  hasLook(): boolean;
  setLook(look: Look): void;
  knowsDevice(siteId: string, identifier: string): boolean;
  knowDevice(siteId: string, identifier: string): void;
  /** The site of the last login on this browser, as the cookie says it: anybody may have written it. */
  lastSite(): string | undefined;
  /** What the answer sets, a line each. */
  lines(): Iterable<string>;
}

/** A browser's mark before login: bound to its forms, never to a person, never in the store. A session's token has no dot. */
export const newMark = (): string => `v.${randomBytes(24).toString('base64url')}`;
export const isMark = (sid: string): boolean => sid.startsWith('v.');

/** Ours have 43 characters. Whoever asks is counted under it: ten thousand of eight kilobytes would take eighty megabytes (NET-4.9). */
const LONGEST_SID = 64;
const DAY = 24 * 3600;
const LOOK_SECONDS = 365 * DAY;
const DEVICE_SECONDS = 180 * DAY;
/** The accounts that one browser is known for, e.g. two parents and a grown-up pupil. */
const ACCOUNTS_PER_DEVICE = 5;
/** Before the id of the last site; no signature begins so. */
const SITE_MARK = '@';

export function cookiesOf(c: Context, secure: boolean, secrets: Secrets): Cookies {
  const options = (more: CookieOptions = {}): CookieOptions => ({
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    ...(secure && { secure, prefix: 'host' }),
    ...more,
  });
  // by the cookie's name: the last word counts
  const sent = new Map<string, string>();
  const write = (name: string, value: string, more?: CookieOptions) => sent.set(name, generateCookie(name, value, options(more)));
  const read = (name: string) => (secure ? getCookie(c, name, 'host') : getCookie(c, name));
  const brought = read('sid') ?? '';
  let sid = brought.length > 0 && brought.length <= LONGEST_SID ? brought : undefined;
  let look = readLook(read('look'));
  const knownFor = () =>
    (read('device') ?? '')
      .split('~')
      .filter((part) => part && !part.startsWith(SITE_MARK))
      .slice(0, ACCOUNTS_PER_DEVICE + 1);
  return {
    sid: () => sid,
    setSid(value) {
      sid = value;
      write('sid', value);
    },
    removeSid() {
      sid = undefined;
      write('sid', '', { maxAge: 0 });
    },
    look: () => look,
    hasLook: () => read('look') !== undefined,
    setLook(wanted) {
      look = wanted;
      write('look', writeLook(wanted), { maxAge: LOOK_SECONDS });
    },
    knowsDevice(siteId, identifier) {
      const [device, ...signatures] = knownFor();
      return device !== undefined && signatures.some((signature) => secrets.verify('device', known(device, siteId, identifier), signature));
    },
    knowDevice(siteId, identifier) {
      const [device = randomBytes(16).toString('base64url'), ...others] = knownFor();
      const signature = secrets.sign('device', known(device, siteId, identifier));
      const signatures = [signature, ...others.filter((other) => other !== signature)].slice(0, ACCOUNTS_PER_DEVICE);
      write('device', [device, `${SITE_MARK}${siteId}`, ...signatures].join('~'), { maxAge: DEVICE_SECONDS });
    },
    lines: () => sent.values(),
    lastSite() {
      const parts = (read('device') ?? '').split('~');
      return parts.find((part) => part.startsWith(SITE_MARK))?.slice(SITE_MARK.length);
    },
  };
}

const known = (device: string, siteId: string, identifier: string): string =>
  JSON.stringify([device, siteId, identifier.normalize('NFKC').replace(/\s/g, '').toUpperCase()]);

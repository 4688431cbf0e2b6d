import type { ReadDb } from '../../../db/open.ts';
import { findSetting } from '../../../db/settings.ts';
import { setting } from '../features/settings/read.ts';
import type { Secrets } from '../secrets.ts';
import { MailFailure } from './mail-failure.ts';

/** A server that takes our mail, and as whom we write. */
export interface MailServer {
  host: string;
  port: number;
  /** TLS from the first byte (465), after STARTTLS, or none: on this very machine only. */
  security: 'tls' | 'starttls' | 'none';
  login: { user: string; pass: string } | null;
  /** The sender's address and name where they are set; else each site's own. */
  from: string | null;
  fromName: string | null;
}

/** Where the sealed password of the mail server is kept among the settings. */
export const MAIL_PASSWORD_KEY = 'mailPassword';

/** The server that `PORTEE_SMTP_URL` names, with or without TLS, e.g. `smtp://127.0.0.1:2525` or `smtps://user:pass@smtp.exemple.fr`. */
export function serverFromUrl(text: string): MailServer {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || !url.hostname)
    throw new MailFailure('PORTEE_SMTP_URL n’est pas l’adresse d’un serveur d’e-mail : smtp://serveur:port ou smtps://serveur.', {
      unreachable: true,
    });
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const user = decodeURIComponent(url.username);
  const security = url.protocol === 'smtps:' ? 'tls' : isLoopback(host) ? 'none' : 'starttls';
  return {
    host,
    port: Number(url.port) || (security === 'tls' ? 465 : 587),
    security,
    login: user ? { user, pass: decodeURIComponent(url.password) } : null,
    from: user.includes('@') ? user : null,
    fromName: null,
  };
}

/** The server of the settings; null while none is set. */
export async function serverFromSettings(db: ReadDb, secrets: Secrets): Promise<MailServer | null> {
  const { host, port, security, user, from, fromName } = await setting(db, 'mail');
  if (!host) return null;
  if (security === 'none' && !isLoopback(host))
    throw new MailFailure('Sans chiffrement, le serveur d’e-mail ne peut être que sur cette machine : choisissez STARTTLS ou TLS.', {
      unreachable: true,
    });
  return { host, port, security, login: user ? { user, pass: await mailPassword(db, secrets) } : null, from, fromName };
}

async function mailPassword(db: ReadDb, secrets: Secrets): Promise<string> {
  const sealed = await findSetting(db, MAIL_PASSWORD_KEY);
  if (typeof sealed !== 'string') return '';
  try {
    return secrets.unseal(Buffer.from(sealed, 'base64'));
  } catch (cause) {
    throw new MailFailure('Le mot de passe du serveur d’e-mail est illisible avec la clé de ce poste : saisissez-le à nouveau.', {
      unreachable: true,
      cause,
    });
  }
}

/** This very machine, by number or by its reserved name. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);

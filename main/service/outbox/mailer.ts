import type { ReadDb } from '../../../db/open.ts';
import { findSite, listSites } from '../../../db/sites.ts';
import { newId } from '../../../shared/ids.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Secrets } from '../secrets.ts';
import type { MailSite } from './mail-content.ts';
import { explain, MailFailure } from './mail-failure.ts';
import { renderMail } from './mail-frame.tsx';
import { type MailServer, serverFromSettings, serverFromUrl } from './mail-server.ts';

export interface OutgoingMail {
  /** Stable over all tries: a message that arrives twice is seen to be one. */
  messageId: string;
  /** Used as sender when the mail server's settings name none. */
  siteAddress: string | null;
  senderName: string;
  to: { address: string; name: string };
  subject: string;
  text: string;
  html: string;
}

export interface Mailer {
  /** Who decides on the server: `PORTEE_SMTP_URL`, or the settings (which may have none). */
  source(): 'environment' | 'settings';
  /** Whether there is a server to try at all. */
  hasServer(): Promise<boolean>;
  /** Hands one message over. Throws a `MailFailure` unless the server has accepted it (250). */
  send(mail: OutgoingMail): Promise<{ accepted: string }>;
  /** Sends a test message now; gives a sentence, or refuses with one. */
  sendTest(to: string): Promise<string>;
}

/** Milliseconds. `whole` stays below the outbox's lease: nobody else may take the message meanwhile. */
export interface MailTimeouts {
  connect: number;
  silence: number;
  whole: number;
}

interface Parts {
  env: Record<string, string | undefined>;
  read: ReadDb;
  secrets: Secrets;
  timeouts?: MailTimeouts;
}

export function createMailer({ env, read, secrets, timeouts = { connect: 15_000, silence: 30_000, whole: 100_000 } }: Parts): Mailer {
  const url = env.PORTEE_SMTP_URL;
  const server = async () => (url ? serverFromUrl(url) : serverFromSettings(read, secrets));
  const send = async (mail: OutgoingMail) => {
    try {
      const found = await server();
      if (!found) throw new MailFailure(NO_SERVER, { unreachable: true });
      return await handOver(found, mail, timeouts);
    } catch (error) {
      throw explain(error);
    }
  };
  return {
    source: () => (url ? 'environment' : 'settings'),
    hasServer: async () => Boolean(url) || (await serverFromSettings(read, secrets).catch(() => true)) !== null,
    send,
    sendTest: async (to) => {
      try {
        const { accepted } = await send(await testMail(read, to));
        return `Le serveur d’e-mail a accepté le message pour ${to} (${accepted}).`;
      } catch (error) {
        throw new Refusal('unavailable', explain(error).message);
      }
    },
  };
}

export const NO_SERVER = 'Aucun serveur d’e-mail n’est réglé : le message attend. Réglez-le dans les paramètres.';

async function handOver(server: MailServer, mail: OutgoingMail, timeouts: MailTimeouts): Promise<{ accepted: string }> {
  const from = senderOf(server, mail);
  const to = requireSound(mail.to);
  for (const line of [mail.subject, mail.messageId]) requireOneLine(line);
  // loaded with the first message, not with the service
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true },
    ...(server.login && { auth: server.login }),
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.connect,
    dnsTimeout: timeouts.connect,
    socketTimeout: timeouts.silence,
    // a message is text that people typed: nothing in it may make this machine read a file or an address
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const sending = transport.sendMail({
    messageId: mail.messageId,
    from,
    to,
    envelope: { from: from.address, to: [to.address] },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': 'fr' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    return { accepted: (await within(timeouts.whole, sending)).response.slice(0, 200) };
  } finally {
    transport.close();
  }
}

function senderOf(server: MailServer, mail: OutgoingMail): Address {
  const address = server.from ?? mail.siteAddress ?? 'ne-pas-repondre@portee.invalid';
  try {
    return requireSound({ address, name: server.fromName ?? mail.senderName });
  } catch (cause) {
    // not the family's fault, and worth another try once it is mended
    throw new MailFailure('L’adresse de l’expéditeur n’est pas valable : vérifiez-la dans les paramètres.', { unreachable: true, cause });
  }
}

interface Address {
  address: string;
  name: string;
}

/** One address and nothing that a header or a list of addresses could be made of (DUR-5.13). */
const ONE_ADDRESS = /^[^\s\p{C}@<>()[\]",;:\\]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,251}[\p{L}\p{N}])?$/u;

function requireSound({ address, name }: Address): Address {
  if (!ONE_ADDRESS.test(address) || address.includes('..')) throw new MailFailure('L’adresse e-mail n’est pas valable.', { forever: true });
  return { address, name: requireOneLine(name) };
}

function requireOneLine(text: string): string {
  if (/[\p{Cc}\u2028\u2029]/u.test(text))
    throw new MailFailure('Le nom ou l’objet du message contient un caractère interdit.', { forever: true });
  return text;
}

/** A server that answers drop by drop is as late as one that does not answer. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('too long'), { code: 'ETIMEDOUT' })), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function testMail(read: ReadDb, to: string): Promise<OutgoingMail> {
  const first = (await listSites(read))[0];
  const site = (first && (await findSite(read, first.id))) ?? NOBODY;
  const title = 'Message d’essai';
  const blocks = ['Si vous lisez ce message, les e-mails de Portée partent bien.'];
  return {
    messageId: `<${newId()}@portee.invalid>`,
    siteAddress: site.email,
    senderName: site.name,
    to: { address: to, name: '' },
    subject: `${title} – ${site.name}`,
    ...renderMail({ site, title, to: '', blocks }),
  };
}

const NOBODY: MailSite = {
  name: 'Portée',
  address_line: null,
  address_extra: null,
  postal_code: null,
  city: null,
  phone: null,
  email: null,
};

// What a message says, whichever way it is drawn: mail-frame.tsx for HTML, mail-text.ts for text.

import { postalLines } from '../site-contact.ts';

/** Who writes, for the head and the foot of the message: a row of `findSite` fits. */
export interface MailSite {
  name: string;
  address_line: string | null;
  address_extra: string | null;
  postal_code: string | null;
  city: string | null;
  phone: string | null;
  email: string | null;
}

/** One thing that a message says, from top to bottom. A text is a paragraph. */
export type MailBlock =
  | string
  /** Label and value, one line each. */
  | { facts: readonly (readonly [label: string, value: string])[] }
  /** A state (« Accepté », « Refusé ») in a word and a colour, then what it is about. */
  | { states: readonly { tone: 'good' | 'bad' | 'waiting'; state: string; label: string; detail?: string | null }[] }
  /** What to do, in this order. */
  | { steps: readonly string[] }
  /** Something to type or to copy. */
  | { code: string; label: string }
  | { link: string; label: string }
  /** Said lower: what to do when something is wrong. */
  | { note: string };

export interface MailContent {
  site: MailSite;
  title: string;
  /** « Claire Bernard »; the message begins with « Bonjour Claire Bernard, ». */
  to: string;
  blocks: readonly MailBlock[];
}

/** « Bonjour Claire Bernard, »; without a name where none is known. */
export const greeting = (to: string): string => (to ? `Bonjour ${to},` : 'Bonjour,');

/** What stands under every message, in both its forms. */
export function footLines(site: MailSite): string[] {
  const address = postalLines(site).join(', ');
  const contact = [site.phone && `Tél. ${site.phone}`, site.email].filter(Boolean).join(' · ');
  return [site.name, address, contact, 'Ce message est automatique : merci de ne pas y répondre.'].filter((line) => line !== '');
}

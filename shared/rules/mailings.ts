import { variablesIn } from './message-variables.ts';

/** What runs of e-mails and letters are about; templates have the same kinds. */
export const MAILING_KINDS = ['identifiers', 're-enrolment', 'documents', 'reminder', 'free'] as const;
export type MailingKind = (typeof MAILING_KINDS)[number];

/** By which way: `both` follows each person's own; the others are for one way only. */
export const MAILING_WAYS = ['both', 'email', 'letter'] as const;
export type MailingWay = (typeof MAILING_WAYS)[number];

/** To how many the same message would be the same: a second one to one address is left out. */
export type MessageFor = 'person' | 'family' | 'anyone';

/** An identifier is a person's own; what is said of students is the family's; the rest reads the same for everybody. */
export function messageFor(kind: MailingKind, text: string): MessageFor {
  const used = variablesIn(text);
  // what is owed may be one parent's alone (RGPD-7.9)
  if (kind === 'identifiers' || kind === 'reminder' || used.includes('identifiant')) return 'person';
  return kind !== 'free' || used.includes('élèves') || used.includes('pièces') ? 'family' : 'anyone';
}

/** A person as a run sees them. */
export interface Addressee {
  guardianId: string;
  familyId: string;
  email: string | null;
  /** A street and a town: enough for the post. */
  hasPostalAddress: boolean;
  prefers: 'email' | 'letter';
  maySee: boolean;
  receivesLetters: boolean;
  /** Archived, or merged into another. */
  gone: boolean;
  identifier: string | null;
  blocked: boolean;
}

export interface Plan {
  channel: 'email' | 'letter';
  /** Why nothing goes to this person; null when something does. */
  skipped: string | null;
}

/** Who is written to and how, in the order given: one e-mail to an address, a letter to those who have none or wish it. */
export function planMailing(
  people: readonly Addressee[],
  { kind, way, text }: { kind: MailingKind; way: MailingWay; text: string },
): Map<string, Plan> {
  const forWhom = messageFor(kind, text);
  const written = new Set<string>();
  const plans = new Map<string, Plan>();
  for (const person of people) {
    const channel = channelOf(person, way);
    plans.set(person.guardianId, {
      channel,
      skipped: whySkipped(person, { kind, way, channel, once: `${sameness(person, forWhom)}`, written }),
    });
  }
  return plans;
}

function channelOf({ email, prefers }: Addressee, way: MailingWay): 'email' | 'letter' {
  if (way !== 'both') return way;
  return email !== null && prefers === 'email' ? 'email' : 'letter';
}

/** What would make a second e-mail to this address say the same again. */
const sameness = ({ email, familyId, guardianId }: Addressee, forWhom: MessageFor): string =>
  `${email?.trim().toLowerCase()} ${forWhom === 'person' ? guardianId : forWhom === 'family' ? familyId : ''}`;

interface Case {
  kind: MailingKind;
  way: MailingWay;
  channel: 'email' | 'letter';
  once: string;
  written: Set<string>;
}

function whySkipped(person: Addressee, { kind, way, channel, once, written }: Case): string | null {
  if (person.gone) return 'La famille est archivée.';
  if (kind === 'identifiers') {
    if (person.identifier === null) return 'Pas encore d’identifiant.';
    if (person.blocked) return 'Le compte est bloqué.';
    if (!person.maySee) return 'L’extranet n’est pas ouvert à cette personne.';
    // what is due is asked of whoever pays, also of a parent who wants no other letters
  } else if (kind !== 'reminder' && !person.receivesLetters) return 'Cette personne ne reçoit pas les courriers.';
  if (channel === 'letter') return person.hasPostalAddress ? null : noWay(person, way);
  if (person.email === null) return 'Pas d’adresse e-mail.';
  if (written.has(once)) return 'Le même message part déjà à cette adresse e-mail.';
  written.add(once);
  return null;
}

const noWay = ({ email }: Addressee, way: MailingWay): string =>
  way === 'letter' || email !== null ? 'L’adresse postale est incomplète.' : 'Ni adresse e-mail ni adresse postale complète.';

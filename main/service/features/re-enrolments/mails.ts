import type { ReEnrolmentRecord } from '../../../../db/re-enrolments.ts';
import type { SiteRow } from '../../../../db/sites.ts';
import type { ReEnrolmentPart } from '../../../../shared/contract/re-enrolments.ts';
import { formatDateTime, formatDeadline } from '../../../../shared/dates.ts';
import type { ReEnrolmentDecision } from '../../../../shared/rules/re-enrolment.ts';
import { PART_WORDS } from '../../../../shared/rules/re-enrolment-words.ts';
import { contactIn, type FamilyMail, familyMail } from '../../outbox/family-mail.ts';
import type { MailBlock } from '../../outbox/mail-content.ts';
import { APPEAL, publicBody } from '../../outbox/public-body.ts';
import { worthTelling } from './parts.ts';

interface About {
  site: SiteRow;
  /** To whom: « Claire Bernard ». */
  name: string;
  row: ReEnrolmentRecord;
  studentName: string;
  campaignName: string;
  /** Where the extranet is; null while it has no address. */
  extranet: string | null;
}

interface Received extends About {
  closesAt: string;
  receivedAt: Date;
  lines: readonly (readonly [string, string])[];
}

/** The confirmation of what was sent; a public body's says all that CRPA R112-5 asks for. */
export function acknowledgement({
  site,
  name,
  row,
  studentName,
  campaignName,
  closesAt,
  receivedAt,
  lines,
  extranet,
}: Received): FamilyMail {
  const isLeaving = row.answer === 'does-not-re-enrol';
  const what = isLeaving ? 'votre réponse' : 'votre demande de réinscription';
  const blocks: MailBlock[] = [
    `Nous avons bien reçu, le ${formatDateTime(receivedAt)}, ${what} n° ${row.number} pour ${studentName} (${campaignName}) :`,
    { facts: lines },
    `Elle attend la validation du secrétariat. Jusque-là, et avant le ${formatDeadline(closesAt)}, vous pouvez la modifier ou la retirer sur l’extranet.`,
    ...(site.public_body && !isLeaving ? publicBody(site, receivedAt, ' ; le service peut encore l’accepter ensuite') : []),
    ...toExtranet(extranet, row, isLeaving ? 'Voir ma réponse' : 'Voir ma demande'),
    { note: `Vous n’avez rien envoyé ? Prévenez-nous${contactIn(site)} et changez votre mot de passe.` },
  ];
  const title = isLeaving ? 'Votre réponse est bien reçue' : 'Votre demande de réinscription est bien reçue';
  return familyMail(site, name, `Accusé de réception n° ${row.number} : réinscription pour ${studentName}`, title, blocks);
}

interface Answered extends About {
  decision: ReEnrolmentDecision;
  reason: string | null;
  lines: readonly (readonly [string, string])[];
  /** With `validated`: its courses and wishes, told one by one where not all are simply accepted. */
  parts: readonly ReEnrolmentPart[];
  /** The family can still open the form. */
  open: boolean;
}

const OUTCOMES: Record<ReEnrolmentDecision, { tone: 'good' | 'bad' | 'waiting'; state: string; title: string }> = {
  validated: { tone: 'good', state: 'Validée', title: 'Votre réinscription est validée' },
  refused: { tone: 'bad', state: 'Refusée', title: 'Votre réinscription est refusée' },
  'to-complete': { tone: 'waiting', state: 'À compléter', title: 'Votre réinscription est à compléter' },
};
/** The same of « ne se réinscrit pas », which asks for nothing: a refusal of it is none that one contests. */
const OF_LEAVING: typeof OUTCOMES = {
  validated: { tone: 'good', state: 'Enregistrée', title: 'Votre réponse est enregistrée' },
  refused: { tone: 'bad', state: 'Refusée', title: 'Votre réponse n’a pas pu être enregistrée' },
  'to-complete': { tone: 'waiting', state: 'À compléter', title: 'Votre réponse est à compléter' },
};

/** What the office decided, why, and what can be done about it. */
export function answer({
  site,
  name,
  row,
  studentName,
  campaignName,
  decision,
  reason,
  lines,
  parts,
  open,
  extranet,
}: Answered): FamilyMail {
  const isLeaving = row.answer === 'does-not-re-enrol';
  const { tone, state, title } = (isLeaving ? OF_LEAVING : OUTCOMES)[decision];
  const what = isLeaving ? 'réponse' : 'demande';
  const blocks: MailBlock[] = [
    `Le service a examiné votre ${what} n° ${row.number} pour ${studentName} (${campaignName}) :`,
    { states: [{ tone, state, label: isLeaving ? 'Réponse' : 'Réinscription', detail: reason && `Motif : ${reason}` }] },
    ...partBlocks(parts),
    { facts: isLeaving ? lines.map(([label, value]) => [label === 'Réponse' ? 'Vous aviez répondu' : label, value]) : lines },
    ...next(site, decision, what, open),
    ...(open ? toExtranet(extranet, row, `${decision === 'to-complete' ? 'Compléter' : 'Voir'} ma ${what}`) : []),
    ...(decision === 'refused' && !isLeaving && site.public_body ? [{ note: `Si vous contestez ce refus : ${APPEAL}` }] : []),
  ];
  const subject = isLeaving ? `Votre réponse n° ${row.number}` : `Réponse à votre demande n° ${row.number}`;
  return familyMail(site, name, `${subject} : réinscription pour ${studentName}`, title, blocks);
}

const PART_TONES = { accepted: 'good', 'waiting-list': 'waiting', refused: 'bad' } as const;

function partBlocks(parts: readonly ReEnrolmentPart[]): MailBlock[] {
  const told = worthTelling(parts).flatMap((part) => (part.decision === 'pending' ? [] : [{ ...part, decision: part.decision }]));
  if (told.length === 0) return [];
  return [
    {
      states: told.map(({ label, decision, reason }) => ({
        tone: PART_TONES[decision],
        state: PART_WORDS[decision],
        label,
        detail: reason && `Motif : ${reason}`,
      })),
    },
  ];
}

function next(site: SiteRow, decision: ReEnrolmentDecision, what: string, open: boolean): MailBlock[] {
  if (decision === 'validated') return [];
  if (!open)
    return [
      `La campagne est terminée : pour ${decision === 'refused' ? 'en parler' : 'compléter'}, adressez-vous à nous${contactIn(site)}.`,
    ];
  return [
    decision === 'refused'
      ? `Vous pouvez faire une autre ${what} sur l’extranet tant que la campagne est ouverte.`
      : `Complétez votre ${what} sur l’extranet, puis envoyez-la de nouveau.`,
  ];
}

const toExtranet = (extranet: string | null, { student_id }: ReEnrolmentRecord, label: string): MailBlock[] =>
  extranet ? [{ link: new URL(`/eleves/${student_id}/reinscription`, extranet).href, label }] : [];

import type { ReEnrolmentRecord } from '../../../../db/re-enrolments.ts';
import type { SiteRow } from '../../../../db/sites.ts';
import { dayOf, formatDateTime, formatDeadline, formatLongDay } from '../../../../shared/dates.ts';
import type { ReEnrolmentDecision } from '../../../../shared/rules/re-enrolment.ts';
import { silenceMeansNoFrom } from '../../../../shared/rules/silence.ts';
import type { MailBlock } from '../../outbox/mail-content.ts';
import { renderMail } from '../../outbox/mail-frame.tsx';
import { postalLines, waysToReach } from '../../site-contact.ts';

interface Mail {
  subject: string;
  text: string;
  html: string;
}

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
export function acknowledgement({ site, name, row, studentName, campaignName, closesAt, receivedAt, lines, extranet }: Received): Mail {
  const isLeaving = row.answer === 'does-not-re-enrol';
  const what = isLeaving ? 'votre réponse' : 'votre demande de réinscription';
  const blocks: MailBlock[] = [
    `Nous avons bien reçu, le ${formatDateTime(receivedAt)}, ${what} n° ${row.number} pour ${studentName} (${campaignName}) :`,
    { facts: lines },
    `Elle attend la validation du secrétariat. Jusque-là, et avant le ${formatDeadline(closesAt)}, vous pouvez la modifier ou la retirer sur l’extranet.`,
    ...(site.public_body && !isLeaving ? publicBody(site, receivedAt) : []),
    ...toExtranet(extranet, row, isLeaving ? 'Voir ma réponse' : 'Voir ma demande'),
    { note: `Vous n’avez rien envoyé ? Prévenez-nous${contact(site)} et changez votre mot de passe.` },
  ];
  const title = isLeaving ? 'Votre réponse est bien reçue' : 'Votre demande de réinscription est bien reçue';
  return letter(site, name, `Accusé de réception n° ${row.number} : réinscription pour ${studentName}`, title, blocks);
}

/** Date, service in charge, the day from which silence is an answer, and the ways of appeal against it. */
function publicBody(site: SiteRow, receivedAt: Date): MailBlock[] {
  const received = dayOf(receivedAt);
  const facts: [string, string][] = [
    ['Date de réception', formatLongDay(received)],
    ['Service chargé du dossier', ['Service de la scolarité', site.name, ...postalLines(site)].join(', ')],
    ...(site.phone ? [['Téléphone', site.phone] satisfies [string, string]] : []),
    ...(site.email ? [['E-mail', site.email] satisfies [string, string]] : []),
    [
      'Sans réponse de notre part',
      `votre demande sera réputée refusée à partir du ${formatLongDay(silenceMeansNoFrom(received))} ; le service peut encore l’accepter ensuite`,
    ],
  ];
  return [{ facts }, { note: `En cas de refus, même par silence : ${APPEAL}` }];
}

const APPEAL =
  'vous pouvez, dans les deux mois, demander à l’établissement de revoir sa décision (recours gracieux) ou saisir le tribunal administratif, ' +
  'par courrier ou sur www.telerecours.fr.';

interface Answered extends About {
  decision: ReEnrolmentDecision;
  reason: string | null;
  lines: readonly (readonly [string, string])[];
  /** The family can still open the form. */
  open: boolean;
}

const OUTCOMES: Record<ReEnrolmentDecision, { tone: 'good' | 'bad' | 'waiting'; state: string; title: string }> = {
  validated: { tone: 'good', state: 'Validée', title: 'Votre réinscription est validée' },
  refused: { tone: 'bad', state: 'Refusée', title: 'Votre réinscription est refusée' },
  'to-complete': { tone: 'waiting', state: 'À compléter', title: 'Votre réinscription est à compléter' },
};
const LEAVING = { tone: 'good', state: 'Validée', title: 'Votre réponse est enregistrée' } as const;

/** What the office decided, why, and what can be done about it. */
export function answer({ site, name, row, studentName, campaignName, decision, reason, lines, open, extranet }: Answered): Mail {
  const isLeaving = row.answer === 'does-not-re-enrol' && decision === 'validated';
  const { tone, state, title } = isLeaving ? LEAVING : OUTCOMES[decision];
  const blocks: MailBlock[] = [
    `Le service a examiné votre demande n° ${row.number} pour ${studentName} (${campaignName}) :`,
    { states: [{ tone, state, label: isLeaving ? 'Réponse' : 'Réinscription', detail: reason && `Motif : ${reason}` }] },
    { facts: lines },
    ...next(site, decision, open),
    ...(open ? toExtranet(extranet, row, decision === 'to-complete' ? 'Compléter ma demande' : 'Voir ma demande') : []),
    ...(decision === 'refused' && site.public_body ? [{ note: `Si vous contestez ce refus : ${APPEAL}` }] : []),
  ];
  return letter(site, name, `Réponse à votre demande n° ${row.number} : réinscription pour ${studentName}`, title, blocks);
}

function next(site: SiteRow, decision: ReEnrolmentDecision, open: boolean): MailBlock[] {
  if (decision === 'validated') return [];
  if (!open)
    return [`La campagne est terminée : pour ${decision === 'refused' ? 'en parler' : 'compléter'}, adressez-vous à nous${contact(site)}.`];
  return [
    decision === 'refused'
      ? 'Vous pouvez faire une autre demande sur l’extranet tant que la campagne est ouverte.'
      : 'Complétez votre demande sur l’extranet, puis envoyez-la de nouveau.',
  ];
}

const letter = (site: SiteRow, to: string, subject: string, title: string, blocks: MailBlock[]): Mail => ({
  subject,
  ...renderMail({ site, title, to, blocks }),
});

const toExtranet = (extranet: string | null, { student_id }: ReEnrolmentRecord, label: string): MailBlock[] =>
  extranet ? [{ link: new URL(`/eleves/${student_id}/reinscription`, extranet).href, label }] : [];

/** « au 04 76 00 00 00 ou à … », with the space before it; empty when the site gives neither. */
function contact(site: SiteRow): string {
  const ways = waysToReach(site);
  return ways && ` ${ways}`;
}

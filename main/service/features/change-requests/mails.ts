import type { Decided } from '../../../../db/change-requests.ts';
import type { SheetRecord } from '../../../../db/sheets.ts';
import type { SiteRow } from '../../../../db/sites.ts';
import { formatDateTime } from '../../../../shared/dates.ts';
import { decisionWord, enumerate, inSentence } from '../../../../shared/rules/decision-words.ts';
import { type Field, showField } from '../../../../shared/rules/fields.ts';
import { inSheetOrder } from '../../../../shared/rules/sheets.ts';
import { capital } from '../../../../shared/typography.ts';
import { contactIn, type FamilyMail, familyMail } from '../../outbox/family-mail.ts';
import type { MailBlock } from '../../outbox/mail-content.ts';
import { APPEAL, publicBody } from '../../outbox/public-body.ts';
import { fieldOf } from './fields.ts';
import { pageOf, sheetInWords, type Wishes } from './person.ts';

interface About {
  site: SiteRow;
  /** To whom. */
  name: string;
  number: string;
  /** Whose sheet. */
  sheet: SheetRecord;
  /** Where the extranet is; null while it has no address. */
  extranet: string | null;
}

interface Received extends About {
  receivedAt: Date;
  wanted: Wishes;
}

/** The acknowledgement of a request; a public body's says all that CRPA R112-5 asks for. */
export function acknowledgement({ site, name, number, sheet, receivedAt, wanted, extranet }: Received): FamilyMail {
  const fields = inSheetOrder(
    sheet.subject,
    [...wanted].map(([field, value]) => ({ about: fieldOf(sheet.subject, field), field, value })),
  );
  const received = `Nous avons bien reçu, le ${formatDateTime(receivedAt)}, votre demande n° ${number}`;
  const blocks: MailBlock[] = [
    `${received} concernant ${sheetInWords(sheet)} :`,
    { facts: fields.map(({ about, value }) => [about.label, showField(about, value) || 'à retirer'] as const) },
    `Rien ne change sur ${sheetInWords(sheet)} jusqu’à la décision du service. Vous pouvez compléter ou retirer votre demande tant qu’il n’a pas répondu.`,
    ...(site.public_body ? publicBody(site, receivedAt) : []),
    ...toExtranet(extranet, sheet, 'Voir ma demande'),
    { note: `Vous n’avez rien demandé ? Prévenez-nous${contactIn(site)} et changez votre mot de passe.` },
  ];
  return familyMail(site, name, `Accusé de réception de votre demande n° ${number}`, 'Votre demande est bien reçue', blocks);
}

/** To the address that somebody asks to put on a sheet: it names nobody, for it may have been typed wrong. */
export const addressAsked = (site: SiteRow): FamilyMail =>
  familyMail(site, '', 'Votre adresse e-mail a été indiquée au conservatoire', 'Une demande concerne votre adresse e-mail', [
    'Une famille a demandé que cette adresse devienne celle de son dossier. Le service doit encore l’accepter ; vous n’avez rien à faire.',
    { note: `Vous n’êtes pas à l’origine de cette demande ? Prévenez-nous${contactIn(site)}.` },
  ]);

interface Answered extends About {
  asked: Wishes;
  decisions: readonly Decided[];
  /** A setting of the office accepted it: nobody has looked. */
  alone: boolean;
}

/** The one answer: every field with what was decided, and each reason. */
export function answer({ site, name, number, sheet, asked, decisions, alone, extranet }: Answered): FamilyMail {
  const refused = decisions.filter((d) => d.decision === 'refused').map(({ field }) => inSentence(fieldOf(sheet.subject, field).label));
  const blocks: MailBlock[] = [
    alone
      ? `Votre demande n° ${number} concernant ${sheetInWords(sheet)} est acceptée. C’est enregistré :`
      : `Le service a examiné votre demande n° ${number} concernant ${sheetInWords(sheet)}. Voici sa réponse :`,
    { states: inSheetOrder(sheet.subject, decisions).map((decision) => stateOf(fieldOf(sheet.subject, decision.field), decision, asked)) },
    ...(refused.length > 0
      ? [`Vous pouvez faire une nouvelle proposition (${enumerate(refused)}) à tout moment depuis ${placeOf(sheet)}.`]
      : []),
    ...toExtranet(extranet, sheet, 'Voir la fiche'),
    ...(alone ? [{ note: `Vous n’avez rien demandé ? Prévenez-nous${contactIn(site)} et changez votre mot de passe.` }] : []),
    ...(refused.length > 0 && site.public_body ? [{ note: `Si vous contestez ce refus : ${APPEAL}` }] : []),
  ];
  return familyMail(
    site,
    name,
    `Réponse à votre demande n° ${number}`,
    alone ? 'Votre fiche est à jour' : 'Votre demande a été examinée',
    blocks,
  );
}

const placeOf = ({ subject }: SheetRecord): string =>
  subject === 'guardian' ? 'la page « Famille » de l’extranet' : 'son onglet « Identité » sur l’extranet';

function stateOf(about: Field, { field, decision, value, reason }: Decided, asked: Wishes) {
  const word = decisionWord(about, decision);
  const kept = decision === 'refused' ? (asked.get(field) ?? null) : value;
  const detail = [showField(about, kept) || '(vide)', reason && `Motif : ${reason}`].filter(Boolean).join(' — ');
  return {
    tone: decision === 'refused' ? ('bad' as const) : ('good' as const),
    state: capital(word),
    label: about.label,
    detail,
  };
}

/** To the address that a sheet no longer has (SEC-1.11). */
export const addressLeft = (site: SiteRow, name: string): FamilyMail =>
  familyMail(site, name, 'L’adresse e-mail de votre dossier a changé', 'Votre adresse e-mail a changé', [
    'À votre demande, une autre adresse remplace celle-ci dans votre dossier. Nos messages, mot de passe temporaire compris, partiront désormais à la nouvelle.',
    { note: `Vous n’avez rien demandé ? Prévenez-nous sans attendre${contactIn(site)}.` },
  ]);

const toExtranet = (extranet: string | null, sheet: SheetRecord, label: string): MailBlock[] =>
  extranet ? [{ link: new URL(pageOf(sheet), extranet).href, label }] : [];

import type { Role } from '../../../../shared/contract/operation.ts';
import { formatDay, formatDeadline } from '../../../../shared/dates.ts';
import { formatCents } from '../../../../shared/money.ts';
import { decisionWord, enumerate, type FieldDecision, inSentence } from '../../../../shared/rules/decision-words.ts';
import { DECISIONS, type ReEnrolmentDecision } from '../../../../shared/rules/re-enrolment.ts';
import { DECISION_WORDS } from '../../../../shared/rules/re-enrolment-words.ts';
import { ROLE_WORDS } from '../../../../shared/rules/role-words.ts';
import { searchable } from '../../../../shared/rules/search.ts';
import { fieldLabel, findField, inSheetOrder, type SheetSubject } from '../../../../shared/rules/sheets.ts';
import { INVOICE_SENTENCES } from './invoice-sentences.ts';
import { MONEY_SENTENCES } from './money-sentences.ts';

type Details = Record<string, unknown>;

/** What a line of the history says after the person's name; a verb that has no sentence yet is shown as it is. */
export function sentenceOf(verb: string, details: string): string {
  const sentence = SENTENCES[verb];
  return sentence ? sentence(JSON.parse(details) as Details) : verb;
}

/** The verbs whose sentence, in one of its forms, has this word (of `searchWords`): « décidé » finds the decisions. */
export const verbsSaying = (word: string): string[] =>
  Object.entries(SENTENCES)
    .filter(([, sentence]) => FORMS.some((details) => searchable(sentence(details)).includes(word)))
    .map(([verb]) => verb);

/** What makes sentences take another form. */
const FORMS: readonly Details[] = [
  {},
  { fields: [''] },
  { fields: [''], amended: true },
  ...DECISIONS.map((decision) => ({ decision })),
  ...['local', 'own-authority', 'imported', 'plain'].map((mode) => ({ mode })),
];

const SENTENCES: Record<string, (details: Details) => string> = {
  ...INVOICE_SENTENCES,
  ...MONEY_SENTENCES,
  'office.create': () => 'a créé l’établissement',
  'office.openDemonstration': () => 'a ouvert le conservatoire de démonstration',
  'staff.signIn': ({ recoveryCodesLeft }) =>
    recoveryCodesLeft === undefined ? 'a ouvert une session au bureau' : 'a ouvert une session au bureau avec un code de secours',
  'staff.signInRefused': ({ secondFactor }) =>
    `n’a pas pu ouvrir de session au bureau${secondFactor ? ' : le code du téléphone n’était pas bon' : ''}`,
  'staff.signOut': () => 'a fermé sa session au bureau',
  'staff.changeOwnPassword': () => 'a changé son mot de passe du bureau',
  'staff.addSecondFactor': () => 'a activé sa double authentification',
  'staff.dropSecondFactor': () => 'a désactivé sa double authentification',
  'staff.renewRecoveryCodes': () => 'a refait ses codes de secours',
  'staff.removeSecondFactor': ({ name }) => `a retiré la double authentification de ${name}`,
  'staff.create': ({ name, role }) => `a créé le compte de ${name} (${roleWord(role)})`,
  'staff.edit': ({ name, role, formerRole }) =>
    `a modifié le compte de ${name}${formerRole ? ` : ${roleWord(role)} au lieu de ${roleWord(formerRole)}` : ''}`,
  'staff.deactivate': ({ name }) => `a désactivé le compte de ${name}`,
  'staff.reactivate': ({ name }) => `a réactivé le compte de ${name}`,
  'staff.resetPassword': ({ name }) => `a donné un nouveau mot de passe à ${name}`,
  'staff.endSessions': ({ name, ended }) => `a fermé les sessions de ${name}${count(ended, 'session', ' : ')}`,
  'families.create': ({ number, students }) => `a créé la famille ${number}${count(students, 'élève', ' avec ')}`,
  'families.editGuardian': (details) => `a modifié la fiche : ${labels(details)}`,
  'families.edit': () => 'a modifié le dossier de la famille',
  'families.archive': () => 'a archivé le dossier de la famille',
  'families.restore': () => 'a restauré le dossier de la famille',
  'families.addGuardian': () => 'a ajouté un second responsable',
  'families.removeGuardian': () => 'a retiré le second responsable',
  'families.returnGuardian': () => 'a rendu sa place à un ancien responsable',
  'families.makeFirst': () => 'a échangé le responsable de la famille et le second',
  'families.setFacts': ({ facts, ended }) =>
    `a réglé les droits d’un responsable${factsSaid(facts)}${count(ended, 'session', ' ; ')}${Number(ended ?? 0) > 0 ? (Number(ended) > 1 ? ' fermées' : ' fermée') : ''}`,
  'families.signalDisagreement': () => 'a signalé un désaccord entre les responsables',
  'families.liftDisagreement': () => 'a levé le désaccord entre les responsables',
  'families.merge': ({ merged, kept }) => `a fusionné le dossier ${merged} dans le dossier ${kept}`,
  'families.undoMerge': ({ merged, kept }) => `a annulé la fusion du dossier ${merged} dans le dossier ${kept}`,
  'families.notDuplicates': ({ number, other }) => `a reconnu deux familles dans les dossiers ${number} et ${other}`,
  'students.create': ({ student }) => `a ajouté l’élève ${student}`,
  'students.edit': (details) => `a modifié la fiche${forStudent(details.student).replace(' pour', ' de')} : ${labels(details)}`,
  'students.archive': ({ student }) => `a archivé l’élève ${student}`,
  'students.restore': ({ student }) => `a restauré l’élève ${student}`,
  'students.move': ({ student, to }) => `a changé de famille l’élève ${student}${to ? ` : dossier ${to}` : ''}`,
  'accounts.makeIdentifier': () => 'a créé l’identifiant',
  'accounts.sendIdentifier': () => 'a envoyé l’identifiant par e-mail',
  'accounts.letter': () => 'a imprimé la lettre d’identifiant',
  'accounts.block': () => 'a bloqué le compte',
  'accounts.unblock': () => 'a débloqué le compte',
  'accounts.endSessions': ({ ended }) => `a fermé les sessions de la famille${count(ended, 'session', ' : ')}`,
  'identifiers.closeSession': () => 'a fermé une session de la famille',
  'identifiers.lift': () => 'a levé l’attente après des essais de connexion',
  'identifiers.reset': ({ printed }) => `a réinitialisé le mot de passe${printed ? ', sur une lettre' : ', par e-mail'}`,
  'identifiers.savePattern': ({ pattern }) => `a modifié le modèle des identifiants${named(pattern)}`,
  'accounts.signIn': () => 'a ouvert une session sur l’extranet',
  'accounts.signInRefused': () => 'n’a pas pu ouvrir de session sur l’extranet',
  'accounts.askPassword': () => 'a demandé un nouveau mot de passe',
  'accounts.choosePassword': () => 'a choisi son mot de passe',
  'accounts.signOut': () => 'a fermé sa session sur l’extranet',
  'accounts.endSession': () => 'a fermé une de ses sessions',
  'changeRequests.request': (details) =>
    empty(details.fields)
      ? `a annulé sa ${request(details)}`
      : `${details.amended ? 'a modifié' : 'a envoyé'} la ${request(details)} : ${labels(details)}`,
  'changeRequests.withdraw': (details) => `a retiré la ${request(details)}`,
  'changeRequests.decide': (details) => `a décidé la ${request(details)} : ${outcome(details)}`,
  'changeRequests.acceptedAlone': (details) => `a accepté automatiquement (réglage) la ${request(details)} : ${labels(details)}`,
  'changeRequests.saveAcceptance': () => 'a modifié les champs acceptés automatiquement',
  'changeRequests.undo': (details) => `a annulé la décision sur la ${request(details)}`,
  'documents.give': ({ document }) => `a déposé une pièce${named(document)}`,
  'documents.notTaken': ({ document }) => `a écarté un fichier lors du contrôle${named(document)}`,
  'documents.decide': ({ document, decision }) => `a ${decision === 'refused' ? 'refusé' : 'validé'} une pièce${named(document)}`,
  'documents.file': ({ document }) => `a consulté un fichier${named(document)}`,
  'documents.undo': ({ document, decision }) =>
    `a annulé ${decision === 'refused' ? 'le refus' : 'la validation'} d’une pièce${named(document)}`,
  'documents.exempt': ({ document, lasting }) =>
    `a noté une pièce comme non concernée${named(document)}${lasting ? ' (pour toujours)' : ''}`,
  'documents.askAgain': ({ document }) => `a demandé de nouveau une pièce dite non concernée${named(document)}`,
  'requiredDocuments.create': ({ name, site }) => `a ajouté la pièce à fournir${named(name)}${atSite(site)}`,
  'requiredDocuments.edit': ({ name, site }) => `a modifié la pièce à fournir${named(name)}${atSite(site)}`,
  'requiredDocuments.archive': ({ name, site }) => `a archivé la pièce à fournir${named(name)}${atSite(site)}`,
  'requiredDocuments.restore': ({ name, site }) => `a remis la pièce à fournir${named(name)}${atSite(site)}`,
  'requiredDocuments.reorder': ({ site }) => `a changé l’ordre des pièces à fournir${atSite(site)}`,
  'tariffs.save': ({ name, isNew }) => `a ${isNew ? 'ajouté' : 'modifié'} le tarif${named(name)}`,
  'tariffs.archive': ({ name }) => `a archivé le tarif${named(name)}`,
  'tariffs.restore': ({ name }) => `a remis en service le tarif${named(name)}`,
  'tariffs.copy': ({ from, to, site, count: copied }) =>
    `a copié les tarifs ${from} vers ${to}${count(copied, 'tarif', ' : ')}${atSite(site)}`,
  'rentals.begin': ({ thing, student }) => `a commencé une location${named(thing)}${forStudent(student)}`,
  'rentals.edit': ({ thing }) => `a modifié la location${named(thing)}`,
  'rentals.extend': ({ thing, until: end }) =>
    `a prolongé la location${named(thing)}${typeof end === 'string' ? `, jusqu’au ${formatDay(end)}` : ''}`,
  'rentals.return': ({ thing, condition }) => `a noté le retour${named(thing)}${condition ? ` (${condition})` : ''}`,
  'rentals.reopen': ({ thing }) => `a annulé le retour${named(thing)}`,
  'rentals.holdDeposit': ({ thing, amount }) => `a reçu la caution${named(thing)}${amount ? `, ${amount}` : ''}`,
  'rentals.returnDeposit': ({ thing, amount, kept }) =>
    `a rendu la caution${named(thing)}${amount ? `, ${amount}` : ''}${kept ? ` (${kept} gardés)` : ''}`,
  'inventory.save': ({ thing, isNew }) => `a ${isNew ? 'ajouté à' : 'modifié dans'} l’inventaire${named(thing)}`,
  'inventory.retire': ({ thing }) => `a retiré du prêt${named(thing)}`,
  'inventory.restore': ({ thing }) => `a remis au prêt${named(thing)}`,
  'inventory.remove': ({ thing }) => `a supprimé de l’inventaire${named(thing)}`,
  'onlinePayments.start': ({ reference, cents }) => `a commencé un paiement en ligne${amountOf(cents)}${named(reference)}`,
  'onlinePayments.hear': ({ reference, cents, becomes, trial }) =>
    `a reçu la réponse d’un paiement en ligne${trial ? ' d’essai' : ''}${amountOf(cents)}${named(reference)} : ${ONLINE_ENDS[String(becomes)] ?? becomes}`,
  'onlinePayments.doubt': ({ reference }) => `a reçu une réponse à vérifier sur un paiement en ligne${named(reference)}`,
  'onlinePayments.settle': ({ reference }) => `a vérifié un paiement en ligne${named(reference)}`,
  'onlinePayments.saveSettings': ({ site }) => `a modifié les réglages du paiement en ligne${atSite(site)}`,
  'onlinePayments.testConnection': () => 'a testé la connexion au service de paiement',
  'jobs.start': ({ total }) => `a lancé un travail${count(total, 'opération', ' : ')}`,
  'jobs.cancel': ({ done, total }) => `a arrêté un travail après ${done} sur ${total}`,
  'jobs.resume': ({ done, total }) => `a repris un travail arrêté après ${done} sur ${total}`,
  'campaigns.open': (details) => `a ouvert la ${campaign(details)}${until(details.closesAt)}`,
  'campaigns.create': (details) => `a préparé la ${campaign(details)}`,
  'campaigns.edit': (details) => `a modifié la ${campaign(details)}`,
  'campaigns.remove': (details) => `a supprimé la ${campaign(details)}`,
  'campaigns.close': (details) => `a fermé la ${campaign(details)}`,
  'reEnrolments.save': ({ student }) => `a enregistré un brouillon de réinscription${forStudent(student)}`,
  'reEnrolments.send': ({ number, student, amended }) =>
    `${amended ? 'a envoyé de nouveau' : 'a envoyé'} la réinscription ${number}${forStudent(student)}`,
  'reEnrolments.withdraw': ({ number, student }) => `a retiré la réinscription ${number}${forStudent(student)}`,
  'reEnrolments.forget': ({ number, student }) => `a abandonné ses modifications de la réinscription ${number}${forStudent(student)}`,
  'reEnrolments.decide': ({ number, student, decision }) =>
    `${DECISION_WORDS[decision as ReEnrolmentDecision] ?? 'a décidé'} la réinscription ${number}${forStudent(student)}`,
  'opinions.save': ({ student, course, removed }) =>
    `a ${removed ? 'retiré' : 'noté'} l’avis de l’enseignant${forStudent(student)}${course ? ` (${course})` : ''}`,
  'opinions.favourRest': ({ count: given }) => `a noté un avis favorable${count(given, 'élève', ' pour ')}`,
  'mailings.create': ({ name, emails, letters }) =>
    `a lancé l’envoi${named(name)}${count(emails, 'e-mail', ', ')}${count(letters, 'lettre', ', ')}`,
  'mailings.tell': ({ name }) => `a envoyé un e-mail${named(name)}`,
  'mailings.letters': ({ name, letters }) => `a préparé les lettres de l’envoi${named(name)}${count(letters, 'lettre', ', ')}`,
  'mailings.stopLetters': ({ name }) => `a arrêté la préparation des lettres de l’envoi${named(name)}`,
  'mailings.resume': ({ name }) => `a repris l’envoi${named(name)}`,
  'templates.save': ({ name }) => `a enregistré le modèle de message${named(name)}`,
  'templates.archive': ({ name }) => `a archivé le modèle de message${named(name)}`,
  'reEnrolments.undo': ({ number, student }) => `a annulé la décision sur la réinscription ${number}${forStudent(student)}`,
  'reEnrolments.noteExport': ({ name, rows, since }) =>
    `a exporté les réponses de la campagne «\u00a0${name}\u00a0»${since === 'last' ? ' qui avaient changé' : ''}${count(rows, 'ligne', ' : ')}`,
  'messages.cancel': () => 'a annulé l’envoi d’un e-mail',
  'messages.sendAgain': () => 'a relancé l’envoi d’un e-mail',
  'sites.create': ({ name }) => `a créé le site ${name}`,
  'sites.edit': ({ name }) => `a modifié le site ${name}`,
  'sites.reorder': () => 'a changé l’ordre des sites',
  'sites.saveLogo': ({ name }) => `a changé le logo du site ${name}`,
  'sites.removeLogo': ({ name }) => `a retiré le logo du site ${name}`,
  'exports.note': ({ list, format, rows, filtered }) =>
    `a ${format === 'print' ? 'imprimé' : 'exporté'} la liste « ${list} »${filtered ? ', filtrée' : ''}${count(rows, 'ligne', ' : ')}${EXPORTED[String(format)] ?? ''}`,
  'reasons.save': () => 'a modifié les motifs de refus tout prêts',
  'fieldSettings.save': () => 'a réglé les champs que les familles voient et modifient',
  'fieldSettings.reset': () => 'a remis les champs des fiches à leur réglage commun',
  'extranet.save': ({ mode, formerMode }) =>
    mode === formerMode
      ? 'a modifié les paramètres de l’extranet'
      : (EXTRANET_OPENINGS[String(mode)] ?? 'a modifié les paramètres de l’extranet'),
  'extranet.importCertificate': ({ subject }) => `a importé le certificat de l’extranet${named(subject)}`,
  'extranet.removeCertificate': () => 'a retiré le certificat de l’extranet',
  'extranet.remakeAuthority': () => 'a refait l’autorité de certification de l’extranet',
  'extranet.renewed': ({ first }) => (first ? 'a fait le certificat de l’extranet' : 'a renouvelé le certificat de l’extranet'),
  'settings.saveTraffic': () => 'a modifié les limites de trafic de l’extranet',
  'settings.savePasswords': () => 'a modifié les règles des mots de passe',
  'settings.saveSessions': () => 'a modifié la durée des sessions',
  'settings.saveSecondFactor': ({ forAdministrators }) =>
    `${forAdministrators ? 'demande' : 'ne demande plus'} la double authentification aux administrateurs`,
  'settings.saveMail': () => 'a modifié le serveur d’envoi des e-mails',
  'settings.testMail': () => 'a envoyé un message d’essai',
};

const ONLINE_ENDS: Record<string, string> = { paid: 'payé', refused: 'refusé', abandoned: 'abandonné', expired: 'expiré' };
const amountOf = (cents: unknown): string => (typeof cents === 'number' ? ` de ${formatCents(cents)}` : '');

const roleWord = (role: unknown): string => ROLE_WORDS[role as Role] ?? String(role ?? '');

const EXPORTED: Record<string, string> = { csv: ' (CSV)', xlsx: ' (XLSX)' };

const FACTS: Record<string, readonly [yes: string, no: string]> = {
  may_see: ['voit le dossier', 'ne voit plus le dossier'],
  receives_letters: ['reçoit les courriers', 'ne reçoit plus les courriers'],
  pays: ['règle les factures', 'ne règle plus les factures'],
  address_confidential: ['adresse confidentielle', 'adresse plus confidentielle'],
};

/** « : ne voit plus le dossier, règle les factures », with the space before it. */
function factsSaid(facts: unknown): string {
  const said = Object.entries((facts ?? {}) as Details).map(([name, value]) =>
    name === 'preferred_channel'
      ? `préfère ${value === 'letter' ? 'le courrier' : 'l’e-mail'}`
      : (FACTS[name]?.[Number(value) === 1 ? 0 : 1] ?? name),
  );
  return said.length > 0 ? ` : ${said.join(', ')}` : '';
}

/** « pour Léo Bernard », with the space before it. */
const forStudent = (student: unknown): string => (student ? ` pour ${student}` : '');

/** « : Photo d’identité (Léo) », with the space before it; nothing where the name is erased. */
const named = (name: unknown): string => (typeof name === 'string' && name ? ` : ${name}` : '');

/** By the mode that is chosen anew; opening the network without encryption must be found again (NET-4.1). */
const EXTRANET_OPENINGS: Record<string, string> = {
  local: 'a fermé l’extranet au réseau : il ne s’ouvre plus que sur cet ordinateur',
  'own-authority': 'a ouvert l’extranet au réseau en HTTPS, avec l’autorité de Portée',
  imported: 'a ouvert l’extranet au réseau en HTTPS, avec le certificat importé',
  plain: 'a ouvert l’extranet au réseau sans chiffrement',
};

/** « (Centre) », with the space before it. */
const atSite = (site: unknown): string => (typeof site === 'string' && site ? ` (${site})` : '');

/** « campagne « Réinscriptions 2027-2028 » (Centre) »; lines of before say neither name nor site. */
const campaign = ({ name, site }: Details): string =>
  `campagne ${name ? `«\u00a0${name}\u00a0»` : 'de réinscription'}${site ? ` (${site})` : ''}`;

/** « jusqu’au 31/01/2027 à 15 h 00 », with the space before it. */
const until = (instant: unknown): string => (typeof instant === 'string' ? ` jusqu’au ${formatDeadline(instant)}` : '');

const empty = (value: unknown): boolean => !Array.isArray(value) || value.length === 0;

/** « demande 2026-0412 », « demande 2026-0413 pour Léo Bernard » */
const request = ({ number, student }: Details): string => `demande ${number}${forStudent(student)}`;

/** Lines of before students' sheets say nothing of it. */
const sheetOf = ({ subject }: Details): SheetSubject => (subject === 'student' ? 'student' : 'guardian');

const labels = (details: Details): string =>
  Array.isArray(details.fields) ? enumerate(details.fields.map((field) => inSentence(fieldLabel(sheetOf(details), String(field))))) : '';

/** « téléphone portable accepté, adresse refusée » */
function outcome(details: Details): string {
  const subject = sheetOf(details);
  const fields = Object.entries((details.decisions ?? {}) as Record<string, FieldDecision>).map(([field, decision]) => ({
    field,
    decision,
  }));
  const said = inSheetOrder(subject, fields).map(({ field, decision }) => {
    const word = decisionWord(findField(subject, field) ?? {}, decision);
    return `${inSentence(fieldLabel(subject, field))} ${word}`;
  });
  return said.join(', ');
}

/** « avec 2 élèves »; nothing for none. */
function count(value: unknown, word: string, before: string): string {
  const n = Number(value ?? 0);
  return n > 0 ? `${before}${n} ${word}${n > 1 ? 's' : ''}` : '';
}

import type { Role } from '../../../../shared/contract/operation.ts';
import { formatDeadline } from '../../../../shared/dates.ts';
import { decisionWord, enumerate, type FieldDecision, inSentence } from '../../../../shared/rules/decision-words.ts';
import { DECISIONS, type ReEnrolmentDecision } from '../../../../shared/rules/re-enrolment.ts';
import { DECISION_WORDS } from '../../../../shared/rules/re-enrolment-words.ts';
import { ROLE_WORDS } from '../../../../shared/rules/role-words.ts';
import { searchable } from '../../../../shared/rules/search.ts';
import { fieldLabel, findField, inSheetOrder, type SheetSubject } from '../../../../shared/rules/sheets.ts';

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
const FORMS: readonly Details[] = [{}, { fields: [''] }, { fields: [''], amended: true }, ...DECISIONS.map((decision) => ({ decision }))];

const SENTENCES: Record<string, (details: Details) => string> = {
  'office.create': () => 'a créé l’établissement',
  'office.openDemonstration': () => 'a ouvert le conservatoire de démonstration',
  'staff.signIn': () => 'a ouvert une session au bureau',
  'staff.signInRefused': () => 'n’a pas pu ouvrir de session au bureau',
  'staff.signOut': () => 'a fermé sa session au bureau',
  'staff.changeOwnPassword': () => 'a changé son mot de passe du bureau',
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
  'requiredDocuments.create': ({ name, site }) => `a ajouté la pièce à fournir${named(name)}${atSite(site)}`,
  'requiredDocuments.edit': ({ name, site }) => `a modifié la pièce à fournir${named(name)}${atSite(site)}`,
  'requiredDocuments.archive': ({ name, site }) => `a archivé la pièce à fournir${named(name)}${atSite(site)}`,
  'requiredDocuments.restore': ({ name, site }) => `a remis la pièce à fournir${named(name)}${atSite(site)}`,
  'requiredDocuments.reorder': ({ site }) => `a changé l’ordre des pièces à fournir${atSite(site)}`,
  'jobs.start': ({ total }) => `a lancé un travail${count(total, 'opération', ' : ')}`,
  'documents.exempt': ({ document, lasting }) =>
    `a noté une pièce comme non concernée${named(document)}${lasting ? ' (pour toujours)' : ''}`,
  'documents.askAgain': ({ document }) => `a demandé de nouveau une pièce dite non concernée${named(document)}`,
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
  'settings.saveExtranet': () => 'a modifié les paramètres de l’extranet',
  'settings.saveTraffic': () => 'a modifié les limites de trafic de l’extranet',
  'settings.savePasswords': () => 'a modifié les règles des mots de passe',
  'settings.saveSessions': () => 'a modifié la durée des sessions',
  'settings.saveMail': () => 'a modifié le serveur d’envoi des e-mails',
  'settings.testMail': () => 'a envoyé un message d’essai',
};

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

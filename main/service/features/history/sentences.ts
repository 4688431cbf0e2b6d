import { decisionWord, enumerate, type FieldDecision, inSentence } from '../../../../shared/rules/decision-words.ts';
import { fieldLabel, guardianField, inSheetOrder, isGuardianField } from '../../../../shared/rules/guardian-fields.ts';
import { searchable } from '../../../../shared/rules/search.ts';

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
const FORMS: readonly Details[] = [{}, { fields: [''] }, { fields: [''], amended: true }];

const SENTENCES: Record<string, (details: Details) => string> = {
  'office.create': () => 'a créé l’établissement',
  'office.openDemonstration': () => 'a ouvert le conservatoire de démonstration',
  'staff.signIn': () => 'a ouvert une session au bureau',
  'staff.signInRefused': () => 'n’a pas pu ouvrir de session au bureau',
  'staff.signOut': () => 'a fermé sa session au bureau',
  'families.create': ({ number, students }) => `a créé la famille ${number}${count(students, 'élève', ' avec ')}`,
  'families.editGuardian': ({ fields }) => `a modifié la fiche : ${labels(fields)}`,
  'accounts.makeIdentifier': () => 'a créé l’identifiant',
  'accounts.sendIdentifier': () => 'a envoyé l’identifiant par e-mail',
  'accounts.letter': () => 'a imprimé la lettre d’identifiant',
  'accounts.block': () => 'a bloqué le compte',
  'accounts.unblock': () => 'a débloqué le compte',
  'accounts.endSessions': ({ ended }) => `a fermé les sessions de la famille${count(ended, 'session', ' : ')}`,
  'accounts.signIn': () => 's’est connecté à l’extranet',
  'accounts.signInRefused': () => 'n’a pas pu se connecter à l’extranet',
  'accounts.askPassword': () => 'a demandé un nouveau mot de passe',
  'accounts.choosePassword': () => 'a choisi son mot de passe',
  'accounts.signOut': () => 's’est déconnecté de l’extranet',
  'accounts.endSession': () => 'a fermé une de ses sessions',
  'changeRequests.request': ({ number, fields, amended }) =>
    empty(fields) ? `a annulé sa demande ${number}` : `${amended ? 'a modifié' : 'a envoyé'} la demande ${number} : ${labels(fields)}`,
  'changeRequests.withdraw': ({ number }) => `a retiré la demande ${number}`,
  'changeRequests.decide': ({ number, decisions }) => `a décidé la demande ${number} : ${outcome(decisions)}`,
  'campaigns.open': () => 'a ouvert la campagne de réinscription',
  'messages.sendAgain': () => 'a relancé l’envoi d’un e-mail',
  'settings.saveExtranet': () => 'a modifié les paramètres de l’extranet',
  'settings.saveMail': () => 'a modifié le serveur d’envoi des e-mails',
  'settings.testMail': () => 'a envoyé un message d’essai',
};

const empty = (value: unknown): boolean => !Array.isArray(value) || value.length === 0;

function labels(fields: unknown): string {
  return Array.isArray(fields) ? enumerate(fields.map((field) => inSentence(fieldLabel(String(field))))) : '';
}

/** « téléphone portable accepté, adresse refusée » */
function outcome(decisions: unknown): string {
  const fields = Object.entries((decisions ?? {}) as Record<string, FieldDecision>).map(([field, decision]) => ({ field, decision }));
  const said = inSheetOrder(fields).map(({ field, decision }) => {
    const word = decisionWord(isGuardianField(field) ? guardianField(field) : {}, decision);
    return `${inSentence(fieldLabel(field))} ${word}`;
  });
  return said.join(', ');
}

/** « avec 2 élèves »; nothing for none. */
function count(value: unknown, word: string, before: string): string {
  const n = Number(value ?? 0);
  return n > 0 ? `${before}${n} ${word}${n > 1 ? 's' : ''}` : '';
}

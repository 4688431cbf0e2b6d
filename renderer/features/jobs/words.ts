import type { BulkName, JobRow } from '../../../shared/contract/jobs.ts';
import { counted, figure } from '../../../shared/count.ts';

/** How far it is, or how it ended, in one line. */
export function standing({ name, state, done, total, refused, problem }: JobRow): string {
  if (state === 'waiting') return 'Commence après le travail en cours.';
  if (state === 'running') return `${figure(done)} sur ${figure(total)}${refused > 0 ? ` · ${refusals(refused)}` : ''}`;
  const made = done - refused;
  const outcome = `${counted(made, ...MADE[name])}${refused > 0 ? ` · ${refusals(refused)}` : ''}`;
  const left = total - done;
  if (state === 'done') return `Terminé : ${outcome}.`;
  const rest = left > 0 ? ` · ${figure(left)} à reprendre` : '';
  return `${state === 'cancelled' ? 'Arrêté' : 'Interrompu'} : ${outcome}${rest}.${problem ? ` ${problem}` : ''}`;
}

/** What one of each has become, and several. */
const MADE: Record<BulkName, readonly [one: string, many: string]> = {
  'accounts.makeIdentifier': ['identifiant créé', 'identifiants créés'],
  'accounts.sendIdentifier': ['identifiant envoyé', 'identifiants envoyés'],
  'accounts.block': ['compte bloqué', 'comptes bloqués'],
  'accounts.unblock': ['compte débloqué', 'comptes débloqués'],
  'accounts.endSessions': ['compte déconnecté', 'comptes déconnectés'],
  'changeRequests.decide': ['demande traitée', 'demandes traitées'],
  'reEnrolments.decide': ['réinscription traitée', 'réinscriptions traitées'],
  'documents.decide': ['pièce traitée', 'pièces traitées'],
  'mailings.tell': ['e-mail mis dans la boîte d’envoi', 'e-mails mis dans la boîte d’envoi'],
  'messages.sendAgain': ['e-mail renvoyé', 'e-mails renvoyés'],
  'directDebits.collect': ['prélèvement encaissé', 'prélèvements encaissés'],
  'invoices.bill': ['facture préparée', 'factures préparées'],
  'invoices.issue': ['facture émise', 'factures émises'],
};

const refusals = (refused: number) => counted(refused, 'n’a pas pu l’être', 'n’ont pas pu l’être');

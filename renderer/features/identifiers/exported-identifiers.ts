import type { IdentifierRow } from '../../../shared/contract/identifiers.ts';
import type { TableColumn } from '../../ui/table-cells.ts';
import { ACCOUNT_WORDS } from '../accounts/words.ts';

/** The accounts as they leave the window; no password is ever among them. */
export const exportedIdentifiers: TableColumn<IdentifierRow>[] = [
  { title: 'Responsable', value: (person) => person.name },
  { title: 'Site', value: (person) => person.siteName },
  { title: 'Identifiant', width: 20, value: (person) => person.identifier },
  { title: 'E-mail', width: 32, value: (person) => person.email },
  { title: 'Compte', width: 20, value: (person) => ACCOUNT_WORDS[person.state].word },
  { title: 'Identifiant envoyé le', kind: 'instant', value: (person) => person.sentAt },
  { title: 'Dernière connexion', kind: 'instant', value: (person) => person.lastLoginAt },
];

import { dictionary as everywhere } from '@zxcvbn-ts/language-common';
import { dictionary as french } from '@zxcvbn-ts/language-fr';
import { bare } from './bare.ts';

// Loaded at the first choice of a password and not before: 0.8 MB that no other page needs.

/** What French people choose that the shipped lists do not have, as words that digits and signs are hung on. */
const FRENCH_HABITS = [
  'azerty', 'azertyuiop', 'qsdfghjklm', 'wxcvbn', 'aqwzsxedc', 'azeqsdwxc', 'motdepasse', 'monmotdepasse', 'motdepass', 'mdp', 'sesame',
  'bonjour', 'bonjourbonjour', 'bonsoir', 'coucou', 'salut', 'merci', 'jetaime', 'jetaimefort', 'jetadore', 'jetaimemoncoeur', 'moncoeur',
  'monamour', 'monbebe', 'monange', 'mapuce', 'mafille', 'monfils', 'mamanpapa', 'papamaman', 'maman', 'papa', 'famille', 'mafamille',
  'mesenfants', 'mesamours', 'lesenfants', 'doudou', 'loulou', 'loulous', 'chouchou', 'chocolat', 'soleil', 'vacances', 'liberte', 'bienvenue',
  'parislove', 'marseille', 'olympiquedemarseille', 'allezlom', 'psgpsg', 'france', 'vivelafrance', 'toulouse', 'bordeaux', 'bretagne',
  'motdepassetemporaire', 'changezmoi', 'changemoi', 'choisir', 'connexion', 'administrateur', 'utilisateur', 'identifiant', 'extranet', 'portee',
  'musique', 'piano', 'violon', 'guitare', 'solfege', 'doremifasol', 'doremifasollasido', 'doremi', 'ecole', 'ecoledemusique', 'danse', 'theatre',
]; // biome-ignore format: a list is read better in rows

/** Passwords that attackers try first, in lower case: about 50 000. */
export const commonPasswords: ReadonlySet<string> = new Set([...FRENCH_HABITS, ...everywhere['passwords-common']]);

/** Single words and names, French and English: none of them alone makes a password. */
export const commonWords: ReadonlySet<string> = new Set(
  [french['commonWords-fr'], french['wikipedia-fr'], french['firstnames-fr'], french['lastnames-fr'], everywhere['diceware-common']]
    .flat()
    .map(bare),
);

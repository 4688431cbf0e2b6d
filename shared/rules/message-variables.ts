import { ofName } from './names.ts';
import { searchable } from './search.ts';

/** What a message may say of the person to whom it goes, as people type it: `{prénom}`. */
export const VARIABLES = [
  { name: 'civilité', says: 'Madame, Monsieur, ou les deux' },
  { name: 'prénom', says: 'le prénom du responsable' },
  { name: 'nom', says: 'le nom du responsable' },
  { name: 'élèves', says: 'les prénoms des élèves de la famille' },
  { name: 'identifiant', says: 'l’identifiant de l’extranet' },
  { name: 'adresse de l’extranet', says: 'ce que la famille tape pour ouvrir l’extranet' },
  { name: 'site', says: 'le nom du site' },
  { name: 'date limite', says: 'la date choisie à l’envoi, ou la fin de la campagne' },
  { name: 'pièces', says: 'les pièces qui manquent encore' },
  { name: 'factures', says: 'les factures en retard, avec ce qui reste dû' },
  { name: 'reste dû', says: 'la somme de ce qui est en retard' },
] as const;
export type Variable = (typeof VARIABLES)[number]['name'];
export type VariableValues = Record<Variable, string>;

/** `{Adresse de l'extranet}` is the same as `{adresse de l’extranet}`: capitals, accents and the shape of apostrophes are forgiven. */
const key = (name: string): string => searchable(name);
const BY_KEY = new Map<string, Variable>(VARIABLES.map(({ name }) => [key(name), name]));

const BRACES = /\{([^{}\n]{1,60})\}/g;

/** The variables of a text, each once. */
export function variablesIn(text: string): Variable[] {
  const found = [...text.matchAll(BRACES)].flatMap(([, name = '']) => BY_KEY.get(key(name)) ?? []);
  return [...new Set(found)];
}

/** What stands in braces and is no variable, as it was typed. */
export const unknownVariables = (text: string): string[] => [
  ...new Set([...text.matchAll(BRACES)].filter(([, name = '']) => !BY_KEY.has(key(name))).map(([whole]) => whole)),
];

/** The sentence beside a field whose text has variables that do not exist; null when all do. */
export function variableProblem(text: string): string | null {
  const [first, ...others] = unknownVariables(text);
  if (first === undefined) return null;
  const known = VARIABLES.map(({ name }) => `{${name}}`).join(', ');
  const which = others.length > 0 ? `${[first, ...others].join(', ')} n’existent pas` : `${first} n’existe pas`;
  return `${which}. Variables possibles : ${known}.`;
}

/** Before which « de » becomes « d’ » where the name asks for it. */
const NAMES: ReadonlySet<Variable> = new Set(['prénom', 'nom', 'élèves']);

/** The text with each variable's value in its place (« de {élèves} » gives « d’Élise »); what is no variable stays as it is. */
export const fillIn = (text: string, values: VariableValues): string =>
  text.replace(/(\bde )?\{([^{}\n]{1,60})\}/g, (whole, of: string | undefined, name: string) => {
    const variable = BY_KEY.get(key(name));
    if (variable === undefined) return whole;
    const value = values[variable];
    return of && NAMES.has(variable) ? ofName(value) : `${of ?? ''}${value}`;
  });

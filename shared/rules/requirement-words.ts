import { conditionsInWords, type NameOf } from './condition-words.ts';
import type { Condition } from './conditions.ts';

/** Of whom a document is asked: « chaque élève qui suit Violon », « chaque famille dont un élève suit un cours ». */
export function askedOf(scope: 'family' | 'student', conditions: readonly Condition[], nameOf: NameOf): string {
  const words = conditionsInWords(conditions, nameOf);
  if (scope === 'student') return words ? `chaque élève ${words}` : 'chaque élève qui suit un cours cette année';
  return words ? `une fois à chaque famille qui a un élève ${words}` : 'une fois à chaque famille dont un élève suit un cours cette année';
}

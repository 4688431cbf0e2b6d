import { randomInt } from 'node:crypto';
import { identifierAfter } from '../../../../shared/rules/identifier-pattern.ts';

/** An identifier drawn after the site's pattern. */
export const drawIdentifier = (pattern: string, lastName: string): string =>
  identifierAfter(pattern, lastName, (below) => randomInt(below));

import type { Decided } from '../../../../db/change-requests.ts';
import type { Decision } from '../../../../shared/contract/change-requests.ts';
import { requireNoProblems } from '../../../../shared/refusal.ts';
import { enumerate, inSentence } from '../../../../shared/rules/decision-words.ts';
import { checkField } from '../../../../shared/rules/fields.ts';
import { fieldLabel, type SheetSubject } from '../../../../shared/rules/sheets.ts';
import { fieldOf } from './fields.ts';
import type { Wishes } from './person.ts';

interface Asked {
  subject: SheetSubject;
  asked: Wishes;
  /** The last day (`YYYY-MM-DD`) that a birth date can be. */
  today: string;
}

/**
 * Decisions with the values that become official. Refused unless every asked field is decided exactly once, each refusal has a reason
 * (`decisions.1.reason`) and each correction passes its field's rule (`decisions.0.value`).
 */
export function checkedDecisions({ subject, asked, today }: Asked, decisions: readonly Decision[]): Decided[] {
  const problems: Record<string, string> = {};
  const seen = new Set<string>();
  const decided = decisions.map((decision, index) => {
    const { field } = decision;
    const path = `decisions.${index}`;
    if (!asked.has(field)) problems[`${path}.field`] = 'Ce champ n’est pas demandé.';
    else if (seen.has(field)) problems[`${path}.field`] = `${fieldLabel(subject, field)} : décidez une seule fois.`;
    seen.add(field);
    if (!asked.has(field)) return null;
    const checked = check(decision, { proposed: asked.get(field) ?? null, subject, today });
    for (const [name, sentence] of Object.entries(checked.problems)) problems[`${path}.${name}`] = sentence;
    return checked.decided;
  });
  const left = [...asked.keys()].filter((field) => !seen.has(field)).map((field) => inSentence(fieldLabel(subject, field)));
  if (left.length > 0) problems.decisions = `Il reste à décider : ${enumerate(left)}.`;
  requireNoProblems(problems);
  return decided.filter((d) => d !== null);
}

interface Wish {
  proposed: string | null;
  subject: SheetSubject;
  today: string;
}

function check(
  { field, decision, value, reason }: Decision,
  { proposed, subject, today }: Wish,
): { decided: Decided; problems: Record<string, string> } {
  if (decision === 'refused')
    return {
      decided: { field, decision, value: null, reason: reason ?? null },
      problems: reason ? {} : { reason: 'Donnez un motif : la famille le lira.' },
    };
  if (decision === 'accepted') return { decided: { field, decision, value: proposed, reason: reason || null }, problems: {} };
  const corrected = checkField(fieldOf(subject, field), value ?? '', today);
  return {
    decided: { field, decision, value: corrected.ok ? corrected.value : null, reason: reason || null },
    problems: corrected.ok ? {} : { value: corrected.message },
  };
}

import type { Decided } from '../../../../db/change-requests.ts';
import type { Decision } from '../../../../shared/contract/change-requests.ts';
import { requireNoProblems } from '../../../../shared/refusal.ts';
import { enumerate, inSentence } from '../../../../shared/rules/decision-words.ts';
import { checkField } from '../../../../shared/rules/fields.ts';
import type { GuardianField } from '../../../../shared/rules/guardian-fields.ts';
import { fieldLabel } from '../../../../shared/rules/guardian-fields.ts';
import { fieldOf } from './fields.ts';
import type { Wishes } from './request.ts';

/**
 * Decisions with the values that become official. Refused unless every asked field is decided exactly once, each refusal has a reason
 * (`decisions.1.reason`) and each correction passes its field's rule (`decisions.0.value`).
 */
export function checkedDecisions(asked: Wishes, decisions: readonly Decision[]): Decided[] {
  const problems: Record<string, string> = {};
  const seen = new Set<string>();
  const decided = decisions.map((decision, index) => {
    const field = decision.field as GuardianField;
    const path = `decisions.${index}`;
    if (!asked.has(field)) problems[`${path}.field`] = 'Ce champ n’est pas demandé.';
    else if (seen.has(field)) problems[`${path}.field`] = `${fieldLabel(field)} : décidez une seule fois.`;
    seen.add(field);
    return asked.has(field) ? checked(decision, asked.get(field) ?? null, path, problems) : null;
  });
  const left = [...asked.keys()].filter((field) => !seen.has(field)).map((field) => inSentence(fieldLabel(field)));
  if (left.length > 0) problems.decisions = `Il reste à décider : ${enumerate(left)}.`;
  requireNoProblems(problems);
  return decided.filter((d) => d !== null);
}

function checked(
  { field, decision, value, reason }: Decision,
  proposed: string | null,
  path: string,
  problems: Record<string, string>,
): Decided {
  if (decision === 'refused') {
    if (!reason) problems[`${path}.reason`] = 'Donnez un motif : la famille le lira.';
    return { field, decision, value: null, reason: reason ?? null };
  }
  if (decision === 'accepted') return { field, decision, value: proposed, reason: reason || null };
  const corrected = checkField(fieldOf(field), value ?? '');
  if (!corrected.ok) problems[`${path}.value`] = corrected.message;
  return { field, decision, value: corrected.ok ? corrected.value : null, reason: reason || null };
}

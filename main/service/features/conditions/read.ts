import { conditionChoices } from '../../../../db/condition-choices.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { conditionProblem, isConditionKind } from '../../../../shared/rules/condition-words.ts';
import type { Condition } from '../../../../shared/rules/conditions.ts';

/**
 * What is wrong with each condition that is to be kept, by its place (`conditions.2`). What has been archived since may stay where it
 * stands (`standing`), and is not chosen anew.
 */
export async function conditionProblems(
  db: ReadDb,
  siteId: string,
  conditions: readonly Condition[],
  standing: readonly Pick<Condition, 'kind' | 'value'>[],
): Promise<Record<string, string>> {
  if (conditions.length === 0) return {};
  const choices = await conditionChoices(db, siteId);
  const known = (kind: string): string[] => [
    ...((isConditionKind(kind) && choices[kind]) || []).flatMap(({ value, archived }) => (archived ? [] : [value])),
    ...standing.flatMap((one) => (one.kind === kind ? [one.value] : [])),
  ];
  return Object.fromEntries(
    conditions.flatMap((condition, place) => {
      const problem = conditionProblem(condition, known(condition.kind));
      return problem ? [[`conditions.${place}`, problem]] : [];
    }),
  );
}

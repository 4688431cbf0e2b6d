import { conditionChoices } from '../../../../db/condition-choices.ts';
import type { VerbsOf } from '../../context.ts';

export const conditionVerbs: VerbsOf<'conditions.choices'> = {
  async 'conditions.choices'({ db }, { siteId }) {
    const all = await conditionChoices(db, siteId);
    const offered = Object.entries(all).map(([kind, choices]) => [
      kind,
      choices.flatMap(({ value, label, archived }) => (archived ? [] : [{ value, label }])),
    ]);
    return { choices: Object.fromEntries(offered) };
  },
};

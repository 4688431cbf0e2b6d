import { waitingPage } from '../../../../db/validations.ts';
import { searchWords } from '../../../../shared/rules/search.ts';
import { isDecidedAtOnce, VALIDATION_KINDS, VALIDATIONS_AT_ONCE } from '../../../../shared/rules/validations.ts';
import type { ReadVerb } from '../../context.ts';

/** Those of the queue that can be decided many at once. */
export const select: ReadVerb<'validations.select'> = async ({ db }, { siteId, kind, search }) => {
  const kinds = VALIDATION_KINDS.filter((one) => isDecidedAtOnce(one) && (!kind || one === kind));
  const where = { siteId, kinds, words: searchWords(search), page: 0, pageSize: VALIDATIONS_AT_ONCE };
  return { ids: (await waitingPage(db, where)).map(({ id }) => id) };
};

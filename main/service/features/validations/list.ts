import { type ValidationSearch, waitingCounts, waitingPage } from '../../../../db/validations.ts';
import { contract } from '../../../../shared/contract/index.ts';
import { searchWords } from '../../../../shared/rules/search.ts';
import { VALIDATION_KINDS, type ValidationKind } from '../../../../shared/rules/validations.ts';
import type { ReadVerb, StaffActor } from '../../context.ts';
import { describe } from './describe.ts';

/** All that waits, the oldest first, a page at a time. */
export const list: ReadVerb<'validations.list'> = async ({ db, actor }, { siteId, kind, search, page, pageSize }) => {
  const readable = kindsFor(actor);
  const where: ValidationSearch = { siteId, kinds: readable, words: searchWords(search) };
  const counted = await waitingCounts(db, where);
  const counts = { guardian: 0, student: 0, 're-enrolment': 0, document: 0 };
  for (const one of counted) counts[one.kind] = one.count;
  const kinds = readable.filter((one) => !kind || one === kind);
  return {
    rows: await describe(db, await waitingPage(db, { ...where, kinds, page, pageSize })),
    total: kinds.reduce((sum, one) => sum + counts[one], 0),
    counts,
  };
};

/** What families send can be a medical certificate: only those who decide documents know that one waits. */
const kindsFor = ({ role }: StaffActor): ValidationKind[] =>
  VALIDATION_KINDS.filter((kind) => kind !== 'document' || contract['documents.get'].roles.includes(role));

import { type AskedDocument, demandsOf } from '../../../../db/asked-documents.ts';
import { calendarAt, householdsOf, type SiteHousehold } from '../../../../db/households.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { remembered } from '../../../../db/remembered.ts';
import { requiredDocumentsOf } from '../../../../db/required-documents.ts';
import { listSites } from '../../../../db/sites.ts';
import type { ParsedInputOf } from '../../../../shared/contract/index.ts';
import type { MissingRow } from '../../../../shared/contract/missing-documents.ts';
import { addDays } from '../../../../shared/dates.ts';
import { type DocumentState, isToProvide } from '../../../../shared/rules/documents.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { searchable } from '../../../../shared/rules/search.ts';
import type { ReadVerb } from '../../context.ts';

type Filter = ParsedInputOf<'documents.missing'>;

/** Who has not given what, family by family, in the order in which the site asks for it. */
export const missing: ReadVerb<'documents.missing'> = async (ctx, { page, pageSize, withFamilies, ...filter }) => {
  const rows = await missingRows(ctx.db, filter, ctx.clock.now());
  const families = new Set(rows.map(({ familyId }) => familyId));
  return {
    rows: rows.slice(page * pageSize, (page + 1) * pageSize),
    total: rows.length,
    families: families.size,
    familyIds: withFamilies ? [...families] : [],
  };
};

type Asked = Omit<Filter, 'page' | 'pageSize' | 'withFamilies'>;

/** The whole list, from which pages are cut: kept while nothing is written, for a minute at most, for campaigns open and close. */
const missingRows = remembered((filter: Asked, now: Date) => `${now.toISOString().slice(0, 16)} ${JSON.stringify(filter)}`, readMissing);

async function readMissing(db: ReadDb, filter: Asked, now: Date): Promise<MissingRow[]> {
  const calendar = await calendarAt(db, now);
  const words = searchable(filter.search).split(' ').filter(Boolean);
  const rows: MissingRow[] = [];
  for (const site of await listSites(db)) {
    if (filter.siteId && filter.siteId !== site.id) continue;
    const required = (await requiredDocumentsOf(db, site.id)).filter(
      ({ id, mandatory }) => (!filter.requirementId || id === filter.requirementId) && (mandatory || !filter.mandatoryOnly),
    );
    if (required.length === 0) continue;
    for await (const lot of householdsOf(db, site.id, now))
      for (const household of lot)
        for (const demand of demandsOf(required, household, calendar)) {
          const state = stateIn(demand, calendar.today, filter);
          if (!state || !isOfCampaign(household, demand, filter.campaignId)) continue;
          const row = rowOf(site.short_name, household, demand, state);
          if (words.length === 0 || saysAll(row, words)) rows.push(row);
        }
  }
  return rows;
}

const saysAll = ({ familyName, studentName }: MissingRow, words: readonly string[]): boolean => {
  const text = searchable(`${familyName} ${studentName ?? ''}`);
  return words.every((word) => text.includes(word));
};

/** The state that the list was asked for, in which the demand is; null for another. */
function stateIn({ state, last }: AskedDocument, today: string, { state: wanted, withinDays }: Pick<Filter, 'state' | 'withinDays'>) {
  const until = last?.valid_until ?? null;
  const isExpiring = state === 'accepted' && until !== null && until <= addDays(today, withinDays);
  const found = isExpiring ? 'expiring' : isListed(state) ? state : null;
  if (wanted === 'to-provide') return isToProvide(state) ? found : null;
  return found === wanted ? found : null;
}

const isListed = (state: DocumentState): state is Exclude<MissingRow['state'], 'expiring'> =>
  isToProvide(state) || state === 'exempt' || state === 'exemption-asked';

const isOfCampaign = (
  { students, campaigns }: SiteHousehold,
  { studentId }: AskedDocument,
  campaignId: string | null | undefined,
): boolean => !campaignId || students.some(({ id }) => (studentId === null || id === studentId) && campaigns.get(id)?.id === campaignId);

function rowOf(
  siteName: string,
  { familyId, familyName, students }: SiteHousehold,
  demand: AskedDocument,
  state: MissingRow['state'],
): MissingRow {
  const { required, studentId, last, reason, exemption } = demand;
  const student = students.find(({ id }) => id === studentId);
  return {
    id: `${required.id}:${studentId ?? familyId}`,
    familyId,
    familyName,
    studentId,
    studentName: student ? fullName(student) : null,
    siteName,
    requirementId: required.id,
    name: required.name,
    mandatory: required.mandatory,
    state,
    validUntil: state === 'expired' || state === 'expiring' ? (last?.valid_until ?? null) : null,
    reason: state === 'refused' ? reason : (exemption?.explanation ?? null),
  };
}

import { conditionsUsed, listItems, listKinds } from '../../../../db/inventory.ts';
import { findBorrower, findRental, listRentals, listRooms, type RentalRecord } from '../../../../db/rentals.ts';
import { findSite } from '../../../../db/sites.ts';
import { listSchoolYears, listTariffs } from '../../../../db/tariffs.ts';
import type { RentalRow } from '../../../../shared/contract/rentals.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import {
  daysLate,
  depositState,
  insuranceState,
  isInView,
  RENTAL_VIEWS,
  type RentalFacts,
  type RentalView,
  rentalState,
} from '../../../../shared/rules/rentals.ts';
import { holdsWords, searchable, searchWords } from '../../../../shared/rules/search.ts';
import type { ReadVerb } from '../../context.ts';

/** All contracts are read: a school has hundreds, and what each is worth today is no matter of SQL. */
export const list: ReadVerb<'rentals.list'> = async ({ db, clock }, { siteId = null, view, search, page, pageSize }) => {
  const today = dayOf(clock.now());
  const all = await listRentals(db, siteId);
  const words = searchWords(search);
  const shown = all.filter((row) => isInView(factsOf(row), view, today) && holdsWords(keyOf(row), words));
  const counts = Object.fromEntries(
    RENTAL_VIEWS.map((one) => [one, all.filter((row) => isInView(factsOf(row), one, today)).length]),
  ) as Record<RentalView, number>;
  // what has come back is looked for from its end
  if (view === 'returned') shown.sort((a, b) => (b.returned_on ?? '').localeCompare(a.returned_on ?? ''));
  return { rows: shown.slice(page * pageSize, (page + 1) * pageSize).map((row) => asRow(row, today)), total: shown.length, counts };
};

const keyOf = (row: RentalRecord): string =>
  searchable([row.family_name, row.family_number, fullName(row), row.item_name ?? row.room_name ?? '', row.item_number ?? ''].join(' '));

export const get: ReadVerb<'rentals.get'> = async ({ db, clock }, { id }) => {
  const row = await findRental(db, id);
  if (!row) throw notFound('Cette location');
  return asRow(row, dayOf(clock.now()));
};

export const choices: ReadVerb<'rentals.choices'> = async ({ db }, { siteId, familyId = null }) => {
  if (!(await findSite(db, siteId))) throw notFound('Ce site');
  const [items, rooms, years, kinds, conditions] = await Promise.all([
    listItems(db, siteId),
    listRooms(db, siteId),
    listSchoolYears(db),
    listKinds(db),
    conditionsUsed(db),
  ]);
  const year = years.find(({ current }) => current === 1);
  const tariffs = (await listTariffs(db, siteId, year?.id ?? null)).filter((row) => row.charge === 'rental' && row.archived_at === null);
  const borrower = familyId === null ? undefined : await findBorrower(db, familyId);
  return {
    items: items
      .filter((item) => item.retired_at === null && item.rental_id === null)
      .map((item) => ({ id: item.id, label: `${item.name}, n°\u00a0${item.number}`, condition: item.condition })),
    rooms: rooms.map((room) => ({ id: room.id, label: room.name })),
    tariffs: tariffs.map((tariff) => ({ id: tariff.id, label: tariff.name })),
    students: (borrower?.students ?? []).map((student) => ({ id: student.id, label: fullName(student) })),
    kinds: kinds.map(({ name }) => name),
    conditions: conditions.flatMap(({ condition }) => condition ?? []),
    usualDueOn: year?.ends_on ?? null,
  };
};

export const factsOf = (row: RentalRecord): RentalFacts => ({
  isItem: row.item_id !== null,
  startsOn: row.starts_on,
  dueOn: row.due_on,
  returnedOn: row.returned_on,
  insuredUntilOn: row.insured_until_on,
  depositCents: row.deposit_cents,
  depositHeldOn: row.deposit_held_on,
  depositReturnedOn: row.deposit_returned_on,
  depositKeptCents: row.deposit_kept_cents,
});

function asRow(row: RentalRecord, today: string): RentalRow {
  const facts = factsOf(row);
  return {
    ...rest(facts),
    id: row.id,
    version: row.version,
    siteId: row.site_id,
    siteName: row.site_name,
    familyId: row.family_id,
    familyName: row.family_name,
    studentId: row.student_id,
    studentName: row.student_id === null ? null : fullName(row),
    itemId: row.item_id,
    roomId: row.room_id,
    thing: thingOf(row),
    number: row.item_number,
    tariffId: row.tariff_id,
    tariffName: row.tariff_name,
    state: rentalState(facts, today),
    daysLate: daysLate(facts, today),
    insurer: row.insurer,
    policyNumber: row.policy_number,
    insurance: insuranceState(facts, today),
    deposit: depositState(facts),
    conditionOut: row.condition_out,
    conditionIn: row.condition_in,
    comment: row.comment,
  };
}

const rest = ({ isItem: _isItem, ...facts }: RentalFacts) => facts;

/** « Violon », « Salle Ravel ». */
export const thingOf = (row: RentalRecord): string => row.item_name ?? row.room_name ?? 'Objet';

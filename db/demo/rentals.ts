import type { Row } from '../tables.ts';
import { instant } from './calendar.ts';
import type { DemoCourse } from './courses.ts';
import type { Demo, DemoFamily, DemoStudent, SiteKey } from './model.ts';
import { DISCIPLINES, disciplineKeys, disciplineOf, idOf } from './organisation.ts';
import { type Random, randomFor } from './random.ts';
import { insertRows } from './rows.ts';
import { tariffId } from './tariffs.ts';

export interface DemoRental {
  row: Row<'rental'>;
  family: DemoFamily;
  wording: string;
  tariff: 'instrument' | 'room';
}

const BRANDS = ['Atelier du Drac', 'Lutherie des Cimes', 'Manufacture Sylvestre', 'Maison Aubépine'];

/** Instruments lent to students who have none of their own, a few on the shelves, and rooms rented to adults. */
export async function seedRentals({ db, families }: Demo, courses: readonly DemoCourse[]): Promise<DemoRental[]> {
  const random = randomFor('rentals');
  const items: Row<'inventory_item'>[] = [];
  const rooms = courses.flatMap(({ row }) => (row.room_id ? { id: row.room_id, site: row.site_id } : []));
  const rentals = [
    ...families.flatMap((family) => family.students.flatMap((student) => rentalOf(family, student, items, random))),
    ...families
      .filter(({ index }) => index % 24 === 4)
      .flatMap((family) => roomRental(family, rooms.find(({ site }) => site === family.row.site_id)?.id, random)),
  ];
  for (const site of ['centre', 'alpes'] as const) {
    for (const instrument of ['Violon', 'Violoncelle', 'Clarinette', 'Trompette', 'Guitare']) {
      items.push(newItem(site, instrument, items.length, random.chance(0.2) ? '2026-06-30T08:00:00.000Z' : null, random));
    }
  }
  const kinds = ['cordes', 'vents', 'claviers'] as const;
  const names = { cordes: 'Cordes', vents: 'Vents et percussions', claviers: 'Claviers' };
  await insertRows(
    db,
    'inventory_kind',
    kinds.map((key, position) => ({ id: idOf('inventory-kind', key), name: names[key], position, archived_at: null })),
  );
  await insertRows(db, 'inventory_item', items);
  await insertRows(
    db,
    'rental',
    rentals.map((rental) => rental.row),
  );
  return rentals;
}

function rentalOf(family: DemoFamily, student: DemoStudent, items: Row<'inventory_item'>[], random: Random): DemoRental[] {
  const { instrument, instrument_owned } = student.row;
  if (!instrument || instrument === DISCIPLINES.piano.name || instrument_owned === 1 || (family.index > 0 && random.chance(0.2))) return [];
  const item = newItem(family.site, instrument, items.length, null, random);
  items.push(item);
  const returned = random.chance(0.12);
  const contract = contractOf(family, returned);
  const row: Row<'rental'> = {
    id: random.uuid(),
    site_id: family.row.site_id,
    family_id: family.row.id,
    student_id: student.row.id,
    item_id: item.id,
    room_id: null,
    tariff_id: tariffId(family.site, 'instrument'),
    starts_on: `2026-09-${random.int(14, 30)}`,
    due_on: contract.dueOn,
    returned_on: returned ? `2026-11-0${random.int(2, 9)}` : null,
    deposit_cents: random.chance(0.6) ? 30_000 : null,
    deposit_held_on: null,
    deposit_returned_on: null,
    deposit_kept_cents: null,
    ...contract.insurance,
    condition_out: random.pick(['Bon état', 'Très bon état', 'Rayure sur la table']),
    condition_in: returned ? 'Bon état' : null,
    comment: returned ? 'Instrument acheté par la famille.' : null,
    version: 1,
    created_at: instant('2026-09-12', '14:20'),
  };
  if (row.deposit_cents !== null && contract.depositGiven) {
    row.deposit_held_on = row.starts_on;
    row.deposit_returned_on = contract.depositBack ? row.returned_on : null;
  }
  return [{ row, family, wording: `Location ${item.name.toLowerCase()} n° ${item.number}, année 2026-2027`, tariff: 'instrument' }];
}

/** Insurance, deposit and term; from a stream of chance of its own, so that all the others stay who they are. */
function contractOf(family: DemoFamily, returned: boolean) {
  const random = randomFor(`rental-contract:${family.row.id}`);
  const insured = random.chance(0.85);
  return {
    // a loan to try an instrument, that should have ended by now
    dueOn: family.index > 7 && !returned && random.chance(0.12) ? random.pick(['2026-10-16', '2026-11-06', '2026-11-13']) : '2027-06-25',
    // some still to be handed over, some to be given back
    depositGiven: family.index % 3 !== 0,
    depositBack: family.index % 2 === 0,
    insurance: {
      insurer: insured ? random.pick(['Mutuelle des Trois Massifs', 'Assurances du Drac', 'Prévoyance Alpine']) : null,
      policy_number: insured ? `MU-${random.digits(7)}` : null,
      insured_until_on: insured ? random.pick(['2026-10-31', '2026-12-15', '2026-12-31', '2027-06-30', '2027-08-31', '2027-08-31']) : null,
    },
  };
}

/** An adult who practises at the school. */
function roomRental(family: DemoFamily, roomId: string | undefined, random: Random): DemoRental[] {
  const [student] = family.students;
  if (!roomId || !student) return [];
  const row: Row<'rental'> = {
    id: random.uuid(),
    site_id: family.row.site_id,
    family_id: family.row.id,
    student_id: student.row.id,
    item_id: null,
    room_id: roomId,
    tariff_id: tariffId(family.site, 'room'),
    starts_on: '2026-10-05',
    due_on: '2027-06-25',
    returned_on: null,
    deposit_cents: null,
    deposit_held_on: null,
    deposit_returned_on: null,
    deposit_kept_cents: null,
    insurer: null,
    policy_number: null,
    insured_until_on: null,
    condition_out: null,
    condition_in: null,
    comment: 'Le lundi de 12\u00A0h à 13\u00A0h.',
    version: 1,
    created_at: instant('2026-10-01', '12:10'),
  };
  return [{ row, family, wording: 'Location de salle, année 2026-2027', tariff: 'room' }];
}

function newItem(site: SiteKey, instrument: string, count: number, retiredAt: string | null, random: Random): Row<'inventory_item'> {
  const discipline = disciplineKeys.find((key) => disciplineOf(key).name === instrument);
  const department = discipline ? disciplineOf(discipline).department : 'cordes';
  return {
    id: random.uuid(),
    site_id: idOf('site', site),
    kind_id: idOf('inventory-kind', department),
    number: `I-${String(count + 1).padStart(4, '0')}`,
    name: instrument,
    brand: random.pick(BRANDS),
    serial_number: random.chance(0.7) ? `${random.digits(6)}` : null,
    bought_on: `20${random.int(10, 25)}-0${random.int(1, 9)}-15`,
    value_cents: random.int(4, 30) * 10_000,
    condition: retiredAt ? 'Hors d’usage' : random.pick(['Bon état', 'Très bon état', 'À réviser']),
    comment: null,
    retired_at: retiredAt,
    version: 1,
  };
}

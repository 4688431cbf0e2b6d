import { identifierKey } from '../accounts.ts';
import { addDays, daysAgo, TODAY } from './calendar.ts';
import type { DemoFamily, DemoGuardian, DemoStudent, SiteKey, Study } from './model.ts';
import { BIRTH_PLACES, CITIES, EXTRAS, INSURERS, SCHOOLS, STREETS, WOMEN } from './names.ts';
import { disciplineOf } from './organisation.ts';
import type { Random } from './random.ts';

export interface Person {
  civility: 'Mme' | 'M';
  lastName: string;
  firstName: string;
  birthName?: string | undefined;
}

/** Where a family lives, and how well off it is. */
export interface Household {
  place: (typeof CITIES)[SiteKey][number];
  street: string;
  extra: string | null;
  quotientCents: number | null;
}

export const householdOf = (site: SiteKey, random: Random): Household => ({
  place: random.pick(CITIES[site]),
  street: `${random.int(1, 98)} ${random.pick(STREETS)}`,
  extra: random.chance(0.25) ? random.pick(EXTRAS) : null,
  quotientCents: random.chance(0.82) ? random.int(310, 2400) * 100 : null,
});

/** Numbers that ARCEP keeps for fiction: they ring at nobody's. */
export const mobileNumber = (random: Random): string => `+3363998${random.digits(4)}`;
export const landlineNumber = (random: Random): string => `+3346571${random.digits(4)}`;

interface NewGuardian {
  person: Person;
  position: 1 | 2;
  email: string | null;
  relationship: string;
}

export function newGuardian(
  family: DemoFamily['row'],
  { person, position, email, relationship }: NewGuardian,
  { place, street, extra, quotientCents }: Household,
  random: Random,
): DemoGuardian['row'] {
  return {
    id: random.uuid(),
    family_id: family.id,
    position,
    civility: person.civility,
    last_name: person.lastName,
    birth_name: person.birthName ?? null,
    first_name: person.firstName,
    relationship,
    address_line: street,
    address_extra: extra,
    postal_code: place.postalCode,
    city: place.city,
    phone_mobile: random.chance(0.95) ? mobileNumber(random) : null,
    phone_home: random.chance(0.4) ? landlineNumber(random) : null,
    phone_work: random.chance(0.15) ? landlineNumber(random) : null,
    email,
    quotient_cents: position === 1 ? quotientCents : null,
    quotient_date: position === 1 && quotientCents !== null ? '2026-09-01' : null,
    may_see: 1,
    receives_letters: position === 1 ? 1 : 0,
    pays: position === 1 ? 1 : 0,
    preferred_channel: email ? 'email' : 'letter',
    disagreement_at: null,
    address_confidential: 0,
    version: 1,
    created_at: family.created_at,
    updated_at: family.updated_at,
  };
}

interface NewStudent {
  firstName: string;
  lastName: string;
  age: number;
  studies: Study[];
  guardianId: string | null;
  rents?: boolean | undefined;
}

export function newStudent(
  family: DemoFamily,
  { firstName, lastName, age, studies, guardianId, rents }: NewStudent,
  random: Random,
): DemoStudent {
  const minor = age < 18;
  const row: DemoStudent['row'] = {
    id: random.uuid(),
    family_id: family.row.id,
    guardian_id: guardianId,
    last_name: lastName,
    first_name: firstName,
    birth_date: born(age, random),
    birth_place: random.chance(0.8) ? random.pick(BIRTH_PLACES) : null,
    address_line: null,
    address_extra: null,
    postal_code: null,
    city: null,
    phone: age >= 13 && random.chance(0.7) ? mobileNumber(random) : null,
    email: null,
    school_name: minor && random.chance(0.85) ? schoolFor(age, random) : null,
    school_class: minor && age >= 6 ? (SCHOOL_CLASSES[age - 6] ?? null) : null,
    arranged_schedule: minor && age >= 11 && random.chance(0.1) ? 'CHAM' : null,
    insurance_company: random.chance(0.75) ? random.pick(INSURERS) : null,
    insurance_number: random.chance(0.7) ? `MC-${random.digits(7)}` : null,
    emergency_name: random.chance(0.6) ? `${random.pick(WOMEN)} ${lastName}` : null,
    emergency_phone: random.chance(0.6) ? mobileNumber(random) : null,
    emergency_relationship: random.chance(0.5) ? random.pick(['Grand-mère', 'Tante', 'Voisine', 'Grand-père']) : null,
    image_rights: random.chance(0.9) ? (random.chance(0.85) ? 1 : 0) : null,
    may_leave_alone: minor ? (age >= 11 ? 1 : 0) : null,
    instrument: instrumentOf(studies),
    instrument_owned: rents || random.chance(0.3) ? 0 : 1,
    photo_document_id: null,
    archived_at: null,
    version: 1,
    created_at: family.row.created_at,
    updated_at: family.row.updated_at,
  };
  return { row, age, since: 2026 - random.int(0, Math.min(7, Math.max(0, age - 5))), studies };
}

const SCHOOL_CLASSES = ['CP', 'CE1', 'CE2', 'CM1', 'CM2', '6e', '5e', '4e', '3e', '2de', '1re', 'Terminale'];

const schoolFor = (age: number, random: Random): string =>
  random.pick(SCHOOLS.filter((school) => school.startsWith(age <= 10 ? 'École' : age <= 14 ? 'Collège' : 'Lycée')));

const instrumentOf = (studies: readonly Study[]): string | null => {
  const played = studies.map((study) => disciplineOf(study.discipline)).find((discipline) => !discipline.collective);
  return played?.name ?? null;
};

/** A birth date at which the age is this one today. */
const born = (age: number, random: Random): string => addDays(`${Number(TODAY.slice(0, 4)) - age}${TODAY.slice(4)}`, -random.int(1, 360));

export function newAccount(
  family: DemoFamily,
  guardian: DemoGuardian['row'],
  identifier: string,
  situation: 'never' | 'blocked' | 'active',
  random: Random,
): NonNullable<DemoGuardian['account']> {
  const used = situation !== 'never';
  const sent = daysAgo(random.int(40, 68), '09:30');
  return {
    id: random.uuid(),
    site_id: family.row.site_id,
    family_id: family.row.id,
    guardian_id: guardian.id,
    identifier,
    identifier_key: identifierKey(identifier),
    password_hash: null,
    password_changed_at: used ? daysAgo(random.int(31, 39), '20:10') : null,
    blocked_at: situation === 'blocked' ? daysAgo(random.int(2, 20), '11:05') : null,
    accessibility_mode: null,
    first_login_at: used ? daysAgo(random.int(31, 39), '20:09') : null,
    last_login_at: used ? daysAgo(random.int(1, 30), `${random.int(17, 21)}:${random.int(10, 59)}`) : null,
    identifier_sent_at: sent,
    created_at: sent,
  };
}

import { familySearchKey, searchable } from '../../shared/rules/search.ts';
import { familyNumber } from '../families.ts';
import { daysAgo } from './calendar.ts';
import { KNOWN_FAMILIES, type KnownFamily, type KnownStudent } from './known-people.ts';
import { type DemoFamily, type DemoGuardian, type DemoStudent, DISAGREEING, type SiteKey } from './model.ts';
import { BOYS, GIRLS, LAST_NAMES, MEN, WOMEN } from './names.ts';
import { idOf } from './organisation.ts';
import { FAMILIES_WITH_OWN_PASSWORD, ownPassword, SHARED_PASSWORD } from './passwords.ts';
import { type Random, randomFor } from './random.ts';
import { type Household, householdOf, newAccount, newGuardian, newStudent, type Person } from './sheets.ts';
import { chooseStudies, studiesOf } from './studies.ts';

/** What nobody may have twice. */
interface Taken {
  identifiers: Set<string>;
  emails: Set<string>;
  numbers: Record<SiteKey, number>;
}

/**
 * The people of the demonstration, not yet written anywhere. Each family has a stream of chance of its own: the first sixty are the
 * same people whether sixty or ten thousand are asked for.
 */
export function planFamilies(count: number): DemoFamily[] {
  const taken: Taken = { identifiers: new Set(), emails: new Set(), numbers: { centre: 0, alpes: 0 } };
  return Array.from({ length: count }, (_, index) => planFamily(index, taken));
}

function planFamily(index: number, taken: Taken): DemoFamily {
  const random = randomFor(`family:${index}`);
  const known = KNOWN_FAMILIES[index];
  const site = known?.site ?? (index % 3 === 2 ? 'alpes' : 'centre');
  const household = { ...householdOf(site, random), ...known?.household };
  const createdAt = daysAgo(random.int(70, 2600), `${random.int(10, 17)}:${random.int(10, 59)}`);
  const row: DemoFamily['row'] = {
    id: random.uuid(),
    site_id: idOf('site', site),
    number: familyNumber(++taken.numbers[site]),
    name: '',
    residence: household.place.town ? 'commune' : 'hors commune',
    archived_at: null,
    merged_into_id: null,
    left_family_id: null,
    version: 1,
    search_key: '',
    created_at: createdAt,
    updated_at: createdAt,
  };
  const family: DemoFamily = { index, site, row, guardians: [], students: [] };
  family.guardians = planGuardians(family, household, random, taken, known);
  family.students = planStudents(family, random, known).sort(eldestFirst);
  giveAccounts(family, random, taken, known);
  nameFamily(family);
  return family;
}

/** As the office lists them. */
const eldestFirst = (a: DemoStudent, b: DemoStudent): number =>
  (a.row.birth_date ?? '').localeCompare(b.row.birth_date ?? '') || (a.row.first_name < b.row.first_name ? -1 : 1);

const isAdultFamily = (index: number): boolean =>
  index < KNOWN_FAMILIES.length ? KNOWN_FAMILIES[index]?.students.length === 0 : index % 6 === 4;
const hasTwoGuardians = (index: number): boolean => index % 4 === 1 && !isAdultFamily(index);

function planGuardians(family: DemoFamily, household: Household, random: Random, taken: Taken, known?: KnownFamily): DemoGuardian[] {
  const people = known ? known.guardians : inventGuardians(family.index, random);
  const adult = isAdultFamily(family.index);
  const withoutEmail = !known && family.index % 20 === 7;
  const sharesEmail = family.index % 12 === 5;
  let shared: string | null = null;
  return people.map((person, i) => {
    const position = i === 0 ? 1 : 2;
    const sameName = person.lastName === people[0]?.lastName;
    const email = withoutEmail ? null : sharesEmail && sameName && shared ? shared : freeEmail(person, taken);
    shared = email;
    const relationship = adult ? 'lui-meme' : random.chance(0.04) ? 'tuteur' : person.civility === 'Mme' ? 'mere' : 'pere';
    const apart = !known && i === 1 && !sameName && random.chance(0.6);
    const home = apart ? householdOf(family.site, random) : household;
    const row = newGuardian(family.row, { person, position, email, relationship }, home, random);
    if (apart) Object.assign(row, separation(family.index, random));
    return { row, account: null, password: null };
  });
}

/** Two homes: some keep the address to themselves, and in one family a parent has said that they do not agree. */
const separation = (index: number, random: Random) => ({
  address_confidential: index === DISAGREEING || random.chance(0.15) ? 1 : 0,
  receives_letters: 1,
  disagreement_at: index === DISAGREEING ? daysAgo(6, '10:05') : null,
});

function inventGuardians(index: number, random: Random): Person[] {
  const invent = (civility: Person['civility'], lastName: string): Person => ({
    civility,
    lastName,
    firstName: random.pick(civility === 'Mme' ? WOMEN : MEN),
    birthName: civility === 'Mme' && random.chance(0.35) ? random.pick(LAST_NAMES) : undefined,
  });
  const first = invent(random.chance(0.64) ? 'Mme' : 'M', random.pick(LAST_NAMES));
  if (!hasTwoGuardians(index)) return [first];
  const other = first.civility === 'Mme' ? 'M' : random.chance(0.9) ? 'Mme' : 'M';
  return [first, invent(other, random.chance(0.6) ? first.lastName : random.pick(LAST_NAMES))];
}

function freeEmail({ firstName, lastName }: Person, taken: Taken): string {
  const name = [firstName, lastName].map((part) => searchable(part.replace(/[’']/g, '')).replaceAll(' ', '-')).join('.');
  let email = `${name}@exemple.fr`;
  for (let n = 2; taken.emails.has(email); n++) email = `${name}${n}@exemple.fr`;
  taken.emails.add(email);
  return email;
}

function planStudents(family: DemoFamily, random: Random, known?: KnownFamily): DemoStudent[] {
  const first = family.guardians[0]?.row;
  if (!first) return [];
  if (isAdultFamily(family.index)) {
    const age = random.int(19, 71);
    const person = { firstName: first.first_name, lastName: first.last_name };
    return [newStudent(family, { ...person, age, studies: chooseStudies(age, family.site, random), guardianId: first.id }, random)];
  }
  if (known) return known.students.map((student) => knownStudent(family, student, first.last_name, random));
  const count = Number(random.weighted({ '1': 55, '2': 33, '3': 12 }));
  return Array.from({ length: count }, () => {
    const age = random.int(4, 17);
    const person = { firstName: random.pick(random.chance(0.57) ? GIRLS : BOYS), lastName: first.last_name };
    return newStudent(family, { ...person, age, studies: chooseStudies(age, family.site, random), guardianId: null }, random);
  });
}

/** Those with a name of their own have been here since they were seven, so that their past years can be read. */
function knownStudent(family: DemoFamily, known: KnownStudent, familyName: string, random: Random): DemoStudent {
  const { firstName, lastName = familyName, age, discipline, step = 2, rents, situation = 'active' } = known;
  const studies = studiesOf(discipline, step, family.site, random).map((study, i) => ({
    ...study,
    situation: i === 0 ? situation : study.situation,
  }));
  const student = newStudent(family, { firstName, lastName, age, studies, guardianId: null, rents }, random);
  return { ...student, since: 2026 - Math.min(6, Math.max(0, age - 7)) };
}

/** none, never, blocked: the situations that the desk must see; everybody else chose a password and uses it. */
function situationOf(index: number, position: 1 | 2): 'none' | 'never' | 'blocked' | 'active' {
  if (index < KNOWN_FAMILIES.length) return 'active';
  if (position === 2) return index % 3 === 0 ? 'none' : 'active';
  return ({ 13: 'none', 17: 'never', 19: 'blocked' } as const)[index % 20] ?? 'active';
}

function giveAccounts(family: DemoFamily, random: Random, taken: Taken, known?: KnownFamily): void {
  const names = [...family.guardians, ...family.students].flatMap(({ row }) => [row.last_name, row.first_name]);
  for (const [i, guardian] of family.guardians.entries()) {
    const situation = situationOf(family.index, guardian.row.position);
    if (situation === 'none') continue;
    const given = known?.guardians[i]?.identifier;
    if (given) taken.identifiers.add(`${family.site}:${given}`);
    const identifier = given ?? freeIdentifier(family.site, guardian.row.last_name, random, taken);
    guardian.account = newAccount(family, guardian.row, identifier, situation, random);
    if (situation === 'never') continue;
    guardian.password = family.index < FAMILIES_WITH_OWN_PASSWORD ? ownPassword(family.index, i, names) : SHARED_PASSWORD;
  }
}

function freeIdentifier(site: SiteKey, lastName: string, random: Random, taken: Taken): string {
  const name = searchable(lastName).replaceAll(' ', '').toUpperCase();
  for (;;) {
    const identifier = `${name}-${random.digits(4)}`;
    if (taken.identifiers.has(`${site}:${identifier}`)) continue;
    taken.identifiers.add(`${site}:${identifier}`);
    return identifier;
  }
}

function nameFamily(family: DemoFamily): void {
  const guardians = family.guardians.map(({ row }) => row);
  family.row.name = [...new Set(guardians.map((g) => g.last_name))].join(' – ');
  family.row.search_key = familySearchKey({
    number: family.row.number,
    guardians: guardians.map((g) => ({
      lastName: g.last_name,
      firstName: g.first_name,
      birthName: g.birth_name,
      email: g.email,
      phoneMobile: g.phone_mobile,
      phoneHome: g.phone_home,
      phoneWork: g.phone_work,
    })),
    students: family.students.map(({ row }) => ({ lastName: row.last_name, firstName: row.first_name })),
    identifiers: family.guardians.flatMap(({ account }) => account?.identifier ?? []),
  });
}

import { familySearchKey } from '../../shared/rules/search.ts';
import { identifierKey } from '../accounts.ts';
import { nextNumber } from '../counters.ts';
import { familyCounter, familyNumber } from '../families.ts';
import type { WriteDb } from '../open.ts';
import { loginKey } from '../staff.ts';
import { seedCastBilling } from './cast-billing.ts';
import { seedCastCampaign } from './cast-campaign.ts';
import { seedCastDocuments } from './cast-documents.ts';
import { seedCastFollowUp } from './cast-follow-up.ts';
import { seedCastPastYears } from './cast-past-years.ts';
import { CAST_FAMILIES, CAST_STAFF, type CastFamily, type CastGuardian, type CastGuardianKey, type CastStaff } from './cast-people.ts';
import { seedCastRepertoire } from './cast-repertoire.ts';
import { type CastTeaching, enrolCastStudent, seedCastTeaching } from './cast-teaching.ts';
import { type Random, randomFor } from './random.ts';

/** The password of every member of staff, and the one of every family that has chosen one. */
export const CAST_PASSWORDS = { staff: 'registre-vent-cuivre-84', family: 'harpe-lueur-sentier-27' } as const;

/** Made once with the cost that the service uses (argon2id, 19 MiB, t 2, p 1), so that a test does not wait for hashing. */
const READY_HASHES: ReadonlyMap<string, string> = new Map([
  [CAST_PASSWORDS.staff, '$argon2id$v=19$m=19456,t=2,p=1$bXA7alBRmClKo8Rx9xnBAw$X/6dyFsAj21eXaxMCRkAq8g4iPUUTt8PzkufYJ2k6sQ'],
  [CAST_PASSWORDS.family, '$argon2id$v=19$m=19456,t=2,p=1$V6A9X3VESgRI6ScSHx6+Qg$u4BklQ2O2EdG3yYTkPC924Xr0x4Yt4FbUq53gXVBMKo'],
]);

export interface CastPerson {
  siteId: string;
  familyId: string;
  guardianId: string;
  /** Null for Paul: his family has no identifier yet. */
  accountId: string | null;
  identifier: string | null;
  email: string | null;
  /** Ids of the family's students by first name. */
  students: Readonly<Record<string, string>>;
}

export type Cast = Readonly<Record<CastGuardianKey, CastPerson>> & {
  readonly sites: { readonly centre: string; readonly alpes: string };
  readonly staff: Readonly<Record<CastStaff['key'], { readonly id: string; readonly login: string; readonly name: string }>>;
  readonly schoolYearId: string;
};

/** What the parts of the cast that come after the people build on. */
export interface CastPlace {
  readonly now: Date;
  readonly at: string;
  readonly sites: Cast['sites'];
  readonly staff: Cast['staff'];
  readonly people: Readonly<Record<CastGuardianKey, CastPerson>>;
  readonly teaching: CastTeaching;
}

export interface CastOptions {
  now: Date;
  /** Left out: hashes made beforehand. */
  hash?: (password: string) => Promise<string> | string;
}

/**
 * A whole small office for tests, always with the same ids: two sites, staff of every role, and families of each situation (`cast-people.ts`).
 * The store must be empty.
 */
export async function seedCast(db: WriteDb, { now, hash = readyHash }: CastOptions): Promise<Cast> {
  const at = now.toISOString();
  const random = randomFor('cast');
  const hashes = { staff: await hash(CAST_PASSWORDS.staff), family: await hash(CAST_PASSWORDS.family) };
  const sites = await seedSites(db, random, at);
  const staff = await seedStaff(db, random, hashes.staff, at);
  const teaching = await seedCastTeaching(db, random, sites.centre, at);
  const people: Partial<Record<CastGuardianKey, CastPerson>> = {};
  for (const family of CAST_FAMILIES) {
    Object.assign(people, await seedFamily(db, { random, at, siteId: sites[family.site], hash: hashes.family, teaching }, family));
  }
  const place: CastPlace = { now, at, sites, staff, people: people as Record<CastGuardianKey, CastPerson>, teaching };
  await seedCastFollowUp(db, place);
  await seedCastPastYears(db, place);
  await seedCastRepertoire(db, place);
  await seedCastCampaign(db, place);
  await seedCastDocuments(db, place);
  await seedCastBilling(db, place);
  return { ...place.people, sites, staff, schoolYearId: teaching.schoolYearId };
}

function readyHash(password: string): string {
  const hash = READY_HASHES.get(password);
  if (!hash) throw new Error('no hash was made beforehand for this password');
  return hash;
}

async function seedSites(db: WriteDb, random: Random, at: string) {
  const site = { address_line: '1 place Hector-Berlioz', postal_code: '38000', city: 'Grenoble', phone: '+33465710100', created_at: at };
  const centre = random.uuid();
  const alpes = random.uuid();
  const of = (id: string, short: string, position: number) => ({
    ...site,
    id,
    name: `Conservatoire Hector-Berlioz — ${short}`,
    short_name: short,
    position,
  });
  await db
    .insertInto('site')
    .values([
      { ...of(centre, 'Centre', 0), email: 'centre@exemple.fr' },
      {
        ...of(alpes, 'Antenne des Alpes', 1),
        address_line: '12 route du Vercors',
        postal_code: '38250',
        city: 'Villard-de-Lans',
        email: 'alpes@exemple.fr',
      },
    ])
    .execute();
  return { centre, alpes };
}

async function seedStaff(db: WriteDb, random: Random, hash: string, at: string) {
  const staff: Partial<Record<CastStaff['key'], { id: string; login: string; name: string }>> = {};
  for (const { key, login, name, role } of CAST_STAFF) {
    const id = random.uuid();
    const email = `${login}@exemple.fr`;
    await db
      .insertInto('staff')
      .values({ id, login, login_key: loginKey(login), name, email, role, password_hash: hash, created_at: at })
      .execute();
    staff[key] = { id, login, name };
  }
  return staff as Cast['staff'];
}

interface Place {
  random: Random;
  at: string;
  siteId: string;
  hash: string;
  teaching: CastTeaching;
}

async function seedFamily(db: WriteDb, place: Place, family: CastFamily): Promise<Partial<Record<CastGuardianKey, CastPerson>>> {
  const { random, at, siteId } = place;
  const familyId = random.uuid();
  const number = familyNumber(await nextNumber(db, familyCounter(siteId)));
  const name = [...new Set(family.guardians.map((g) => g.values.lastName))].join(' – ');
  const search_key = searchKeyOf(number, family);
  await db
    .insertInto('family')
    .values({ id: familyId, site_id: siteId, number, name, search_key, created_at: at, updated_at: at })
    .execute();
  const people: Partial<Record<CastGuardianKey, CastPerson>> = {};
  const students: Record<string, string> = {};
  for (const [index, guardian] of family.guardians.entries()) {
    const person = await seedGuardian(db, place, familyId, guardian, index === 0 ? 1 : 2);
    people[guardian.key] = { siteId, familyId, ...person, email: guardian.values.email ?? null, students };
  }
  const own = family.guardians[0]?.values.relationship === 'lui-meme' ? people[family.guardians[0].key]?.guardianId : null;
  for (const student of family.students)
    students[student.firstName] = await enrolCastStudent(db, place, { familyId, guardianId: own ?? null }, student);
  return people;
}

const none = { birthName: null, email: null, phoneMobile: null, phoneHome: null, phoneWork: null };

const searchKeyOf = (number: string, { guardians, students }: CastFamily): string =>
  familySearchKey({
    number,
    guardians: guardians.map((g) => ({ ...none, ...g.values })),
    students,
    identifiers: guardians.flatMap((g) => g.identifier ?? []),
  });

async function seedGuardian(db: WriteDb, place: Place, familyId: string, guardian: CastGuardian, position: 1 | 2) {
  const { random, at, siteId, hash } = place;
  const { values: v, account, identifier = null } = guardian;
  const guardianId = random.uuid();
  await db
    .insertInto('guardian')
    .values({
      id: guardianId,
      family_id: familyId,
      position,
      civility: v.civility ?? null,
      last_name: v.lastName,
      birth_name: v.birthName ?? null,
      first_name: v.firstName,
      relationship: v.relationship ?? null,
      address_line: v.addressLine ?? null,
      address_extra: v.addressExtra ?? null,
      postal_code: v.postalCode ?? null,
      city: v.city ?? null,
      phone_mobile: v.phoneMobile ?? null,
      phone_home: v.phoneHome ?? null,
      email: v.email ?? null,
      preferred_channel: v.email ? 'email' : 'letter',
      created_at: at,
      updated_at: at,
    })
    .execute();
  if (identifier === null) return { guardianId, accountId: null, identifier };
  const accountId = random.uuid();
  const knowsPassword = account === 'active' || account === 'blocked';
  await db
    .insertInto('account')
    .values({
      id: accountId,
      site_id: siteId,
      family_id: familyId,
      guardian_id: guardianId,
      identifier,
      identifier_key: identifierKey(identifier),
      password_hash: knowsPassword ? hash : null,
      password_changed_at: knowsPassword ? at : null,
      first_login_at: knowsPassword ? at : null,
      last_login_at: knowsPassword ? at : null,
      identifier_sent_at: at,
      blocked_at: account === 'blocked' ? at : null,
      created_at: at,
    })
    .execute();
  return { guardianId, accountId, identifier };
}

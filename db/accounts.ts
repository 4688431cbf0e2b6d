import type { ReadDb, WriteDb } from './open.ts';

/** What a typed identifier is compared by: spaces and case are forgiven. */
export const identifierKey = (identifier: string): string => identifier.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

const people = (db: ReadDb) =>
  db
    .selectFrom('account')
    .innerJoin('guardian', 'guardian.id', 'account.guardian_id')
    .innerJoin('family', 'family.id', 'account.family_id')
    .select(['account.id', 'account.site_id', 'account.family_id', 'account.guardian_id', 'account.identifier', 'account.password_hash'])
    .select(['account.first_login_at', 'account.last_login_at', 'account.accessibility_mode'])
    .select(['guardian.first_name', 'guardian.last_name', 'guardian.email'])
    .select((eb) =>
      eb
        .and([
          eb('account.blocked_at', 'is', null),
          eb('guardian.may_see', '=', 1),
          eb('family.archived_at', 'is', null),
          eb('family.merged_into_id', 'is', null),
        ])
        .as('may_enter'),
    );

/** Who stands behind an identifier typed at a site, with whether the extranet is open to them; undefined when nobody does. */
export const findAccountByIdentifier = (db: ReadDb, siteId: string, identifier: string) =>
  people(db).where('account.site_id', '=', siteId).where('account.identifier_key', '=', identifierKey(identifier)).executeTakeFirst();
export type AccountRow = NonNullable<Awaited<ReturnType<typeof findAccountByIdentifier>>>;

export const findAccount = (db: ReadDb, id: string) => people(db).where('account.id', '=', id).executeTakeFirst();

/** Last and first names of everyone in a family: what its passwords must not contain. */
export async function namesInFamily(db: ReadDb, familyId: string): Promise<string[]> {
  const adults = await db
    .selectFrom('guardian')
    .select(['last_name', 'first_name', 'birth_name'])
    .where('family_id', '=', familyId)
    .execute();
  const students = await db.selectFrom('student').select(['last_name', 'first_name']).where('family_id', '=', familyId).execute();
  return [
    ...adults.flatMap((adult) => [adult.last_name, adult.first_name, adult.birth_name ?? '']),
    ...students.flatMap((s) => [s.last_name, s.first_name]),
  ];
}

/** An own password; null leaves the account without one. */
export async function setOwnPassword(db: WriteDb, accountId: string, hash: string | null, now: Date): Promise<void> {
  await db
    .updateTable('account')
    .set({ password_hash: hash, ...(hash && { password_changed_at: now.toISOString() }) })
    .where('id', '=', accountId)
    .execute();
}

/** The same password under a stronger hash: nothing has changed for the person. */
export async function setStrongerHash(db: WriteDb, accountId: string, hash: string): Promise<void> {
  await db.updateTable('account').set({ password_hash: hash }).where('id', '=', accountId).execute();
}

export async function noteLogin(db: WriteDb, accountId: string, now: Date): Promise<void> {
  const at = now.toISOString();
  await db
    .updateTable('account')
    .set((eb) => ({ first_login_at: eb.fn.coalesce('first_login_at', eb.val(at)), last_login_at: at }))
    .where('id', '=', accountId)
    .execute();
}

/** The accessibility mode, as JSON; null: off. */
export async function setAccessibilityMode(db: WriteDb, accountId: string, mode: string | null): Promise<void> {
  await db.updateTable('account').set({ accessibility_mode: mode }).where('id', '=', accountId).execute();
}

import type { ReadDb, WriteDb } from '../../../db/open.ts';
import { findSetting, setSetting } from '../../../db/settings.ts';
import type { Secrets } from '../secrets.ts';
import type { Authority, Issued } from './authority.ts';
import type { Imported } from './imported.ts';

// Private keys lie among the settings, sealed whole (ELE-2.14): a copy of the store, with its key elsewhere, says nothing.

export interface OwnAuthority {
  authority: Authority;
  /** Null: none has been made since. */
  server: Issued | null;
}

const IMPORTED = 'extranetCertificate';
const AUTHORITY = 'extranetAuthority';

type Unsealing = Pick<Secrets, 'unseal'>;
type Sealing = Pick<Secrets, 'seal'>;

export const keptImported = (db: ReadDb, secrets: Unsealing): Promise<Imported | null> => kept<Imported>(db, secrets, IMPORTED);
export const keptAuthority = (db: ReadDb, secrets: Unsealing): Promise<OwnAuthority | null> => kept<OwnAuthority>(db, secrets, AUTHORITY);

/** Keeps it in the place of the former one; null forgets it. */
export const keepImported = (db: WriteDb, secrets: Sealing, imported: Imported | null, now: Date): Promise<void> =>
  keep(db, secrets, IMPORTED, imported, now);
export const keepAuthority = (db: WriteDb, secrets: Sealing, authority: OwnAuthority, now: Date): Promise<void> =>
  keep(db, secrets, AUTHORITY, authority, now);

/** What another machine's key has sealed is as good as lost: it is asked for again. */
async function kept<T>(db: ReadDb, secrets: Unsealing, key: string): Promise<T | null> {
  const sealed = await findSetting(db, key);
  if (typeof sealed !== 'string') return null;
  try {
    return JSON.parse(secrets.unseal(Buffer.from(sealed, 'base64'))) as T;
  } catch {
    return null;
  }
}

const keep = (db: WriteDb, secrets: Sealing, key: string, value: object | null, now: Date): Promise<void> =>
  setSetting(db, key, value ? secrets.seal(JSON.stringify(value)).toString('base64') : undefined, now);

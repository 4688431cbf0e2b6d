import type { SecureContextOptions } from 'node:tls';
import { recordHistory } from '../../../db/history.ts';
import type { Store } from '../../../db/open.ts';
import type { Topic } from '../../../shared/contract/index.ts';
import type { Clock } from '../context.ts';
import { CannotListen, type ExtranetSetting } from '../extranet-place.ts';
import type { Secrets } from '../secrets.ts';
import { coveredBy, isDue } from './authority.ts';
import { asOptions } from './imported.ts';
import { keepAuthority, keptAuthority, keptImported, type OwnAuthority } from './kept.ts';
import type { Names } from './x509.ts';

interface Parts {
  store: Store;
  secrets: Secrets;
  clock: Clock;
  announce(topics: Topic[]): void;
}

/** What the listener shows in a mode with HTTPS; null in one without. Refuses with `CannotListen` what has no certificate. */
export type ServedIdentity = (mode: ExtranetSetting['mode'], names: Names) => Promise<SecureContextOptions | null>;

export function servedIdentity({ store, secrets, clock, announce }: Parts): ServedIdentity {
  /** This machine's certificate, made anew when it is due: nobody has to think of it (NET-4.1 b). */
  async function own(names: Names): Promise<SecureContextOptions> {
    const kept = await keptAuthority(store.read, secrets);
    if (!kept) throw new CannotListen('mode', 'L’autorité de Portée manque : enregistrez de nouveau les réglages de l’extranet.');
    const { covered } = coveredBy(kept.authority, names);
    const server = kept.server && !isDue(kept.server, covered, clock.now()) ? kept.server : await renew(kept, covered);
    return { cert: server.certificate, key: server.key };
  }

  async function renew({ authority, server: former }: OwnAuthority, names: Names) {
    const now = clock.now();
    const { issueServer } = await import('./issue.ts');
    const server = issueServer(authority, names, now);
    await store.write(async (db) => {
      await keepAuthority(db, secrets, { authority, server }, now);
      const details = { names: [...names.dns, ...names.addresses], first: former === null };
      await recordHistory(db, {
        at: now,
        actor: { kind: 'system' },
        verb: 'extranet.renewed',
        subjectKind: 'settings',
        subjectId: null,
        details,
      });
    });
    announce(['extranet', 'history']);
    return server;
  }

  return async (mode, names) => {
    if (mode === 'own-authority') return own(names);
    if (mode !== 'imported') return null;
    const imported = await keptImported(store.read, secrets);
    if (!imported) throw new CannotListen('mode', 'Le certificat manque : importez-le d’abord, plus bas sur cette page.');
    return asOptions(imported.identity);
  };
}

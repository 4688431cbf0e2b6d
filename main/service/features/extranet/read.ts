import { X509Certificate } from 'node:crypto';
import type { ReadDb } from '../../../../db/open.ts';
import { findSetting } from '../../../../db/settings.ts';
import type { CertificateFacts, ExtranetWarning } from '../../../../shared/contract/extranet.ts';
import { coveredBy } from '../../certificates/authority.ts';
import { factsOf } from '../../certificates/imported.ts';
import { keptAuthority, keptImported } from '../../certificates/kept.ts';
import { warningsOf } from '../../certificates/warnings.ts';
import type { Names } from '../../certificates/x509.ts';
import type { ReadContext } from '../../context.ts';
import { CannotListen, type ExtranetSetting, namesOf, placeOf } from '../../extranet-place.ts';
import type { Network } from '../../machine-networks.ts';
import { versionOf } from '../../version-of.ts';
import { setting } from '../settings/read.ts';

export interface ExtranetMeans {
  setting: ExtranetSetting;
  imported: CertificateFacts | null;
  authority: { facts: CertificateFacts; server: CertificateFacts | null; missing: string[] } | null;
  warnings: ExtranetWarning[];
}

type Asking = Pick<ReadContext, 'db' | 'secrets' | 'clock' | 'networks'>;

/** How the extranet is served and with what certificates; nothing of a key. */
export async function extranetMeans({ db, secrets, clock, networks }: Asking): Promise<ExtranetMeans> {
  const now = await setting(db, 'extranet');
  const imported = (await keptImported(db, secrets))?.facts ?? null;
  const own = await keptAuthority(db, secrets);
  const authority = own && {
    facts: factsOfPem(own.authority.certificate),
    server: own.server && factsOfPem(own.server.certificate),
    missing: now.mode === 'own-authority' ? coveredBy(own.authority, hereabouts(now, networks())).others : [],
  };
  return { setting: now, imported, authority, warnings: warningsOf({ setting: now, imported, authority }, clock.now()) };
}

/** What families may type; without a network, what the office has said alone. */
export function hereabouts(now: ExtranetSetting, networks: readonly Network[]): Names {
  try {
    return namesOf(now, placeOf(now, networks));
  } catch (error) {
    if (error instanceof CannotListen) return namesOf(now, { host: '', addresses: [] });
    throw error;
  }
}

function factsOfPem(text: string): CertificateFacts {
  const certificate = new X509Certificate(text);
  return factsOf(certificate, { chain: [certificate], isTrusted: false });
}

/** What stands for the extranet's settings as they are kept: two windows do not save over one another. */
export const extranetVersion = async (db: ReadDb): Promise<string> =>
  versionOf([JSON.stringify((await findSetting(db, 'extranet')) ?? null)]);

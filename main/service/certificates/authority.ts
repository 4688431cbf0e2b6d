import { X509Certificate } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { daysFrom } from './days.ts';
import type { Names, Pair } from './x509.ts';

/** The office's own authority, and for whom alone it may sign. */
export interface Authority extends Pair {
  only: Names;
}

/** A certificate for this machine, and for what it stands. */
export interface Issued extends Pair {
  names: Names;
}

/** Days before its end at which a server's certificate is made anew. */
export const RENEWAL_DAYS = 30;

/** Of some names, those that the authority may speak for, and those that it may not. A name stands for those below it too. */
export function coveredBy({ only }: Pick<Authority, 'only'>, names: Names): { covered: Names; others: string[] } {
  const hasName = (name: string) => only.dns.some((own) => name === own || name.endsWith(`.${own}`));
  const hasAddress = (address: string) => only.addresses.includes(address);
  return {
    covered: { dns: names.dns.filter(hasName), addresses: names.addresses.filter(hasAddress) },
    others: [...names.dns.filter((name) => !hasName(name)), ...names.addresses.filter((address) => !hasAddress(address))],
  };
}

/** Whether this machine’s certificate must be made anew: its end is near, it has not begun, or it stands for others. */
export function isDue({ certificate, names }: Issued, wanted: Names, now: Date): boolean {
  const { validFrom, validTo } = new X509Certificate(certificate);
  const isInTime = new Date(validFrom) <= now && daysFrom(now, RENEWAL_DAYS) <= new Date(validTo);
  return !isInTime || !isDeepStrictEqual(names, wanted);
}

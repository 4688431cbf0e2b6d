import type { ReadContext } from '../../context.ts';
import { canonicalTemporary, makeTemporaryPassword } from '../../passwords/temporary.ts';
import { setting } from '../settings/read.ts';

/** A password that the administrator hands over; good for a while and for one purpose, to choose an own one. */
export interface HandedOver {
  password: string;
  hash: string;
  until: Date;
}

export async function makeHandedOver({ db, passwords, clock }: Pick<ReadContext, 'db' | 'passwords' | 'clock'>): Promise<HandedOver> {
  const password = makeTemporaryPassword();
  const { temporaryHours } = await setting(db, 'passwords');
  return {
    password,
    hash: await passwords.hash(typedForm(password), { patient: true }),
    until: new Date(clock.now().getTime() + temporaryHours * 3_600_000),
  };
}

/** As it is hashed: spaces, hyphens and capitals of the typing forgiven. */
export const typedForm = (password: string): string => canonicalTemporary(password) ?? password;

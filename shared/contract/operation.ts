import { z } from 'zod';
import { refuseFields } from '../refusal.ts';

export const ROLES = ['administrateur', 'scolarite', 'comptabilite', 'lecture'] as const;
export type Role = (typeof ROLES)[number];

/** Who may call: staff of these roles, a family, or anyone at the door (login, first start). */
export type Who = 'staff' | 'family' | 'anyone';

export type Kind = 'read' | 'write';

export interface Operation<W extends Who = Who, K extends Kind = Kind, I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly who: W;
  readonly kind: K;
  readonly roles: readonly Role[];
  /** Whoever must choose a password first reaches only the operations that say so. */
  readonly beforePasswordChosen: boolean;
  /** So does whoever must add a second factor first (SEC-1.14). */
  readonly beforeSecondFactor: boolean;
  readonly input: I;
  readonly output: O;
}

interface Shape<I extends z.ZodType, O extends z.ZodType> {
  input: I;
  output: O;
}

interface StaffShape<I extends z.ZodType, O extends z.ZodType> extends Shape<I, O> {
  roles?: readonly Role[];
  beforePasswordChosen?: boolean;
  beforeSecondFactor?: boolean;
}

const EVERY_ROLE: readonly Role[] = ROLES;
/** Those who change families' files; accounting and read-only staff look. */
export const DESK: readonly Role[] = ['administrateur', 'scolarite'];
/** Those who write in the books of Facturation; the others read there. */
export const ACCOUNTANTS: readonly Role[] = ['administrateur', 'comptabilite'];

/** Staff look something up; every role may unless `roles` says otherwise. */
export const staffRead = <I extends z.ZodType, O extends z.ZodType>(s: StaffShape<I, O>): Operation<'staff', 'read', I, O> => ({
  who: 'staff',
  kind: 'read',
  roles: s.roles ?? EVERY_ROLE,
  beforePasswordChosen: s.beforePasswordChosen ?? false,
  beforeSecondFactor: s.beforeSecondFactor ?? s.beforePasswordChosen ?? false,
  input: s.input,
  output: s.output,
});

/** Staff change something; the desk (administrateur, scolarité) may unless `roles` says otherwise. */
export const staffWrite = <I extends z.ZodType, O extends z.ZodType>(s: StaffShape<I, O>): Operation<'staff', 'write', I, O> => ({
  ...staffRead(s),
  kind: 'write',
  roles: s.roles ?? DESK,
});

export const familyRead = <I extends z.ZodType, O extends z.ZodType>(
  s: Shape<I, O> & { beforePasswordChosen?: boolean },
): Operation<'family', 'read', I, O> => ({
  who: 'family',
  kind: 'read',
  roles: [],
  beforePasswordChosen: s.beforePasswordChosen ?? false,
  beforeSecondFactor: false,
  input: s.input,
  output: s.output,
});

export const familyWrite = <I extends z.ZodType, O extends z.ZodType>(
  s: Shape<I, O> & { beforePasswordChosen?: boolean },
): Operation<'family', 'write', I, O> => ({ ...familyRead(s), kind: 'write' });

/** Reached before anyone has logged in: keep what it tells to what a stranger may know. */
export const openRead = <I extends z.ZodType, O extends z.ZodType>(s: Shape<I, O>): Operation<'anyone', 'read', I, O> => ({
  who: 'anyone',
  kind: 'read',
  roles: [],
  beforePasswordChosen: true,
  beforeSecondFactor: true,
  input: s.input,
  output: s.output,
});

export const openWrite = <I extends z.ZodType, O extends z.ZodType>(s: Shape<I, O>): Operation<'anyone', 'write', I, O> => ({
  ...openRead(s),
  kind: 'write',
});

/** Nothing to give, or nothing to tell. */
export const nothing = z.strictObject({});
export const id = z.uuid();
/** A page of a long list: `page` from 0, at most 200 rows. */
export const paging = { page: z.int().min(0).max(100_000).default(0), pageSize: z.int().min(1).max(200).default(50) };

/** Typed text: trimmed, control characters refused, 1 to `max` characters. */
export const text = (max: number, missing = 'Ce champ est à remplir.') =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(max, `${max} caractères au plus.`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, 'Ce texte contient des caractères invisibles : retapez-le.');

/** Typed text that stands in the head of an e-mail, on a button, in a list: one line (DUR-5.13). */
export const line = (max: number, missing?: string) =>
  text(max, missing).regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'Ce texte tient sur une ligne.');

/** Optional typed text: empty means none. */
export const optionalText = (max: number) =>
  z
    .string()
    .nullish()
    .transform((v) => v?.trim() || null)
    .pipe(text(max).nullable());

/** Parses at the door; every problem comes back as a French sentence beside its field. */
export function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value, { error: french });
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) fields[issue.path.join('.')] ??= issue.message;
  throw refuseFields(fields);
}

const { localeError: french } = z.locales.fr();

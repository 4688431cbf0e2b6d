import { z } from 'zod';
import { id, nothing, openWrite, ROLES, staffRead, staffWrite } from './operation.ts';

export const staffMember = z.strictObject({ id, login: z.string(), name: z.string(), role: z.enum(ROLES) });
export type StaffMember = z.output<typeof staffMember>;

export const staff = {
  /** One message whichever half was wrong. */
  'staff.signIn': openWrite({
    input: z.strictObject({ login: z.string().max(200), password: z.string().max(1000) }),
    output: z.strictObject({ token: z.string(), staff: staffMember }),
  }),
  'staff.me': staffRead({ input: nothing, output: staffMember }),
  'staff.signOut': staffWrite({ roles: ROLES, input: nothing, output: nothing }),
};

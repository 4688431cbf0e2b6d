import { z } from 'zod';
import { familyRead, id, nothing } from './operation.ts';

/** Whose sheet it is; null for the responsable's own. */
const student = z.strictObject({ id, name: z.string() }).nullable();

export const home = {
  /** What matters now, for the page *Accueil*. */
  'home.show': familyRead({
    input: nothing,
    output: z.strictObject({
      siteName: z.string(),
      personName: z.string(),
      message: z.string().nullable(),
      lastLoginAt: z.string().nullable(),
      students: z.array(z.strictObject({ id, name: z.string(), courses: z.array(z.string()) })),
      waiting: z.array(z.strictObject({ id, createdAt: z.string(), student, fields: z.array(z.string()) })),
      refused: z.array(z.strictObject({ field: z.string(), label: z.string(), student, reason: z.string(), decidedAt: z.string() })),
    }),
  }),
};

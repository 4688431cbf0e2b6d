import { z } from 'zod';
import { line, nothing, ROLES, staffWrite } from './operation.ts';

/** What a list can leave the house as. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'print'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const exports = {
  /** A list has been saved as a file, or given to the printer. What it was filtered by may name a person: only whether it was is kept. */
  'exports.note': staffWrite({
    roles: ROLES,
    input: z.strictObject({ list: line(80), format: z.enum(EXPORT_FORMATS), rows: z.int().min(0).max(1_000_000), filtered: z.boolean() }),
    output: nothing,
  }),
};

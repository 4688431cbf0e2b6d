import { z } from 'zod';
import { FIELD_MODES } from '../rules/field-modes.ts';
import { id, staffRead, staffWrite } from './operation.ts';

const modes = z.record(z.string().max(60), z.enum(FIELD_MODES));
/** As the settings were when they were shown: where somebody else has saved them meanwhile, saving is a conflict. */
const version = z.string().max(40);
const both = { guardian: modes, student: modes };

/** What families see and may change of their sheets, for all sites (`siteId` null) or for one that goes its own way. */
export const fieldSettings = {
  'fieldSettings.get': staffRead({
    input: z.strictObject({ siteId: id.nullable() }),
    /** Every field of both sheets; `own`: this site goes its own way. */
    output: z.strictObject({ ...both, own: z.boolean(), version }),
  }),
  'fieldSettings.save': staffWrite({
    roles: ['administrateur'],
    input: z.strictObject({ siteId: id.nullable(), ...both, version }),
    output: z.strictObject({ version }),
  }),
  /** The site follows what holds for all sites again; without a site, everything is as Portée came. */
  'fieldSettings.reset': staffWrite({
    roles: ['administrateur'],
    input: z.strictObject({ siteId: id.nullable(), version }),
    output: z.strictObject({ version }),
  }),
};

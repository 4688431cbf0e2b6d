import type { VerbsOf } from '../../context.ts';
import { create } from './create.ts';
import { dashboard } from './dashboard.ts';
import { openDemonstration } from './open-demonstration.ts';
import { state } from './state.ts';

export const officeVerbs: VerbsOf<'office.state' | 'office.create' | 'office.openDemonstration' | 'office.dashboard'> = {
  'office.state': state,
  'office.create': create,
  'office.openDemonstration': openDemonstration,
  'office.dashboard': dashboard,
};

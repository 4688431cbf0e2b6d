import type { Verbs } from '../context.ts';
import { accountVerbs } from './accounts/index.ts';
import { changeRequestVerbs } from './change-requests/index.ts';
import { familyVerbs } from './families/index.ts';
import { historyVerbs } from './history/index.ts';
import { homeVerbs } from './home/index.ts';
import { messageVerbs } from './messages/index.ts';
import { officeVerbs } from './office/index.ts';
import { settingVerbs } from './settings/index.ts';
import { siteVerbs } from './sites/index.ts';
import { staffVerbs } from './staff/index.ts';

/** The closed list behind the contract: one verb for each operation. */
export const verbs: Verbs = {
  ...officeVerbs,
  ...staffVerbs,
  ...siteVerbs,
  ...familyVerbs,
  ...accountVerbs,
  ...changeRequestVerbs,
  ...homeVerbs,
  ...messageVerbs,
  ...historyVerbs,
  ...settingVerbs,
};

import { type Access, type Page, paramsOf } from '../extranet/page.ts';
import { accessibilityPages } from './accessibility/pages.tsx';
import { accountPages } from './accounts/pages.tsx';
import { billingPages } from './billing/pages.tsx';
import { changeRequestPages } from './change-requests/pages.tsx';
import { documentPages } from './documents/pages.tsx';
import { helpPages } from './help/pages.tsx';
import { homePages } from './home/pages.tsx';
import { onlinePaymentPages } from './online-payments/pages.tsx';
import { pastYearPages } from './past-years/pages.tsx';
import { reEnrolmentPages } from './re-enrolments/pages.tsx';
import { repertoirePages } from './repertoire/pages.tsx';
import { studentPages } from './students/pages.tsx';
import { teachingPages } from './teaching/pages.tsx';

/** The route table: every page that a family can reach, and nothing else (NET-4.11, SEC-1.13). */
export const pages: readonly Page[] = [
  ...homePages,
  ...accountPages,
  ...changeRequestPages,
  ...studentPages,
  ...teachingPages,
  ...pastYearPages,
  ...repertoirePages,
  ...documentPages,
  ...reEnrolmentPages,
  ...billingPages,
  ...onlinePaymentPages,
  ...accessibilityPages,
  ...helpPages,
];

/** The page that is shown at an address (of this access only, where one is said) and what the address gives for the names in its path. */
export function pageShowing(address: string, access?: Access): { page: Page; params: Record<string, string> } | undefined {
  for (const page of pages) {
    const params = page.method === 'GET' && (!access || page.access === access) ? paramsOf(page, address) : null;
    if (params) return { page, params };
  }
  return undefined;
}

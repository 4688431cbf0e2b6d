import type { Page } from '../extranet/page.ts';
import { accessibilityPages } from './accessibility/pages.tsx';
import { accountPages } from './accounts/pages.tsx';
import { changeRequestPages } from './change-requests/pages.tsx';
import { helpPages } from './help/pages.tsx';
import { homePages } from './home/pages.tsx';

/** The route table: every page that a family can reach, and nothing else (NET-4.11, SEC-1.13). */
export const pages: readonly Page[] = [...homePages, ...accountPages, ...changeRequestPages, ...accessibilityPages, ...helpPages];

import type { Page } from '../../extranet/page.ts';

export const reEnrolmentPages: readonly Page[] = [];

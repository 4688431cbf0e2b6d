import type { Page } from '../../extranet/page.ts';

export const billingPages: readonly Page[] = [];

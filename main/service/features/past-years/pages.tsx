import type { Page } from '../../extranet/page.ts';

export const pastYearPages: readonly Page[] = [];

import type { Page } from '../../extranet/page.ts';

export const teachingPages: readonly Page[] = [];

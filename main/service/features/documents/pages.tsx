import type { Page } from '../../extranet/page.ts';

export const documentPages: readonly Page[] = [];

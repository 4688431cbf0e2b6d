import type { Page } from '../../extranet/page.ts';

export const repertoirePages: readonly Page[] = [];

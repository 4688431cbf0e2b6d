/** @jsxImportSource ../../jsx */
import type { VerbsOf } from '../../context.ts';
import { DefaultHelp } from './default-help.tsx';

export const helpVerbs: VerbsOf<'sites.defaultHelp'> = {
  async 'sites.defaultHelp'() {
    return { text: plainText(String(<DefaultHelp simple={false} />)) };
  },
};

/** The words of a page in as many lines as it has paragraphs and steps, an empty line before each heading. */
const plainText = (html: string): string =>
  html
    .replace(/\s+/g, ' ')
    .replace(/<h\d[^>]*>/g, '\n\n')
    .replace(/<li[^>]*>/g, '\n– ')
    .replace(/<\/(?:p|h\d|ol|ul|div)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': '’' };

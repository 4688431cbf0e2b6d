import { footLines, greeting, type MailBlock, type MailContent } from './mail-content.ts';

/** The message for programs (and people) that read no HTML. */
export function renderText({ site, title, to, blocks }: MailContent): string {
  const parts = [title, greeting(to), ...blocks.map(blockText), ['-- ', ...footLines(site)].join('\n')];
  return `${parts.join('\n\n')}\n`;
}

function blockText(block: MailBlock): string {
  if (typeof block === 'string') return block;
  if ('facts' in block) return block.facts.map(([label, value]) => `- ${label} : ${value}`).join('\n');
  if ('states' in block)
    return block.states.map(({ state, label, detail }) => `- ${label} : ${state.toLowerCase()}${detail ? `\n  ${detail}` : ''}`).join('\n');
  if ('steps' in block) return block.steps.map((step, index) => `${index + 1}. ${step}`).join('\n');
  if ('code' in block) return `${block.label} :\n\n    ${block.code}`;
  if ('link' in block) return `${block.label} :\n${block.link}`;
  return block.note;
}

import { fillIn, type VariableValues, variablesIn } from '../../../../shared/rules/message-variables.ts';
import type { MailBlock } from '../../outbox/mail-content.ts';

/**
 * What staff typed, as a message is made of: an empty line between paragraphs, numbered lines for steps. The identifier or the
 * address alone on a line stands out, as in the messages that Portée writes itself.
 */
export function blocksOf(text: string, values: VariableValues): MailBlock[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .flatMap((paragraph) => blockOf(paragraph, values));
}

function blockOf(paragraph: string, values: VariableValues): MailBlock[] {
  const alone = paragraph.startsWith('{') && paragraph.indexOf('}') === paragraph.length - 1 ? variablesIn(paragraph)[0] : undefined;
  if (alone === 'identifiant') return [{ code: values.identifiant, label: 'Votre identifiant' }];
  if (alone === 'adresse de l’extranet') return [{ link: values['adresse de l’extranet'], label: 'Ouvrir l’extranet' }];
  const lines = paragraph.split('\n').map((line) => line.trim());
  if (lines.every((line) => STEP.test(line))) return [{ steps: lines.map((line) => fillIn(line.replace(STEP, ''), values)) }];
  return [fillIn(lines.join('\n'), values)];
}

const STEP = /^\d{1,2}[.)]\s+/;

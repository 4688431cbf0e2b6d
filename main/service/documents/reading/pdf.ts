import { type Finding, MEDIA_TYPES, type Question, refused } from '../examination.ts';
import { contentFault } from './content.ts';

/** Examines one PDF; it is kept as it came. */
export async function examinePdf({ kind, bytes: given }: Question): Promise<Finding> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const fault = await contentFault(bytes, kind);
  if (fault) return fault;
  const text = bytes.toString('latin1');
  if (!/%%EOF[\s\0]*$/.test(text)) return refused('unreadable-pdf');
  if (text.includes('/Encrypt')) return refused('encrypted-pdf');
  return { ok: true, mediaType: MEDIA_TYPES.pdf, bytes: null, pages: text.split(/\/Type\s*\/Page\b(?!s)/).length - 1 };
}

/** Characters of a file's name, its extension included. */
export const FILE_NAME_MAX = 120;

/** Names that Windows keeps for itself, with any extension, also when spaces stand before it (« CON .pdf »). */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])\s*(\.|$)/i;

/**
 * A file's name that every system accepts and every page can show (UPL-3.6): composed letters, no path, no control nor invisible character,
 * nothing that turns the reading direction, no hidden file, no device of Windows, at most 120 characters with the extension kept.
 */
export function cleanFileName(name: string): string {
  const cleaned = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\uFFFD<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  if (!cleaned) return 'document';
  return shortened(RESERVED.test(cleaned) ? `_${cleaned}` : cleaned);
}

function shortened(name: string): string {
  if (name.length <= FILE_NAME_MAX) return name;
  const extension = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
  // a cut through a pair of surrogates would leave half a character
  const base = name.slice(0, FILE_NAME_MAX - extension.length).replace(/[\uD800-\uDBFF]$/, '');
  return base.replace(/[\s.]+$/, '') + extension;
}

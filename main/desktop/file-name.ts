/** Names that Windows keeps for itself, with any extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A suggested file name that every system accepts and that stays inside its folder: no path, no hidden file, 120 characters at most. */
export function cleanFileName(name: string): string {
  const cleaned = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const short = shortened(cleaned);
  if (!short) return 'document';
  return RESERVED.test(short) ? `_${short}` : short;
}

function shortened(name: string): string {
  if (name.length <= 120) return name;
  const extension = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
  return name.slice(0, 120 - extension.length).trimEnd() + extension;
}

/** Why a file could not be written, and what the person can do. */
export function whyNotSaved(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? 'Le fichier n’a pas pu être enregistré. Choisissez un autre dossier.';
}

const FORBIDDEN = 'Vous n’avez pas le droit d’écrire dans ce dossier. Choisissez-en un autre.';
const REASONS: Record<string, string> = {
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  EROFS: 'Ce dossier est en lecture seule. Choisissez-en un autre.',
  ENOSPC: 'Il n’y a plus de place sur ce disque. Libérez-en ou choisissez un autre disque.',
  EDQUOT: 'Votre espace sur ce disque est plein. Libérez-en ou choisissez un autre disque.',
  ENOENT: 'Ce dossier n’existe plus. Choisissez-en un autre.',
  EISDIR: 'Un dossier porte déjà ce nom. Choisissez un autre nom.',
  EBUSY: 'Ce fichier est ouvert dans un autre programme. Fermez-le, puis recommencez.',
};

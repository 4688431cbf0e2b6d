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

import type { Kind, Reason } from './examination.ts';

const ENDS: Record<Kind, string> = { jpeg: '.jpg', png: '.png', pdf: '.pdf' };
const NAMES: Record<Kind, string> = { jpeg: 'une image JPEG', png: 'une image PNG', pdf: 'un document PDF' };

const PRINT = 'Imprimez le document en PDF, puis importez-le';

const SENTENCES: Record<Exclude<Reason, 'misnamed'>, string> = {
  empty: 'Choisissez le fichier une nouvelle fois : il est arrivé vide.',
  'forbidden-name':
    'Renommez le fichier avec un nom simple qui finit par « .jpg », « .jpeg », « .png » ou « .pdf », puis importez-le : son nom actuel pourrait cacher un autre type de fichier.',
  'office-document':
    'Enregistrez le document en PDF, puis importez-le : les fichiers de traitement de texte et les tableurs ne sont pas acceptés.',
  archive: 'Importez un à un les fichiers que contient cette archive, en JPEG, PNG ou PDF : une archive n’est pas acceptée.',
  'film-or-sound': 'Importez une photo (JPEG ou PNG) ou un PDF : les films et les sons ne sont pas acceptés.',
  heic: 'Importez la photo en JPEG. Sur un iPhone : dans Réglages, Appareil photo, Formats, choisissez « Le plus compatible » et reprenez la photo, ou faites-en une capture d’écran. Elle est au format HEIC, qui n’est pas accepté.',
  'other-image': 'Enregistrez l’image en JPEG ou en PNG, puis importez-la : ce format d’image n’est pas accepté.',
  'other-type': 'Importez une photo (JPEG ou PNG) ou un document PDF : ce fichier n’est ni l’un ni l’autre.',
  'two-in-one': 'Enregistrez ou imprimez de nouveau le document, puis importez-le : ce fichier en cache un autre.',
  'unreadable-image':
    'Ouvrez l’image pour vérifier qu’elle s’affiche, enregistrez-la de nouveau, puis importez-la : ce fichier est abîmé ou incomplet.',
  'too-many-pixels': 'Réduisez l’image, puis importez-la : elle dépasse 50 millions de pixels ou 16 000 pixels de côté.',
  'unreadable-pdf': `${PRINT} : ce fichier est abîmé ou incomplet.`,
  'encrypted-pdf': `${PRINT} : ce fichier est chiffré ou protégé par un mot de passe.`,
  'active-pdf': `${PRINT} : ce fichier contient un programme, un formulaire actif ou une pièce jointe, et seules des pages sont acceptées.`,
  'too-many-pages': 'Gardez les pages demandées, puis importez le document : il a plus de 200 pages.',
  'too-heavy':
    'Réduisez le document (moins de pages, une image plus petite) ou imprimez-le en PDF, puis importez-le : l’ouvrir demande trop de mémoire.',
  'too-slow':
    'Réduisez le document (moins de pages, une image plus petite) ou imprimez-le en PDF, puis importez-le : l’ouvrir demande trop de temps.',
};

/** What the family reads: first what can be done, then why. `named` is what the file's name promised, null when it promised nothing of ours. */
export function sentenceFor(reason: Reason, named: Kind | null, actual?: Kind): string {
  if (reason !== 'misnamed') return SENTENCES[reason];
  if (!actual || !named) return SENTENCES['other-type'];
  return `Renommez le fichier pour que son nom finisse par « ${ENDS[actual]} », puis importez-le : c’est ${NAMES[actual]}, et son nom annonce ${NAMES[named]}.`;
}

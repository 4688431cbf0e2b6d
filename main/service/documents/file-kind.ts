import type { Kind, Reason } from './examination.ts';

const KINDS = new Map<string, Kind>([
  ['jpg', 'jpeg'],
  ['jpeg', 'jpeg'],
  ['png', 'png'],
  ['pdf', 'pdf'],
]);

/** What many people choose by mistake, for a sentence that helps. */
const OTHERS = new Map<string, Reason>([
  ...of('heic', 'heic heif heics'),
  ...of('other-image', 'webp gif bmp tif tiff avif jxl jp2 svg ico psd raw dng cr2 nef'),
  ...of('office-document', 'doc docx docm odt rtf txt pages xls xlsx xlsm ods csv numbers ppt pptx odp key'),
  ...of('archive', 'zip rar 7z gz tar tgz'),
  ...of('film-or-sound', 'mp4 mov avi mkv webm 3gp mp3 m4a wav ogg'),
]);

/** Before the last end, these make a name that shows one type and is another: « facture.exe.pdf ». « scan.jpg.pdf » is an honest habit. */
const DISGUISES = new Set(
  'exe com scr pif bat cmd ps1 psm1 vbs vbe js mjs jse wsf wsh hta msi msp lnk url reg jar class sh bash run app dmg apk php phtml asp aspx jsp cgi pl py htm html xhtml mht svg xml swf zip rar 7z iso img'.split(
    ' ',
  ),
);

/** What a file's name promises by its last end, whatever its case; or why a name like that is not taken (UPL-3.2). */
export function kindByName(fileName: string): { kind: Kind } | { kind: null; reason: Reason } {
  const [last = '', before] = fileName.toLowerCase().split('.').reverse();
  const kind = KINDS.get(last);
  if (!kind) return { kind: null, reason: OTHERS.get(last) ?? (endsByTrick(fileName) ? 'forbidden-name' : 'other-type') };
  if (before === undefined) return { kind: null, reason: 'other-type' };
  if (fileName.includes('\0') || before.trim() === '' || DISGUISES.has(before.trim())) return { kind: null, reason: 'forbidden-name' };
  return { kind };
}

/** A dot, a space or an invisible character after the end: Windows forgets some of them, and what is seen is not what is meant. */
const endsByTrick = (fileName: string): boolean => /\.(jpe?g|png|pdf)[^\p{L}\p{N}]+$/iu.test(fileName);

function of(reason: Reason, extensions: string): [string, Reason][] {
  return extensions.split(' ').map((extension) => [extension, reason]);
}

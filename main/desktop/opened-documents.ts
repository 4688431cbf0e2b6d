import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cleanFileName } from '../../shared/rules/file-name.ts';

/** PDF files of families, handed to the system's own viewer and never read by us (UPL-3.11). */
export interface OpenedDocuments {
  /** Writes it where only this person reads, with the mark of what came from outside, and opens it. A failure is a French sentence. */
  open(file: { name: string; bytes: Uint8Array }): Promise<{ problem: string | null }>;
  /** Removes all that was ever written, by a run that was cut short too. What a viewer still holds goes at the next start. */
  clear(): void;
}

export interface OpenedDocumentsParts {
  /** The person's temporary folder. */
  temporary: string;
  /** The profile of this Portée: another one beside it keeps its own files. */
  profile: string;
  platform: NodeJS.Platform;
  /** Of the system: '' when a viewer took the file, else what went wrong. */
  openPath(path: string): Promise<string>;
  run?(file: string, args: readonly string[]): Promise<unknown>;
}

const NOT_OPENED = 'Le fichier n’a pas pu être ouvert.';
const NO_VIEWER = `${NOT_OPENED} Vérifiez qu’un lecteur de PDF est installé sur cet ordinateur.`;
const NOT_WRITTEN = `${NOT_OPENED} Le dossier temporaire de cet ordinateur n’accepte pas le fichier : libérez de la place, puis recommencez.`;

export function openedDocuments({
  temporary,
  profile,
  platform,
  openPath,
  run = promisify(execFile),
}: OpenedDocumentsParts): OpenedDocuments {
  const prefix = `portee-pieces-${createHash('sha256').update(profile).digest('hex').slice(0, 12)}-`;
  return {
    async open({ name, bytes }) {
      let path: string;
      try {
        // each in a folder of its own, which nobody else may enter (0700): names stay as they are
        path = join(mkdtempSync(join(temporary, prefix)), pdfName(name));
        writeFileSync(path, bytes, { mode: 0o600, flag: 'wx' });
        await markAsForeign(path, platform, run);
      } catch (error) {
        console.error('Portée : une pièce n’a pas pu être écrite pour être ouverte.', error);
        return { problem: NOT_WRITTEN };
      }
      const problem = await openPath(path);
      return { problem: problem === '' ? null : NO_VIEWER };
    },
    clear() {
      for (const name of readdirSync(temporary)) if (name.startsWith(prefix)) remove(join(temporary, name));
    },
  };
}

/** So that the system looks at it before it opens it, and the viewer keeps it locked up. Linux has no such mark. */
async function markAsForeign(path: string, platform: NodeJS.Platform, run: NonNullable<OpenedDocumentsParts['run']>): Promise<void> {
  if (platform === 'win32') writeFileSync(`${path}:Zone.Identifier`, '[ZoneTransfer]\r\nZoneId=3\r\n');
  if (platform === 'darwin') {
    const seconds = Math.floor(Date.now() / 1000).toString(16);
    await run('/usr/bin/xattr', ['-w', 'com.apple.quarantine', `0081;${seconds};Portée;${randomUUID().toUpperCase()}`, path]);
  }
}

/** The name decides on the program that opens it: always a PDF's. */
function pdfName(name: string): string {
  const clean = cleanFileName(name);
  return /\.pdf$/i.test(clean) ? clean : `${clean}.pdf`;
}

function remove(folder: string): void {
  try {
    // a link that somebody has laid there leads elsewhere
    if (lstatSync(folder).isDirectory()) rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    console.error('Portée : une pièce ouverte n’a pas encore pu être effacée.', error);
  }
}

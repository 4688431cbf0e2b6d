import { extname, join } from 'node:path';
import { app, type BrowserWindow, dialog, type SaveDialogOptions } from 'electron';
import { cleanFileName } from '../../shared/rules/file-name.ts';
import { writeWhole } from './atomic-file.ts';
import { whyNotSaved } from './not-saved.ts';

/** Asks the person where to save and writes the file whole. `path` is null when the dialog was closed; a write that fails is a sentence. */
export async function saveFile(
  { name, bytes }: { name: string; bytes: Uint8Array },
  window: BrowserWindow | null,
): Promise<{ path: string | null; problem: string | null }> {
  const asked = questionFor(cleanFileName(name));
  const { canceled, filePath } = window ? await dialog.showSaveDialog(window, asked) : await dialog.showSaveDialog(asked);
  if (canceled || !filePath) return { path: null, problem: null };
  try {
    writeWhole(filePath, bytes);
    return { path: filePath, problem: null };
  } catch (error) {
    return { path: null, problem: whyNotSaved(error) };
  }
}

function questionFor(name: string): SaveDialogOptions {
  const kind = extname(name).slice(1);
  return {
    title: 'Enregistrer',
    buttonLabel: 'Enregistrer',
    defaultPath: join(app.getPath('documents'), name),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
    filters: kind ? [{ name: kind.toUpperCase(), extensions: [kind] }] : [],
  };
}

// The fonts of the extranet (woff2) and of the letters (ttf), beside the extranet's own style sheet, so that a run from source,
// the bundle and the packed application find the same folder (main/service/assets.ts).
import { copyFileSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { nodeModules, root } from './places.mjs';

export const fontFolder = join(root, 'main', 'service', 'extranet', 'assets', 'fonts');

const web = '@fontsource-variable/atkinson-hyperlegible-next';
const print = '@expo-google-fonts/atkinson-hyperlegible-next';
const wanted = [
  `${web}/files/atkinson-hyperlegible-next-latin-wght-normal.woff2`,
  `${web}/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2`,
  `${print}/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf`,
  `${print}/600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf`,
  `${print}/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf`,
  `${web}/LICENSE`, // the Open Font License asks to travel with the fonts
];

export function installFonts() {
  for (const file of wanted) {
    const source = join(nodeModules, file);
    const target = join(fontFolder, basename(file));
    if (sizeOf(target) === statSync(source).size && readFileSync(target).equals(readFileSync(source))) continue;
    mkdirSync(fontFolder, { recursive: true });
    copyFileSync(source, target);
  }
}

function sizeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size;
}

// The fonts of the extranet (woff2) and of the letters (ttf), beside the extranet's own style sheet, so that a run from source,
// the bundle and the packed application find the same folder (main/service/assets.ts).
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { nodeModules, root } from './places.mjs';

const assets = join(root, 'main', 'service', 'extranet', 'assets');
export const fontFolder = join(assets, 'fonts');

const web = '@fontsource-variable/atkinson-hyperlegible-next';
const print = '@expo-google-fonts/atkinson-hyperlegible-next';
const latin = `${web}/files/atkinson-hyperlegible-next-latin-wght-normal.woff2`;
const wanted = [
  latin,
  `${web}/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2`,
  `${print}/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf`,
  `${print}/600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf`,
  `${print}/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf`,
  `${web}/LICENSE`, // the Open Font License asks to travel with the fonts
];

export async function installFonts() {
  for (const file of wanted) {
    const source = join(nodeModules, file);
    const target = join(fontFolder, basename(file));
    if (sizeOf(target) === statSync(source).size && readFileSync(target).equals(readFileSync(source))) continue;
    mkdirSync(fontFolder, { recursive: true });
    copyFileSync(source, target);
  }
  await installFrench();
}

const french = 'atkinson-hyperlegible-next-french-wght-normal.woff2';

/**
 * What nearly every page needs and no more, a third of the whole: the characters that base.css says this file has, in the weights that it says,
 * with kerning. Any other character makes a browser fetch the whole font too.
 */
async function installFrench() {
  const css = readFileSync(join(assets, 'base.css'), 'utf8');
  const face = css.split('@font-face').find((part) => part.includes(french));
  const [, min, max] = /font-weight:\s*(\d+) (\d+)/.exec(face);
  const text = charactersOf(/unicode-range:([^;]+);/.exec(face)[1]);
  const options = {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: Number(min), max: Number(max) } },
    keepFeatures: ['kern'],
    noLayoutClosure: true,
  };
  const source = readFileSync(join(nodeModules, latin));
  const mark = createHash('sha256')
    .update(source)
    .update(JSON.stringify([text, options]))
    .digest('hex');
  const markFile = join(fontFolder, 'french.mark');
  if (sizeOf(join(fontFolder, french)) && sizeOf(markFile) && readFileSync(markFile, 'utf8') === mark) return;
  const { default: subset } = await import('subset-font');
  writeFileSync(join(fontFolder, french), await subset(source, text, options));
  writeFileSync(markFile, mark);
}

/** `U+20-22, U+E9` as text. */
function charactersOf(ranges) {
  return ranges
    .split(',')
    .flatMap((range) => {
      const [first, last = first] = range
        .trim()
        .replace('U+', '')
        .split('-')
        .map((hex) => Number.parseInt(hex, 16));
      return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
    })
    .join('');
}

function sizeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size;
}

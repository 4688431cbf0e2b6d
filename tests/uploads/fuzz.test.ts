import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anExamination } from '../helpers/examination.ts';
import { onePage, pdf } from '../helpers/pdf-writer.ts';
import { phonePhoto, twoHalves } from '../helpers/pictures.ts';
import { honestPdfs } from './honest-pdfs.ts';

const { examiner, outcome } = anExamination();
const honest = (await honestPdfs()).map(([, file]) => file).filter((file) => file.length < 60_000);
const files = {
  'a.jpg': [await phonePhoto({ width: 90, height: 60 }), await twoHalves(90, 60).jpeg({ progressive: true }).toBuffer()],
  'a.png': [await twoHalves(90, 60).png().toBuffer(), await twoHalves(90, 60).png({ progressive: true, palette: true }).toBuffer()],
  'a.pdf': honest,
};
type Name = keyof typeof files;

/** What happens to a file on its way: bytes changed, cut out, doubled, taken from another file. */
const change = fc.record({
  kind: fc.constantFrom('flip', 'cut', 'double', 'insert', 'zeros'),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  length: fc.integer({ min: 1, max: 400 }),
  with: fc.uint8Array({ maxLength: 40 }),
});

function changed(file: Buffer, { kind, at, length, with: bytes }: { kind: string; at: number; length: number; with: Uint8Array }): Buffer {
  const from = Math.floor(at * file.length);
  const [before, part, after] = [file.subarray(0, from), file.subarray(from, from + length), file.subarray(from + length)];
  if (kind === 'flip') return Buffer.concat([before, part.map((byte, i) => byte ^ (bytes[i % (bytes.length || 1)] ?? 0xff)), after]);
  if (kind === 'cut') return Buffer.concat([before, after]);
  if (kind === 'double') return Buffer.concat([before, part, part, after]);
  return Buffer.concat([before, kind === 'zeros' ? Buffer.alloc(length) : bytes, part, after]);
}

const damaged = fc
  .tuple(fc.constantFrom(...(Object.keys(files) as Name[])), fc.nat(), fc.array(change, { minLength: 1, maxLength: 4 }))
  .map(([name, which, changes]) => {
    const choice = files[name];
    return { name, bytes: changes.reduce(changed, choice[which % choice.length] ?? Buffer.alloc(0)) };
  });

it('any name with any bytes gets a verdict with a sentence', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string(), fc.constantFrom('a.jpg', 'a.png', 'a.pdf')),
      fc.uint8Array({ maxLength: 3000 }),
      async (name, bytes) => {
        const verdict = await examiner.examine(name, bytes);
        expect(verdict.ok || verdict.sentence.length > 20).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

it('a file that was damaged on its way gets a verdict, and the process goes on', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(damaged, async ({ name, bytes }) => {
      const verdict = await examiner.examine(name, bytes);
      if (verdict.ok) expect(verdict.bytes.length).toBeGreaterThan(0);
      else expect(verdict.sentence).not.toBe('');
    }),
    { numRuns: 600 },
  );
  expect(await outcome('a.pdf', pdf(onePage()))).toBe('ok');
  expect(await outcome('a.png', await twoHalves(9, 9).png().toBuffer())).toBe('ok');
});

// Electron's fuses: switches inside the binary. The wire is a sentinel, a version byte, a length byte, then one '0' or '1' a fuse.
import { readFileSync, writeFileSync } from 'node:fs';

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** The places of the fuses we touch (wire version 1). */
export const fuse = { EnableNodeCliInspectArguments: 3, LoadBrowserProcessSpecificV8Snapshot: 6 };

/** Sets fuses, place -> on?, in an Electron binary. Refuses a file without a fuse wire of version 1. */
export function setFuses(file, wanted) {
  const binary = readFileSync(file);
  const start = binary.indexOf(sentinel);
  if (start < 0 || binary[start + sentinel.length] !== 1) throw new Error(`no fuse wire of version 1 in ${file}`);
  const first = start + sentinel.length + 2;
  for (const [place, on] of Object.entries(wanted)) binary[first + Number(place)] = (on ? '1' : '0').charCodeAt(0);
  writeFileSync(file, binary);
}

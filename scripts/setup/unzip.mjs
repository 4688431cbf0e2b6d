// A small unzip, because a bare machine has none: stored and deflated entries, no zip64, no encryption, no symbolic links.
import { chmodSync, closeSync, mkdirSync, openSync, readSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const endOfDirectory = Buffer.from('PK\x05\x06', 'latin1');
const directoryEntry = 0x02014b50;

/** Writes the picked files under `folder`. `pick(name)` gives the path to write, or undefined to leave the entry out. */
export function unzip(file, folder, pick) {
  const descriptor = openSync(file, 'r');
  const read = (position, length) => readExactly(descriptor, position, length);
  try {
    for (const entry of entriesOf(read, statSync(file).size)) {
      const path = entry.name.endsWith('/') ? undefined : pick(entry.name);
      if (!path) continue;
      if (path.startsWith('/') || path.split('/').includes('..') || isLink(entry)) throw new Error(`zip entry refused: ${entry.name}`);
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, contentOf(read, entry));
      chmodSync(target, entry.mode & 0o777 || 0o644);
    }
  } finally {
    closeSync(descriptor);
  }
}

function* entriesOf(read, size) {
  const tailLength = Math.min(size, 65_557); // the end record and the longest comment
  const tail = read(size - tailLength, tailLength);
  const end = tail.lastIndexOf(endOfDirectory);
  if (end < 0) throw new Error('not a zip file');
  const directory = read(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  for (let at = 0; at < directory.length && directory.readUInt32LE(at) === directoryEntry; ) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset));
    yield {
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      position: directory.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + extraLength + commentLength;
  }
}

function isLink(entry) {
  return (entry.mode & 0o170000) === 0o120000;
}

function contentOf(read, entry) {
  const header = read(entry.position, 30);
  const packed = read(entry.position + 30 + header.readUInt16LE(26) + header.readUInt16LE(28), entry.packedSize);
  const content = entry.method === 0 ? packed : inflateRawSync(packed);
  if (content.length !== entry.size) throw new Error(`zip entry damaged: ${entry.name}`);
  return content;
}

function readExactly(descriptor, position, length) {
  const buffer = Buffer.alloc(length);
  for (let done = 0; done < length; ) {
    const count = readSync(descriptor, buffer, done, length - done, position + done);
    if (count === 0) throw new Error('zip file cut short');
    done += count;
  }
  return buffer;
}

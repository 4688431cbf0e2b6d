import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unzip } from '../../scripts/setup/unzip.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portee-zip-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the runtime keeps its contents and its executable files', () => {
  writeZip([{ name: 'Runtime/électron', text: 'program '.repeat(100), mode: 0o100755 }]);
  unzip(join(folder, 'a.zip'), join(folder, 'out'), (name: string) => name.slice('Runtime/'.length));
  expect(readFileSync(join(folder, 'out', 'électron'), 'utf8')).toBe('program '.repeat(100));
  expect(statSync(join(folder, 'out', 'électron')).mode & 0o111).toBe(0o111);
});

test('an archive cannot write outside its folder, nor plant a link', () => {
  for (const entry of [{ name: '../evil' }, { name: '/evil' }, { name: 'link', mode: 0o120777 }]) {
    writeZip([{ text: 'x', mode: 0o100644, ...entry }]);
    expect(() => unzip(join(folder, 'a.zip'), join(folder, 'out'), (name: string) => name)).toThrow('zip entry refused');
  }
});

test('an archive cut short is refused', () => {
  writeZip([{ name: 'a', text: 'x', mode: 0o100644 }]);
  writeFileSync(join(folder, 'a.zip'), readFileSync(join(folder, 'a.zip')).subarray(0, 40));
  expect(() => unzip(join(folder, 'a.zip'), join(folder, 'out'), (name: string) => name)).toThrow('not a zip file');
});

function writeZip(files: { name: string; text: string; mode: number }[]) {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let position = 0;
  for (const { name, text, mode } of files) {
    const packed = deflateRawSync(text);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(text), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(Buffer.byteLength(text), 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE((mode << 16) >>> 0, 38);
    entry.writeUInt32LE(position, 42);
    directory.push(entry, Buffer.from(name));
    parts.push(header, Buffer.from(name), packed);
    position += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(position, 16);
  writeFileSync(join(folder, 'a.zip'), Buffer.concat([...parts, ...directory, end]));
}

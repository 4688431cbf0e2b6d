import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openedDocuments } from '../../main/desktop/opened-documents.ts';

const bytes = new TextEncoder().encode('%PDF-1.7');

/** A shell that opens documents in a temporary folder of its own, and remembers which. */
function aShell({ platform = 'linux' as NodeJS.Platform, answer = '', profile = '/profil' } = {}, temporary = aFolder()) {
  const opened: string[] = [];
  const ran: (readonly string[])[] = [];
  const documents = openedDocuments({
    temporary,
    profile,
    platform,
    async openPath(path) {
      opened.push(path);
      return answer;
    },
    async run(file, args) {
      ran.push([file, ...args]);
    },
  });
  return { documents, opened, ran, temporary };
}

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portee-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('UPL-3.11 a PDF of a family', () => {
  it('lies where only this person reads, under its own name, and goes to the viewer', async () => {
    const { documents, opened } = aShell();
    expect(await documents.open({ name: 'Avis d’imposition.pdf', bytes })).toEqual({ problem: null });
    const [path = ''] = opened;
    expect(basename(path)).toBe('Avis d’imposition.pdf');
    expect(readFileSync(path)).toEqual(Buffer.from(bytes));
    expect([statSync(path).mode & 0o777, statSync(dirname(path)).mode & 0o777]).toEqual([0o600, 0o700]);
  });

  it.each([
    ['../../.bashrc', '/.bashrc.pdf'],
    ['facture.exe', '/facture.exe.pdf'],
    ['CON.pdf', '/_CON.pdf'],
    ['', '/document.pdf'],
    ['scan.PDF', '/scan.PDF'],
  ])('called « %s » stays a PDF in its folder', async (name, end) => {
    const { documents, opened, temporary } = aShell();
    await documents.open({ name, bytes });
    expect(dirname(dirname(opened[0] ?? ''))).toBe(temporary);
    expect(opened[0]).toMatch(new RegExp(`${end.replaceAll('.', '\\.').replace('/\\.bashrc', '/.*bashrc')}$`));
  });

  it('bears the mark of what comes from outside on Windows', async () => {
    const { documents, opened } = aShell({ platform: 'win32' });
    await documents.open({ name: 'a.pdf', bytes });
    expect(readFileSync(`${opened[0]}:Zone.Identifier`, 'utf8')).toBe('[ZoneTransfer]\r\nZoneId=3\r\n');
  });

  it('bears it on macOS', async () => {
    const { documents, opened, ran } = aShell({ platform: 'darwin' });
    await documents.open({ name: 'a.pdf', bytes });
    expect(ran).toEqual([
      ['/usr/bin/xattr', '-w', 'com.apple.quarantine', expect.stringMatching(/^0081;[0-9a-f]+;Portée;[0-9A-F-]{36}$/), opened[0]],
    ]);
  });

  it('is not opened where it could not be marked', async () => {
    const temporary = aFolder();
    const opened: string[] = [];
    const documents = openedDocuments({
      temporary,
      profile: 'p',
      platform: 'darwin',
      openPath: async (path) => `${opened.push(path)}`,
      run: () => Promise.reject(new Error('no xattr')),
    });
    const said: unknown[] = [];
    const complain = console.error;
    console.error = (...words) => void said.push(words);
    onTestFinished(() => {
      console.error = complain;
    });
    expect(await documents.open({ name: 'a.pdf', bytes })).toEqual({ problem: expect.stringContaining('dossier temporaire') });
    expect([opened.length, said.length]).toEqual([0, 1]);
  });

  it('for which there is no viewer is said', async () => {
    const { documents } = aShell({ answer: 'No application found' });
    expect(await documents.open({ name: 'a.pdf', bytes })).toEqual({ problem: expect.stringContaining('lecteur de PDF') });
  });

  it('is gone at the exit and at the next start, those of another profile stay', async () => {
    const one = aShell();
    const other = aShell({ profile: '/autre' }, one.temporary);
    await one.documents.open({ name: 'a.pdf', bytes });
    await one.documents.open({ name: 'a.pdf', bytes });
    await other.documents.open({ name: 'b.pdf', bytes });
    writeFileSync(join(one.temporary, 'not-ours'), '');
    // the next start of the same profile
    aShell({}, one.temporary).documents.clear();
    expect(one.opened.map((path) => existsSync(path))).toEqual([false, false]);
    expect(existsSync(other.opened[0] ?? '')).toBe(true);
    expect(readdirSync(one.temporary)).toHaveLength(2);
  });

  it('leaves alone what a link under its name leads to', async () => {
    const { documents, opened, temporary } = aShell();
    await documents.open({ name: 'a.pdf', bytes });
    const elsewhere = aFolder();
    writeFileSync(join(elsewhere, 'kept'), '');
    symlinkSync(elsewhere, `${dirname(opened[0] ?? '')}-link`);
    documents.clear();
    expect(readdirSync(elsewhere)).toEqual(['kept']);
    expect(readdirSync(temporary)).toHaveLength(1);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerShell, type Sender, type ShellAnswers } from '../../main/desktop/shell-door.ts';
import { type ShellChannel, shellChannels } from '../../shared/contract/shell.ts';

const ownPage: Sender = { frame: { origin: 'app://bundle', isTop: true } };
const channels = Object.keys(shellChannels) as ShellChannel[];

/** A door that counts what gets through it. */
function door() {
  const through: unknown[] = [];
  const faults: unknown[] = [];
  const answers: ShellAnswers<null> = {
    'shell.saveFile': (input) => {
      through.push(input);
      return { path: '/dossier/lettre.pdf', problem: null };
    },
    'shell.openDocument': (input) => {
      through.push(input);
      return { problem: null };
    },
    'shell.openExtranet': () => {
      through.push('open');
      return {};
    },
    'shell.restartService': () => {
      throw Object.assign(new Error('/home/marie/secret'), { stack: 'at secret.ts:1' });
    },
    'shell.serviceState': () => ({ state: 'ready' }),
  };
  const knock = (channel: ShellChannel, sender: Sender, ...args: unknown[]) =>
    answerShell(channel, answers[channel] as ShellAnswers<null>[typeof channel], { sender, window: null, args }, (fault) =>
      faults.push(fault),
    );
  return { knock, through, faults };
}

describe('the shell’s door', () => {
  it('answers the window’s own page', async () => {
    const { knock, through } = door();
    const bytes = new Uint8Array([1, 2, 3]);
    expect(await knock('shell.saveFile', ownPage, { name: 'lettre.pdf', bytes })).toEqual({
      ok: true,
      output: { path: '/dossier/lettre.pdf', problem: null },
    });
    expect(through).toEqual([{ name: 'lettre.pdf', bytes }]);
  });

  it.each<[string, Sender]>([
    ['a frame that is gone', { frame: null }],
    ['a frame inside the page', { frame: { origin: 'app://bundle', isTop: false } }],
    ['another origin', { frame: { origin: 'https://exemple.fr', isTop: true } }],
    ['an origin that looks like ours', { frame: { origin: 'app://bundle.evil', isTop: true } }],
    ['no origin', { frame: { origin: 'null', isTop: true } }],
  ])('stays closed to %s', async (_name, sender) => {
    const { knock, through } = door();
    for (const channel of channels) {
      const bytes = new TextEncoder().encode('%PDF-1.7');
      const input = ['shell.saveFile', 'shell.openDocument'].includes(channel) ? { name: 'a', bytes } : {};
      expect(await knock(channel, sender, input)).toMatchObject({ ok: false, message: expect.stringContaining('refusée') });
    }
    expect(through).toEqual([]);
  });

  it('refuses a key that it does not know, and a second argument', async () => {
    const { knock, through } = door();
    const file = { name: 'a', bytes: new Uint8Array() };
    expect(await knock('shell.saveFile', ownPage, { ...file, path: '/etc/passwd' })).toMatchObject({ ok: false });
    expect(await knock('shell.openExtranet', ownPage, { url: 'https://exemple.fr' })).toMatchObject({ ok: false });
    expect(await knock('shell.saveFile', ownPage, file, file)).toMatchObject({ ok: false });
    expect(through).toEqual([]);
  });

  it('opens a PDF of a family, and nothing else', async () => {
    const { knock, through } = door();
    const bytes = (text: string, length = text.length) => {
      const made = new Uint8Array(length);
      made.set(new TextEncoder().encode(text));
      return made;
    };
    for (const refused of [bytes('MZ'), bytes(''), bytes(' %PDF-1.7'), bytes('%PDF-1.7', 2 * 1024 * 1024 + 1)])
      expect(await knock('shell.openDocument', ownPage, { name: 'a.pdf', bytes: refused })).toMatchObject({ ok: false });
    expect(through).toEqual([]);
    expect(await knock('shell.openDocument', ownPage, { name: 'a.pdf', bytes: bytes('%PDF-1.7', 2 * 1024 * 1024) })).toMatchObject({
      ok: true,
    });
  });

  it('tells a fault to the journal and a sentence to the page', async () => {
    const { knock, faults } = door();
    const answer = await knock('shell.restartService', ownPage, {});
    expect(JSON.stringify(answer)).not.toMatch(/marie|secret/);
    expect(answer).toEqual({ ok: false, message: expect.stringContaining('journal technique') });
    expect(faults).toHaveLength(1);
  });

  it('lets nothing through and never breaks, whatever is pushed at it', { timeout: 120_000 }, async () => {
    const { knock, through, faults } = door();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...channels),
        fc.array(fc.anything({ withBigInt: true, withDate: true, withTypedArray: true, withMap: true })),
        async (channel, args) => {
          fc.pre(!(args.length === 1 && shellChannels[channel].input.safeParse(args[0]).success));
          expect(await knock(channel, ownPage, ...args)).toMatchObject({ ok: false });
        },
      ),
      { numRuns: 10_000 },
    );
    expect([through, faults]).toEqual([[], []]);
  });
});

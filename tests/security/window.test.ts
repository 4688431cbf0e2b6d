import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerShell } from '../../main/desktop/shell-door.ts';
import { type MessagePort, servePort } from '../../main/service/doors/port.ts';
import { saveMail } from '../../main/service/features/settings/mail.ts';
import { secretsFrom } from '../../main/service/secrets.ts';
import { contract } from '../../shared/contract/index.ts';
import type { Operation } from '../../shared/contract/operation.ts';
import { type ShellChannel, shellChannels } from '../../shared/contract/shell.ts';
import type { ServiceMessage } from '../../shared/contract/wire.ts';
import { aWorld } from '../helpers/world.ts';

const JUNK = fc.sample(fc.anything({ maxDepth: 2, withBigInt: true, withDate: true, withTypedArray: true, withMap: true }), {
  numRuns: 10_000,
  seed: 2026,
});

/** Path to text of every source file under a folder. */
function sourcesUnder(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => ['.ts', '.tsx', '.js'].includes(extname(path)))
    .map((path) => [join(folder, path), readFileSync(join(folder, path), 'utf8')]);
}

describe('what the shell is asked (ELE-2.4)', () => {
  it.each(Object.keys(shellChannels) as ShellChannel[])(
    'ten thousand random payloads on %s: nothing passes, nothing breaks',
    async (channel) => {
      const sender = { frame: { origin: 'app://bundle', isTop: true } };
      const through: unknown[] = [];
      for (const payload of JUNK) {
        if (shellChannels[channel].input.safeParse(payload).success) continue;
        const message = { sender, window: null, args: [payload] };
        const answer = await answerShell<typeof channel, null>(
          channel,
          () => expect.fail('it went through'),
          message,
          (fault) => through.push(fault),
        );
        expect(answer.ok).toBe(false);
      }
      expect(through).toEqual([]);
    },
  );
});

describe('what the service is asked over a window’s port (ELE-2.4)', () => {
  // two hundred operations: two million checks
  it('ten thousand random payloads for each operation: none makes the check fail, and what asks for something takes none', {
    timeout: 240_000,
  }, () => {
    for (const [name, { input }] of Object.entries(contract) as [string, Operation][]) {
      const asksForSomething = !input.safeParse({}).success;
      const taken = JUNK.filter((payload) => input.safeParse(payload).success);
      if (asksForSomething) expect([name, taken]).toEqual([name, []]);
    }
  });

  it('a message that is no request gets no answer, one that names nothing known a refusal, and none of them writes', async () => {
    const world = await aWorld();
    const lines = () => world.service.store.read.selectFrom('history').selectAll().execute();
    const before = await lines();
    const { port, send, answers } = aPort();
    servePort(port, world.service.dispatch, () => () => {});
    for (const data of JUNK) send(data);
    for (const name of ['__proto__', 'constructor', 'families.drop', '']) send({ id: 1, name, input: {}, token: null });
    for (const input of JUNK.slice(0, 500)) send({ id: 2, name: 'families.create', input, token: 'not a token' });
    await expect.poll(() => answers.length).toBe(504);
    expect(answers.map((message) => message.kind === 'answer' && message.answer.ok)).toEqual(Array(504).fill(false));
    expect(JSON.stringify(answers)).not.toMatch(/\bat .*\.ts|Error:/);
    expect(await lines()).toEqual(before);
  });
});

describe('what the shell’s own text says', () => {
  it('opens nothing outside but the extranet, the folder of its own logs and a PDF that it has itself put down, never at an address that a page gave (ELE-2.3)', () => {
    const sources = ['main', 'preload', 'renderer'].flatMap(sourcesUnder);
    const opens = sources.flatMap(([path, text]) =>
      [...text.matchAll(/\b(?:openExternal|openPath|showItemInFolder)\((?:[^():]|\(\))*\)/g)].map(([call]) => `${path}: ${call}`),
    );
    expect(opens.sort()).toEqual([
      'main/desktop/index.ts: openPath(logFolder())',
      // the system's own, handed to `openedDocuments`, which alone names the path
      'main/desktop/index.ts: openPath(path)',
      'main/desktop/ipc.ts: openExternal(address)',
      'main/desktop/opened-documents.ts: openPath(path)',
    ]);
    expect(readFileSync('main/desktop/opened-documents.ts', 'utf8')).toContain(
      'path = join(mkdtempSync(join(temporary, prefix)), pdfName(name));',
    );
    const ipc = readFileSync('main/desktop/ipc.ts', 'utf8');
    expect(ipc).toContain('const address = extranetToOpen(service.extranet());');
  });

  it('app: is registered without a way around the content policy (ELE-2.5)', () => {
    const registered = /privileges: \{([^}]*)\}/.exec(readFileSync('main/desktop/protocol.ts', 'utf8'))?.[1];
    expect(registered?.trim()).toBe('standard: true, secure: true, codeCache: true');
  });

  it('nothing in the window turns text into markup or code (ELE-2.6)', () => {
    const RAW = /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|srcDoc|document\.write|\beval\(|new Function\(|<iframe/;
    expect(
      sourcesUnder('renderer')
        .filter(([, text]) => RAW.test(text))
        .map(([path]) => path),
    ).toEqual([]);
  });

  it('the service is started with nothing on its command line and no environment of its own making (ELE-2.13)', () => {
    const fork = /utilityProcess\.fork\([^;]*;/s.exec(readFileSync('main/desktop/service-process.ts', 'utf8'))?.[0];
    expect(fork).toContain("entry-desktop.js'), [], {");
    expect(fork).not.toMatch(/\benv\b|execArgv/);
  });
});

describe('a secret that the machine cannot protect (ELE-2.14)', () => {
  it('is not taken into the settings: the administrator is told where else to give it', async () => {
    const world = await aWorld();
    const typed = { host: 'smtp.exemple.fr', port: 587, security: 'starttls', user: 'portee', from: null, fromName: null } as const;
    const secrets = secretsFrom(Buffer.alloc(32, 7), false);
    const { mail: version } = (await world.staff.call('settings.get', {})).versions;
    const saving = world.service.store.write((db) =>
      saveMail({ db, secrets, clock: world.clock } as never, { ...typed, password: 'sesame', version }),
    );
    await expect(saving).rejects.toMatchObject({ code: 'invalid', fields: { password: expect.stringContaining('PORTEE_SMTP_URL') } });
    expect((await world.staff.call('settings.get', {})).mailPasswordKept).toBe(false);
  });
});

function aPort() {
  let hear: (message: { data: unknown }) => void = () => {};
  const answers: ServiceMessage[] = [];
  const port: MessagePort = {
    on: (event: string, listener: (message: { data: unknown }) => void) => {
      if (event === 'message') hear = listener;
    },
    postMessage: (message) => void answers.push(message as ServiceMessage),
    start: () => {},
  };
  return { port, answers, send: (data: unknown) => hear({ data }) };
}

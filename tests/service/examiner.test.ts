import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { MEMORY } from '../../main/service/documents/examination.ts';
import { WITHIN } from '../../main/service/documents/examiner.ts';
import { type ExaminerProcess, forkExaminer, type LaunchExaminer } from '../../main/service/documents/examiner-process.ts';
import { anExamination } from '../helpers/examination.ts';
import { onePage, pdf } from '../helpers/pdf-writer.ts';
import { twoHalves } from '../helpers/pictures.ts';

const document = pdf(onePage());
const MB = 1024 * 1024;
/** Long enough to be looked at while it is read: what it holds is read as objects. */
const slow = pdf(onePage({ 5: `[${'<</A[1 2 3]>>'.repeat(150_000)}]` }));
const picture = await twoHalves(90, 60).png().toBuffer();
const UNAVAILABLE = { code: 'unavailable', message: expect.stringContaining('Importez le fichier de nouveau') };

/** Real processes, of which the test hears; `onSend` is called when one has been given a file. */
function watched(onSend: (child: ExaminerProcess) => void = () => {}): { launch: LaunchExaminer; launched: string[] } {
  const launched: string[] = [];
  return {
    launched,
    launch(desk) {
      launched.push(desk);
      const child = forkExaminer(desk);
      return {
        ...child,
        send(question) {
          child.send(question);
          onSend(child);
        },
      };
    },
  };
}

describe('ELE-2.13 files are read in processes apart', () => {
  it('none is started before the first file, one reads pictures and one reads PDF files, each one after the other', async () => {
    const { launch, launched } = watched();
    const { outcome } = anExamination({ launch });
    expect(await outcome('page.html', Buffer.from('<html>'))).toBe('other-type');
    expect(launched).toEqual([]);
    const names = ['a.pdf', 'a.png', 'b.pdf', 'b.png', 'c.pdf'];
    const outcomes = await Promise.all(names.map((name) => outcome(name, name.endsWith('pdf') ? document : picture)));
    expect(outcomes).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
    expect(launched.sort()).toEqual(['image', 'pdf']);
  });

  it('is killed while it reads: that file may be given again, and the next one is read', async () => {
    let victims = 1;
    const { launch, launched } = watched((child) => victims-- > 0 && child.kill());
    const { examiner, lines } = anExamination({ launch });
    await expect(examiner.examine('a.pdf', document)).rejects.toMatchObject(UNAVAILABLE);
    expect(lines().at(-1)).toMatchObject({ level: 40, kind: 'pdf', ended: 'died' });
    expect(await examiner.examine('a.pdf', document)).toMatchObject({ ok: true, pages: 1 });
    expect(launched).toEqual(['pdf', 'pdf']);
  });

  it('is killed while it waits: nobody notices', async () => {
    let child: ExaminerProcess | undefined;
    const { launch } = watched((asked) => {
      child = asked;
    });
    const { outcome } = anExamination({ launch });
    expect(await outcome('a.pdf', document)).toBe('ok');
    await new Promise<void>((resolve) => {
      child?.onEnd(() => resolve());
      child?.kill();
    });
    expect(await outcome('a.pdf', document)).toBe('ok');
  });

  it('one that does not start refuses the file as unavailable', async () => {
    const { examiner } = anExamination({
      launch: () => ({ send() {}, kill() {}, letGo() {}, onAnswer() {}, onEnd: (hear) => void setImmediate(() => hear(1)) }),
    });
    await expect(examiner.examine('a.pdf', document)).rejects.toMatchObject(UNAVAILABLE);
  });

  it('too many in line are told to come back', async () => {
    const { examiner } = anExamination({ launch: () => ({ send() {}, kill() {}, letGo() {}, onAnswer() {}, onEnd() {} }) });
    const waiting = Array.from({ length: 40 }, () =>
      examiner.examine('a.pdf', document).then(
        () => 'ok',
        (error) => error.message,
      ),
    );
    const refused = await Promise.all(waiting.slice(25));
    expect(new Set(refused)).toEqual(new Set([expect.stringMatching(/^Beaucoup de fichiers/)]));
  });

  it('whoever waits when the service stops is refused as unavailable, and nothing is left running', async () => {
    const { launch, launched } = watched();
    let ended = 0;
    const { examiner } = anExamination({
      launch(desk) {
        const child = launch(desk);
        child.onEnd(() => ended++);
        return child;
      },
    });
    const results = Promise.allSettled(['a.pdf', 'b.pdf'].map((name) => examiner.examine(name, document)));
    await vi.waitFor(() => expect(launched).toEqual(['pdf']));
    await examiner.stop();
    expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await vi.waitFor(() => expect(ended).toBe(1));
    await expect(examiner.examine('a.pdf', document)).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('UPL-3.3 and 3.4 what one file may take', () => {
  it('ten seconds and 512 MiB for a picture, five seconds and 256 MiB for a PDF', () => {
    expect(WITHIN).toEqual({ image: 10_000, pdf: 5_000 });
    expect(MEMORY).toEqual({ image: 512 * MB, pdf: 256 * MB });
  });

  it('one that takes too long is refused, and its process is ended', async () => {
    let ends = 0;
    const { outcome } = anExamination({
      within: { image: 10, pdf: 10 },
      launch(desk) {
        const child = forkExaminer(desk);
        child.onEnd(() => ends++);
        // it never hears of the file, and so never answers
        return { ...child, send() {} };
      },
    });
    expect(await outcome('a.pdf', document)).toBe('too-slow');
    expect(await outcome('b.pdf', document)).toBe('too-slow');
    await vi.waitFor(() => expect(ends).toBe(2));
  });

  it('one that takes too much memory is refused, and the next one is read', async () => {
    let memory: number | undefined = 32 * MB;
    const { outcome } = anExamination({ launch: (desk) => forkExaminer(desk, memory) });
    expect(await outcome('a.pdf', slow)).toBe('too-heavy');
    memory = undefined;
    expect(await outcome('a.pdf', document)).toBe('ok');
  });
});

describe('the process that reads files', () => {
  it('has nothing of the service’s environment and no secret on its command line', async () => {
    if (!existsSync('/proc/self/environ')) return;
    process.env.PORTEE_SMTP_URL = 'smtp://user:geheim@mail.exemple.fr';
    onTestFinished(() => void delete process.env.PORTEE_SMTP_URL);
    const { outcome } = anExamination();
    const before = new Set(children());
    expect(await outcome('a.pdf', document)).toBe('ok');
    const [id] = children().filter((child) => !before.has(child));
    const environment = readFileSync(`/proc/${id}/environ`, 'latin1');
    expect(environment).toContain('PATH=');
    expect(environment).not.toContain('PORTEE');
    expect(readFileSync(`/proc/${id}/cmdline`, 'latin1').split('\0').slice(1)).toEqual([
      expect.stringMatching(/entry-examiner\.ts$/),
      'pdf',
      String(256 * MB),
      '',
    ]);
  });

  it('leaves one line in the log for each file, without its name and its content', async () => {
    const { outcome, lines } = anExamination();
    await outcome('Certificat de Lina Bernard.pdf', document);
    await outcome('Certificat de Lina Bernard.png', picture);
    await outcome('Certificat de Lina Bernard.png', document);
    expect(lines()).toEqual([
      expect.objectContaining({ examined: 'pdf', pages: 1, bytes: document.length, ms: expect.any(Number), rss: expect.any(Number) }),
      expect.objectContaining({ examined: 'png', bytes: picture.length }),
      expect.objectContaining({ examined: 'png', refused: 'misnamed' }),
    ]);
    expect(JSON.stringify(lines())).not.toMatch(/Lina|Certificat/);
  });
});

/** The processes that this test's own process has started. */
const children = (): string[] =>
  readdirSync('/proc/self/task').flatMap((thread) => readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean));

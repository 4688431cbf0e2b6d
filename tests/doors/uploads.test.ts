import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pages } from '../../main/service/features/pages.ts';
import { aPdf } from '../helpers/some-files.ts';
import { aWorld, type World } from '../helpers/world.ts';
import { atTheWindow, WINDOW } from './giving.ts';
import { hiddenFields, signedIn } from './visitor.ts';

const MIB = 1024 * 1024;

const blobs = async (w: World): Promise<number> => (await w.service.store.read.selectFrom('blob').select('id').execute()).length;

describe('UPL-3.1 two megabytes, counted while they arrive', () => {
  it('exactly 2 097 152 bytes are taken; one more is refused in words, with what was typed kept and nothing stored', async () => {
    const w = await aWorld();
    const { claire, typed } = await atTheWindow(w);
    const refused = await claire.upload(WINDOW, { ...typed, issuedOn: '01/11/2026' }, [
      { name: 'plein.pdf', bytes: await aPdf(2 * MIB + 1) },
    ]);
    expect(refused.status).toBe(413);
    expect(refused.text).toContain('Ce fichier dépasse 2 Mo : « plein.pdf »');
    expect(refused.text).toContain('sauf le fichier');
    expect(refused.body).toContain(`<option value="${typed.piece}" selected=""`);
    expect(refused.body).toContain('value="01/11/2026"');
    expect(await blobs(w)).toBe(0);
    const taken = await claire.upload(WINDOW, typed, [{ name: 'plein.pdf', bytes: await aPdf(2 * MIB) }]);
    expect(taken.status).toBe(303);
    expect(await blobs(w)).toBe(1);
  });

  it.each([
    ['nothing is said of the length', {}],
    ['the length is a lie', { 'content-length': '1000' }],
    ['the length is told', { 'content-length': String(500 * MIB) }],
  ])('a body of 500 MB is cut before 2.2 MB are read, whatever is said of its length: %s', async (_, headers) => {
    const w = await aWorld();
    const { claire, typed } = await atTheWindow(w);
    const { body, type, read } = endless(typed, 500 * MIB);
    const answer = await claire.send(WINDOW, type, body, headers);
    expect([answer.status, answer.headers.get('connection')]).toEqual([413, 'close']);
    expect(answer.text).toContain('Ce fichier dépasse 2 Mo');
    expect(read()).toBeLessThan(2_200_000);
    expect(await blobs(w)).toBe(0);
  });

  it('a photo of five megabytes is read to its end and forgotten, so that the browser gets to its answer', async () => {
    const w = await aWorld();
    const { claire, typed } = await atTheWindow(w);
    const { body, type, read } = endless(typed, 5 * MIB);
    const answer = await claire.send(WINDOW, type, body, { 'content-length': String(5 * MIB + 2000) });
    expect([answer.status, answer.headers.get('connection')]).toEqual([413, null]);
    expect(read()).toBeGreaterThan(5 * MIB);
  });

  it('five files are too many for one import', async () => {
    const w = await aWorld();
    const { claire, typed } = await atTheWindow(w);
    const bytes = await aPdf();
    const five = Array.from({ length: 5 }, (_, i) => ({ name: `page ${i}.pdf`, bytes }));
    const answer = await claire.upload(WINDOW, typed, five);
    expect(answer.text).toContain('Choisissez 4 fichiers au plus à la fois');
    expect(await blobs(w)).toBe(0);
  });

  it('no file at all is asked for beside its field', async () => {
    const w = await aWorld();
    const { claire, typed } = await atTheWindow(w);
    const answer = await claire.upload(WINDOW, { ...typed, piece: '' }, [{ name: '', bytes: new Uint8Array() }]);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Choisissez le nom du document.');
    expect(answer.text).toContain('Choisissez un fichier avec Parcourir.');
  });
});

describe('who sends files is known before they are read', () => {
  it('a form from elsewhere is refused unread: 403, and the connection is closed', async () => {
    const w = await aWorld();
    const { claire, typed } = await atTheWindow(w);
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'http://evil.test' }] as Record<string, string>[]) {
      const { body, type, read } = endless(typed, 500 * MIB);
      const answer = await claire.send(WINDOW, type, body, headers);
      expect([answer.status, answer.headers.get('connection')]).toEqual([403, 'close']);
      expect(read()).toBe(0);
    }
  });

  it('a form without this browser’s token is read up to its file, and no further', async () => {
    const w = await aWorld();
    const { claire, typed } = await atTheWindow(w);
    for (const csrf of ['', 'x'.repeat(43), typed.owner ?? '']) {
      const { body, type, read } = endless({ ...typed, csrf, owner: '' }, 500 * MIB);
      expect((await claire.send(WINDOW, type, body)).status).toBe(403);
      expect(read()).toBeLessThan(200_000);
    }
    expect(await blobs(w)).toBe(0);
  });

  it('a token after the file comes too late', async () => {
    const w = await aWorld();
    const { claire, typed } = await atTheWindow(w);
    const form = new FormData();
    form.append('fichier', new Blob([await aPdf()]), 'facture.pdf');
    for (const [name, value] of Object.entries(typed)) form.append(name, value);
    const request = new Request('http://x', { method: 'POST', body: form });
    const answer = await claire.send(WINDOW, request.headers.get('content-type') ?? '', await request.arrayBuffer());
    expect([answer.status, await blobs(w)]).toEqual([422, 0]);
    expect(answer.text).toContain('Choisissez un fichier');
  });

  it('once the session is over nothing is kept of the file, and what was typed comes back after login', async () => {
    const w = await aWorld();
    const { claire, typed } = await atTheWindow(w);
    w.clock.pass(31);
    const answer = await claire.upload(WINDOW, { ...typed, issuedOn: '01/11/2026' }, [{ name: 'facture.pdf', bytes: await aPdf() }]);
    expect([answer.status, await blobs(w)]).toEqual([401, 0]);
    const { siteId, identifier } = w.cast.claire;
    const back = await claire.submit('/connexion', { siteId, identifier: identifier ?? '', password: 'harpe-lueur-sentier-27' });
    expect(back.text).toContain('Choisissez de nouveau le fichier');
    expect(back.body).toContain('value="01/11/2026"');
    expect(back.body).toContain(`<option value="${typed.piece}" selected=""`);
  });

  it('a session that the office ends while the file arrives keeps nothing of it either', async () => {
    const w = await aWorld();
    const { claire, typed } = await atTheWindow(w);
    const whole = new Request('http://x', { method: 'POST', body: formOf(typed, await aPdf()) });
    const bytes = new Uint8Array(await whole.arrayBuffer());
    const halves = [bytes.subarray(0, bytes.length - 300), bytes.subarray(bytes.length - 300)];
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          const next = halves.shift();
          if (halves.length === 0) await w.staff.call('accounts.endSessions', { guardianId: w.cast.claire.guardianId });
          if (next) controller.enqueue(next);
          else controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const answer = await claire.send(WINDOW, whole.headers.get('content-type') ?? '', body);
    expect([answer.status, await blobs(w)]).toEqual([401, 0]);
  });

  it('only pages that say so read forms with files', async () => {
    const w = await aWorld();
    const claire = await signedIn(w);
    const page = await claire.get('/famille');
    const form = new FormData();
    for (const [name, value] of Object.entries(hiddenFields(page.body, '/famille'))) form.append(name, value);
    const request = new Request('http://x', { method: 'POST', body: form });
    const [type, body] = [request.headers.get('content-type') ?? '', await request.arrayBuffer()];
    for (const { path } of pages.filter((one) => one.method === 'POST' && !one.takesFiles))
      expect([
        path,
        (
          await claire.send(
            path.replace(/:\w+/g, () => randomUUID()),
            type,
            body,
          )
        ).status,
      ]).toEqual([path, 415]);
    expect(pages.filter((one) => one.takesFiles).map(({ path }) => path)).toEqual([
      '/famille/pieces/importer',
      '/eleves/:student/pieces/importer',
      '/eleves/:student/reinscription/importer',
    ]);
  });

  it('UPL-3.12 thirty forms with files in ten minutes are enough for one session; later ones are taken again', async () => {
    const w = await aWorld();
    const { claire, typed } = await atTheWindow(w);
    const file = [{ name: 'facture.txt', bytes: Buffer.from('x') }];
    for (let i = 0; i < 30; i++) expect((await claire.upload(WINDOW, { ...typed, piece: '' }, file)).status).toBe(422);
    const refused = await claire.upload(WINDOW, typed, file);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
    expect(refused.text).toContain('attendez dix minutes');
    w.clock.pass(11);
    expect((await claire.upload(WINDOW, { ...typed, piece: '' }, file)).status).toBe(422);
  });
});

describe('a hostile form with files is a plain no, never a fault', () => {
  const part = (head: string, body = 'x') => `--b\r\n${head}\r\n\r\n${body}\r\n`;
  const field = (name: string, value: string) => part(`Content-Disposition: form-data; name="${name}"`, value);
  const file = (head = 'name="fichier"; filename="a.pdf"', body = 'x') => part(`Content-Disposition: form-data; ${head}`, body);

  it.each<[string, (t: Record<string, string>) => string, string?]>([
    ['no boundary', () => 'x', 'multipart/form-data'],
    ['an empty boundary', () => '--\r\n', 'multipart/form-data; boundary='],
    ['a boundary that never comes', () => 'x'.repeat(5000)],
    ['nothing at all', () => ''],
    ['only the end', () => '--b--\r\n'],
    ['an end that never comes', (t) => field('csrf', t.csrf ?? '') + file('name="fichier"; filename="a.pdf"', 'y'.repeat(9000))],
    ['a part without a head', () => '--b\r\n\r\nx\r\n--b--'],
    ['a part without a name', (t) => `${field('csrf', t.csrf ?? '')}${part('Content-Disposition: form-data', 'x')}--b--`],
    ['a head that never ends', () => `--b\r\nContent-Disposition: form-data; name="${'n'.repeat(90_000)}`],
    ['a head cut in the middle', () => '--b\r\nContent-Disposition: form-da'],
    ['a thousand parts', (t) => `${field('csrf', t.csrf ?? '')}${field('a', 'b').repeat(1000)}--b--`],
    ['a thousand files', (t) => `${field('csrf', t.csrf ?? '')}${file().repeat(1000)}--b--`],
    [
      'a form inside the form',
      () =>
        `${part('Content-Disposition: form-data; name="a"\r\nContent-Type: multipart/mixed; boundary=c', '--c\r\n\r\nx\r\n--c--')}--b--`,
    ],
    ['a field as long as a book', (t) => `${field('csrf', t.csrf ?? '')}${field('issuedOn', 'x'.repeat(70_000))}--b--`],
    ['a file in a field of its own', (t) => `${field('csrf', t.csrf ?? '')}${file('name="autre"; filename="a.pdf"')}--b--`],
    ['a file without a field', (t) => `${field('csrf', t.csrf ?? '')}${file('filename="a.pdf"')}--b--`],
    ['the file as a text', (t) => `${field('csrf', t.csrf ?? '')}${field('fichier', 'x')}--b--`],
    ['a NUL in a field', (t) => `${field('csrf', t.csrf ?? '')}${field('issuedOn', 'a\0b')}--b--`],
    ['line breaks in a name', (t) => `${field('csrf', t.csrf ?? '')}${file('name="fichier"; filename="a\nb.pdf"')}--b--`],
    ['an encoded name that is none', (t) => `${field('csrf', t.csrf ?? '')}${file(`name="fichier"; filename*=UTF-8''%ff%zz.pdf`)}--b--`],
    [
      'an unknown set of letters',
      (t) =>
        `${field('csrf', t.csrf ?? '')}${part('Content-Disposition: form-data; name="a"\r\nContent-Type: text/plain; charset=klingon', 'é')}--b--`,
    ],
    ['bytes before and after', (t) => `\0\0\0${field('csrf', t.csrf ?? '')}${file()}--b--${'z'.repeat(3000)}`],
    ['the prototype of everything', (t) => `${field('csrf', t.csrf ?? '')}${field('__proto__', 'x')}${field('constructor', 'x')}--b--`],
  ])('%s', async (_, make, type = 'multipart/form-data; boundary=b') => {
    const { claire, typed, w } = await shared();
    const answer = await claire.send(WINDOW, type, make(typed));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body).not.toMatch(/\bat .+:\d+:\d+/);
    expect(await blobs(w)).toBe(0);
  });

  it('of a name that comes twice the last one counts, and the file keeps the clean part of its name', async () => {
    const { claire, typed, w } = await shared();
    const pdf = (await aPdf()).toString('latin1');
    const body =
      Object.entries(typed)
        .map(([name, value]) => field(name, 'first') + field(name, value))
        .join('') +
      file(`name="fichier"; filename="..\\\\..\\\\CON.pdf"; filename*=UTF-8''%E2%80%AE..%2F..%2Ffacture.pdf`, pdf) +
      '--b--';
    const answer = await claire.send(WINDOW, 'multipart/form-data; boundary=b', Buffer.from(body, 'latin1'));
    expect(answer.status).toBe(303);
    const files = await w.service.store.read.selectFrom('document_file').select('file_name').where('blob_id', 'is not', null).execute();
    for (const { file_name } of files) expect(file_name).toMatch(/^[^/\\\u202e]+\.pdf$/);
  });

  it('random bytes, random parts and cuts anywhere: never a fault, nothing half-written', async () => {
    const w = await aWorld();
    const { claire, typed } = await atTheWindow(w);
    const good = field('csrf', typed.csrf ?? '') + field('owner', typed.owner ?? '') + file();
    const piece = fc.oneof(
      fc.constantFrom('--b\r\n', '--b--', '\r\n', '\r\n\r\n', 'Content-Disposition: form-data; name="fichier"; filename="', '"', ';', '\0'),
      fc.constant(good),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    const body = fc.array(piece, { maxLength: 12 }).map((pieces) => Buffer.from(pieces.join(''), 'latin1'));
    await fc.assert(
      fc.asyncProperty(body, fc.double({ min: 0, max: 1, noNaN: true }), async (bytes, cut) => {
        const sent = bytes.subarray(0, Math.ceil(bytes.length * cut));
        const answer = await claire.send(WINDOW, 'multipart/form-data; boundary=b', sent);
        w.clock.pass(0.4);
        if (answer.status >= 500 || answer.status < 400) throw new Error(`${answer.status}: ${answer.text.slice(0, 200)}`);
      }),
      { numRuns: 400 },
    );
    expect(await blobs(w)).toBe(0);
  });
});

async function shared() {
  const w = await aWorld();
  return { w, ...(await atTheWindow(w)) };
}

/** A form whose file goes on for so many bytes, made as it is read; and how much of it has been. */
function formOf(typed: Record<string, string>, bytes: Uint8Array<ArrayBuffer>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(typed)) form.append(name, value);
  form.append('fichier', new Blob([bytes]), 'facture.pdf');
  return form;
}

function endless(typed: Record<string, string>, bytes: number) {
  let sent = 0;
  const head = `${Object.entries(typed)
    .map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('')}--b\r\nContent-Disposition: form-data; name="fichier"; filename="photo.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        // as from a connection, each piece in memory of its own: the reader gives it back
        const next = sent === 0 ? Buffer.from(head) : sent < bytes ? Buffer.alloc(64 * 1024, '%PDF-1.4 ') : Buffer.from('\r\n--b--\r\n');
        controller.enqueue(next);
        sent += next.length;
        if (next.length === 9) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return { body, type: 'multipart/form-data; boundary=b', read: () => sent };
}

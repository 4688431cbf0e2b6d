import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aPdf, aPicture } from '../helpers/some-files.ts';
import { aWorld } from '../helpers/world.ts';
import { atTheWindow, WINDOW } from './giving.ts';
import { aVisitor, signedIn } from './visitor.ts';

describe('UPL-3.10 a file is served to its own family, as a file', () => {
  it('as an attachment with its exact type, which nothing can run in, frame or keep', async () => {
    const w = await aWorld();
    const { claire, typed } = await atTheWindow(w);
    const bytes = await aPdf();
    await claire.upload(WINDOW, typed, [{ name: 'Justificatif d’idée « 100 % ».pdf', bytes }]);
    const page = await claire.get('/famille');
    const href = /href="(\/pieces\/[0-9a-f-]+)"/.exec(page.body)?.[1] ?? '';
    const answer = await claire.get(href);
    expect([answer.status, answer.bytes.equals(bytes)]).toEqual([200, true]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="Justificatif d_idee _ 100 _ _.pdf"; filename*=UTF-8''Justificatif%20d%E2%80%99id%C3%A9e%20%C2%AB%20100%20%25%20%C2%BB.pdf`,
    });
  });

  it('another family, a stranger and a random id get the same: no such page, or the login', async () => {
    const w = await aWorld();
    const { claire, typed } = await atTheWindow(w);
    await claire.upload(WINDOW, typed, [{ name: 'facture.pdf', bytes: await aPdf() }]);
    const href = /href="(\/pieces\/[0-9a-f-]+)"/.exec((await claire.get('/famille')).body)?.[1] ?? '';
    const ines = await signedIn(w, w.cast.ines);
    const [theirs, random] = [await ines.get(href), await ines.get(`/pieces/${randomUUID()}`)];
    expect([theirs.status, theirs.text]).toEqual([404, random.text]);
    expect(w.log()).toContain('"audit":"not theirs","page":"/pieces/:file"');
    const stranger = await aVisitor(w).get(href);
    expect([stranger.status, stranger.location]).toEqual([303, `/connexion?suite=${encodeURIComponent(href)}`]);
  });

  it('a model is served likewise, to families of its site', async () => {
    const w = await aWorld();
    const claire = await signedIn(w);
    const href = /href="(\/pieces\/modeles\/[0-9a-f-]+)"/.exec((await claire.get('/famille')).body)?.[1] ?? '';
    const answer = await claire.get(href);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(answer.headers.get('content-disposition')).toContain('filename="reglement interieur.pdf"');
    expect((await claire.get(`/pieces/modeles/${randomUUID()}`)).status).toBe(404);
  });

  it('SEC-1.13 another family’s student has no documents’ pages', async () => {
    const w = await aWorld();
    const ines = await signedIn(w, w.cast.ines);
    const leo = w.cast.claire.students.Léo ?? '';
    for (const path of [`/eleves/${leo}/pieces`, `/eleves/${leo}/pieces/importer`, `/eleves/${leo}/reinscription/importer`]) {
      expect([path, (await ines.get(path)).status]).toEqual([path, 404]);
      const own = await ines.get(`/eleves/${w.cast.ines.students.Nour}/pieces`);
      const csrf = /name="csrf" value="([^"]+)"/.exec(own.body)?.[1] ?? '';
      const form = new FormData();
      form.append('csrf', csrf);
      form.append('fichier', new Blob([await aPicture()]), 'photo.jpg');
      const request = new Request('http://x', { method: 'POST', body: form });
      const sent = await ines.send(path, request.headers.get('content-type') ?? '', await request.arrayBuffer());
      if (path.endsWith('importer')) expect([path, sent.status]).toEqual([path, 404]);
    }
  });
});

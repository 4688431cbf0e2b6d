import { describe, expect, it } from 'vitest';
import { CAST_PASSWORDS } from '../../db/demo/cast.ts';
import { exampleIdentifier, patternProblem } from '../../shared/rules/identifier-pattern.ts';
import { readPdf } from '../helpers/pdf.ts';
import { saveSetting } from '../helpers/settings.ts';
import { aWorld, type World } from '../helpers/world.ts';

const list = (w: World, filter: object = {}) => w.staff.call('identifiers.list', { ...filter });
const rowOf = async (w: World, guardianId: string) => (await list(w)).rows.find(({ id }) => id === guardianId);

describe('the identifiers of all families', () => {
  it('are listed person by person with the state of each account, by site, state, e-mail and words', async () => {
    const w = await aWorld();
    const { rows, total } = await list(w);
    expect(total).toBe(9);
    expect(await w.staff.call('identifiers.counts', {})).toEqual({ none: 1, never: 2, waiting: 0, active: 5, blocked: 1 });
    expect(rows.map(({ name }) => name)).toContain('Le Goff, Soizic');
    expect(await rowOf(w, w.cast.paul.guardianId)).toMatchObject({ state: 'none', identifier: null, siteName: 'Centre', sessions: 0 });
    expect(await rowOf(w, w.cast.claire.guardianId)).toMatchObject({
      state: 'active',
      identifier: 'BERNARD-4827',
      sessions: 1,
      heldUntil: null,
    });
    expect((await list(w, { siteId: w.cast.sites.alpes })).total).toBe(2);
    expect((await list(w, { state: 'blocked' })).rows.map(({ name }) => name)).toEqual(['Schmitt, Emma']);
    expect((await list(w, { email: 'without' })).rows.map(({ name }) => name)).toEqual(['Nguyen, Mai']);
    expect((await list(w, { search: 'legoff' })).total).toBe(2);
    const { people } = await w.staff.call('identifiers.chosen', { state: 'never' });
    expect(people.map(({ name }) => name).sort()).toEqual(['Nguyen, Mai', 'Perrin, Alice']);
  });

  it('shows where a family is logged in, and closes one of the places', async () => {
    const w = await aWorld();
    const { claire } = w.cast;
    const other = await w.signInFamily(claire);
    const { rows } = await w.staff.call('identifiers.sessions', { guardianId: claire.guardianId });
    expect(rows).toHaveLength(2);
    expect(rows[0]?.browser).toBe('Firefox');
    for (const { id } of rows) await w.staff.call('identifiers.closeSession', { guardianId: claire.guardianId, sessionId: id });
    expect((await other.refused('accounts.sessions', {})).code).toBe('expired');
    const sessionId = rows[0]?.id ?? '';
    expect((await w.staff.refused('identifiers.closeSession', { guardianId: claire.guardianId, sessionId })).code).toBe('not-found');
    expect((await w.staff.refused('identifiers.closeSession', { guardianId: w.cast.ines.guardianId, sessionId })).code).toBe('not-found');
    expect((await w.staff.refused('identifiers.sessions', { guardianId: w.cast.paul.guardianId })).code).toBe('conflict');
  });

  it('says who mistyped too often, and lifts the wait', async () => {
    const w = await aWorld();
    const { claire } = w.cast;
    const typed = { siteId: claire.siteId, identifier: claire.identifier ?? '' };
    for (let i = 0; i < 6; i++) await w.stranger.refused('accounts.signIn', { ...typed, password: 'faux' });
    expect((await w.stranger.refused('accounts.signIn', { ...typed, password: CAST_PASSWORDS.family })).message).toContain('Trop d’essais');
    expect((await rowOf(w, claire.guardianId))?.heldUntil).toBe('2026-11-20T08:01:00.000Z');
    await w.staff.call('identifiers.lift', { guardianId: claire.guardianId });
    expect((await rowOf(w, claire.guardianId))?.heldUntil).toBeNull();
    expect((await w.stranger.call('accounts.signIn', { ...typed, password: CAST_PASSWORDS.family })).token).toBeTruthy();
  });

  it('resets a password by e-mail: the old one holds until the message has left, nobody at the office sees the new one', async () => {
    const w = await aWorld();
    const { claire } = w.cast;
    const { recipient, pdf } = await w.staff.call('identifiers.reset', { guardianId: claire.guardianId });
    expect({ recipient, pdf }).toEqual({ recipient: claire.email, pdf: null });
    await w.mails();
    const mail = await w.mailbox.next(claire.email ?? '');
    const [password = ''] = /(?:[2-9a-z]{5}-){3}[2-9a-z]{5}/.exec(mail.text ?? '') ?? [];
    const typed = { siteId: claire.siteId, identifier: claire.identifier ?? '' };
    await w.stranger.refused('accounts.signIn', { ...typed, password: CAST_PASSWORDS.family });
    expect((await w.stranger.call('accounts.signIn', { ...typed, password })).mustChoose).toBe(true);
    expect(w.log()).not.toContain(password);
  });

  it('resets it on the letter for a family without e-mail: it opens once, and only to choose an own one', async () => {
    const w = await aWorld();
    const { mai } = w.cast;
    const { recipient, pdf, fileName } = await w.staff.call('identifiers.reset', { guardianId: mai.guardianId });
    expect(recipient).toBeNull();
    expect(fileName).toBe(`Mot de passe ${mai.identifier}.pdf`);
    const { text, pages } = readPdf(pdf ?? new Uint8Array());
    expect(pages).toBe(1);
    expect(text).toContain('à usage unique, jusqu’au 30/11/2026');
    expect(text).not.toContain('Mot de passe perdu');
    const [password = ''] = /(?:[2-9a-z]{5}-){3}[2-9a-z]{5}/.exec(text) ?? [];
    expect((await rowOf(w, mai.guardianId))?.state).toBe('waiting');
    const person = await w.signInFamily(mai, password);
    await person.call('accounts.choosePassword', { password: 'cerise-tambour-vallée-51', again: 'cerise-tambour-vallée-51' });
    expect((await rowOf(w, mai.guardianId))?.state).toBe('active');
    expect((await w.stranger.refused('accounts.signIn', { siteId: mai.siteId, identifier: mai.identifier ?? '', password })).code).toBe(
      'invalid',
    );
    const { rows } = await w.staff.call('history.list', { search: 'réinitialisé', page: 0, pageSize: 50 });
    expect(rows[0]?.sentence).toBe('a réinitialisé le mot de passe, sur une lettre');
  });

  it('on a letter lives as long as the office says, within its bounds', async () => {
    const w = await aWorld();
    const { passwords } = await w.staff.call('settings.get', {});
    expect(passwords.printedDays).toBe(10);
    await saveSetting(w.staff, 'settings.savePasswords', { ...passwords, printedDays: 3 });
    const { pdf } = await w.staff.call('identifiers.reset', { guardianId: w.cast.mai.guardianId });
    const { text } = readPdf(pdf ?? new Uint8Array());
    expect(text).toContain('à usage unique, jusqu’au 23/11/2026');
    const [password = ''] = /(?:[2-9a-z]{5}-){3}[2-9a-z]{5}/.exec(text) ?? [];
    w.clock.pass(3 * 24 * 60 + 1);
    const typed = { siteId: w.cast.mai.siteId, identifier: w.cast.mai.identifier ?? '', password };
    expect((await w.stranger.refused('accounts.signIn', typed)).code).toBe('invalid');
  });

  it('on a letter is too old after ten days', async () => {
    const w = await aWorld();
    const { mai } = w.cast;
    const { pdf } = await w.staff.call('identifiers.reset', { guardianId: mai.guardianId });
    const [password = ''] = /(?:[2-9a-z]{5}-){3}[2-9a-z]{5}/.exec(readPdf(pdf ?? new Uint8Array()).text) ?? [];
    w.clock.pass(10 * 24 * 60 + 1);
    expect((await w.stranger.refused('accounts.signIn', { siteId: mai.siteId, identifier: mai.identifier ?? '', password })).code).toBe(
      'invalid',
    );
  });

  it('resets nothing for who is blocked or has no identifier', async () => {
    const w = await aWorld();
    expect((await w.staff.refused('identifiers.reset', { guardianId: w.cast.emma.guardianId })).message).toContain('bloqué');
    expect((await w.staff.refused('identifiers.reset', { guardianId: w.cast.paul.guardianId })).message).toContain(
      'pas encore d’identifiant',
    );
    expect((await w.staff.refused('identifiers.reset', { guardianId: w.cast.claire.familyId })).code).toBe('not-found');
  });

  it('are made after a pattern that only an administrator sets, without signs that are mistaken for each other', async () => {
    const w = await aWorld();
    expect(exampleIdentifier('{NOM}-{0000}', 'de La Rochefoucauld')).toMatch(/^ROCHEFOUCAULD-[2-9]{4}$/);
    const { version } = await w.staff.call('identifiers.pattern', {});
    await w.staff.call('identifiers.savePattern', { pattern: 'chb.{00000}', version });
    expect(await w.staff.call('identifiers.pattern', {})).toMatchObject({ pattern: 'chb.{00000}' });
    const { identifier } = await w.staff.call('accounts.makeIdentifier', { guardianId: w.cast.paul.guardianId });
    expect(identifier).toMatch(/^chb\.[2-9]{5}$/);
    for (const [pattern, word] of [
      ['{NOM}', 'au moins {000}'],
      ['{PRENOM}{000}', 'Seuls {NOM}'],
      ['é{000}', 'sans accent'],
      ['O-{000}', 'Évitez'],
    ]) {
      expect(patternProblem(pattern ?? '')).toContain(word);
      expect((await w.staff.refused('identifiers.savePattern', { pattern: pattern ?? '', version })).fields?.pattern).toContain(word);
    }
    const marc = await w.signInStaff(w.cast.staff.marc.login);
    expect((await marc.refused('identifiers.savePattern', { pattern: '{000}', version })).code).toBe('not-allowed');
  });

  it('are read and changed by the desk alone', async () => {
    const w = await aWorld();
    const person = { guardianId: w.cast.claire.guardianId };
    for (const { login } of [w.cast.staff.nadia, w.cast.staff.hugo]) {
      const reader = await w.signInStaff(login);
      expect((await reader.refused('identifiers.list', {})).code).toBe('not-allowed');
      for (const name of ['identifiers.lift', 'identifiers.reset'] as const)
        expect((await reader.refused(name, person)).code).toBe('not-allowed');
      expect((await reader.refused('identifiers.closeSession', { ...person, sessionId: person.guardianId })).code).toBe('not-allowed');
    }
    expect((await w.family.refused('identifiers.list', {})).code).toBe('expired');
  });
});

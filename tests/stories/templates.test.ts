import { describe, expect, it } from 'vitest';
import { aWorld } from '../helpers/world.ts';

const REMINDER = {
  kind: 're-enrolment',
  name: 'Relance de juin',
  subject: 'Réinscription de {élèves}',
  text: 'Bonjour {civilité} {nom},\n\nIl reste à réinscrire {élèves} avant le {date limite}.\n\n{adresse de l’extranet}',
} as const;

describe('templates of messages', () => {
  it('come with Portée for each kind, and none of them says a variable that does not exist', async () => {
    const w = await aWorld();
    const { rows } = await w.staff.call('templates.list', {});
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['identifiers', 're-enrolment', 'documents', 'reminder', 'free']));
    for (const { kind, subject, text } of rows) {
      const read = await w.staff.call('templates.preview', { kind, subject, text });
      expect(`${read.subject} ${read.text}`, text).not.toMatch(/[{}]/);
      expect(read.text).toContain(read.name);
    }
  });

  it('are written, changed and archived by the office; two who change the same one are told', async () => {
    const w = await aWorld();
    const { id, version } = await w.staff.call('templates.save', { id: null, ...REMINDER });
    const own = async () => (await w.staff.call('templates.list', { kind: 're-enrolment' })).rows.filter((row) => row.id !== null);
    expect(await own()).toMatchObject([{ id, name: 'Relance de juin', version: 1, updatedBy: 'Sonia Marchand' }]);
    const marc = await w.signInStaff(w.cast.staff.marc.login);
    expect(await marc.call('templates.save', { id, version, ...REMINDER, name: 'Relance de mai' })).toEqual({ id, version: 2 });
    expect(await w.staff.refused('templates.save', { id, version, ...REMINDER })).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('a changé'),
    });
    expect((await w.staff.refused('templates.archive', { id, version: 1 })).code).toBe('conflict');
    await w.staff.call('templates.archive', { id, version: 2 });
    expect(await own()).toEqual([]);
    expect((await w.staff.refused('templates.save', { id, version: 3, ...REMINDER })).code).toBe('not-found');
    const { rows } = await w.staff.call('history.list', { search: 'modèle', page: 0, pageSize: 50 });
    expect(rows.map(({ sentence }) => sentence)).toContain('a archivé le modèle de message : Relance de mai');
  });

  it('with a variable that does not exist are refused beside the field, with those that do', async () => {
    const w = await aWorld();
    const refusal = await w.staff.refused('templates.save', { id: null, ...REMINDER, text: 'Cher {prenom}, {solde} et {note}.' });
    expect(refusal.fields?.text).toContain('{solde}, {note} n’existent pas');
    expect(refusal.fields?.text).toContain('{élèves}');
    expect(refusal.fields).not.toHaveProperty('subject');
    expect((await w.staff.refused('templates.preview', { kind: 'free', subject: '{a}', text: 'b' })).fields?.subject).toContain(
      '{a} n’existe pas',
    );
    expect((await w.staff.refused('templates.save', { id: null, ...REMINDER, name: ' ' })).fields?.name).toContain('nom');
  });

  it('have a name and a subject of one line: nothing can be slipped into the head of an e-mail', async () => {
    const w = await aWorld();
    const subject = 'Bonjour\r\nBcc: tous@exemple.fr';
    const refusal = await w.staff.refused('templates.save', { id: null, ...REMINDER, name: 'Relance\nde juin', subject });
    expect(refusal.fields).toMatchObject({ name: 'Ce texte tient sur une ligne.', subject: 'Ce texte tient sur une ligne.' });
    const run = { kind: 'free' as const, subject, text: 'Bonjour.', guardianIds: [w.cast.claire.guardianId] };
    expect((await w.staff.refused('mailings.create', run)).fields).toHaveProperty('subject');
  });

  it('forgive capitals, accents and straight apostrophes in variables', async () => {
    const w = await aWorld();
    const { text } = await w.staff.call('templates.preview', {
      kind: 'free',
      subject: 'Essai',
      text: "{PRENOM} {Nom} : {adresse de l'extranet} pour {eleves}",
    });
    expect(text).toContain('http://127.0.0.1');
    expect(text).not.toContain('{');
  });

  it('are read by everybody at the desk, and written by the desk alone', async () => {
    const w = await aWorld();
    for (const { login } of [w.cast.staff.nadia, w.cast.staff.hugo]) {
      const reader = await w.signInStaff(login);
      expect((await reader.call('templates.list', {})).rows.length).toBeGreaterThan(5);
      expect((await reader.refused('templates.save', { id: null, ...REMINDER })).code).toBe('not-allowed');
      expect((await reader.refused('templates.archive', { id: w.cast.claire.guardianId, version: 1 })).code).toBe('not-allowed');
    }
    expect((await w.family.refused('templates.list', {})).code).toBe('expired');
  });
});

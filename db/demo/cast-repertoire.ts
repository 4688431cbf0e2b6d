import type { WriteDb } from '../open.ts';
import type { NewRow } from '../tables.ts';
import type { CastPlace } from './cast.ts';
import { randomFor } from './random.ts';
import { insertRows } from './rows.ts';

/**
 * What the cast has performed: Léo at an exam (two pieces, one with everything known, one with a length of its own) and at a concert of
 * which little is known, Nour of another family at the same exam. Draws its ids from a source of its own (`randomFor('cast:repertoire')`), so that no other part of
 * the cast moves.
 */
export async function seedCastRepertoire(db: WriteDb, { people, sites, at }: CastPlace): Promise<void> {
  const random = randomFor('cast:repertoire');
  const examKind = random.uuid();
  const [march, sonata] = [random.uuid(), random.uuid()];
  const [exam, concert] = [random.uuid(), random.uuid()];
  const { Léo: leo = '' } = people.claire.students;
  const { Nour: nour = '' } = people.ines.students;
  await insertRows(db, 'repertoire_kind', [{ id: examKind, name: 'Examen', position: 0, archived_at: null }]);
  await insertRows(db, 'piece', [
    { id: march, title: 'Marche dans le désert', composer: 'M. Anceau', arranger: 'P. Grétry', seconds: 600, archived_at: null },
    { id: sonata, title: 'Sonate n° 2 – Largo', composer: null, arranger: null, seconds: 300, archived_at: null },
  ]);
  const event = { site_id: sites.centre, version: 1, created_at: at, updated_at: at };
  await insertRows(db, 'repertoire_event', [
    {
      ...event,
      id: exam,
      kind_id: examKind,
      title: 'Fin de cycle – Piano',
      held_on: '2026-05-27',
      starts_time: '18:30',
      place: 'Salle Lili-Boulanger',
      comment: 'Entrée libre.',
    },
    {
      ...event,
      id: concert,
      kind_id: null,
      title: 'Fête de la musique 2025',
      held_on: '2025-06-21',
      starts_time: null,
      place: null,
      comment: null,
    },
  ]);
  const played = (values: Partial<NewRow<'participation'>> & { event_id: string; student_id: string }): NewRow<'participation'> => ({
    id: random.uuid(),
    piece_id: null,
    part: null,
    seconds: null,
    comment: null,
    position: 0,
    ...values,
  });
  await insertRows(db, 'participation', [
    played({ event_id: exam, student_id: leo, piece_id: march, part: 'Piano 1', comment: 'De mémoire.' }),
    played({ event_id: exam, student_id: leo, piece_id: sonata, seconds: 330, position: 1 }),
    played({ event_id: concert, student_id: leo }),
    played({ event_id: exam, student_id: nour, piece_id: sonata }),
  ]);
}

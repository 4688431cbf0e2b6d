import type { ReadDb } from '../../../../db/open.ts';
import { findSheet, type Person, type SheetRecord } from '../../../../db/sheets.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { ofName } from '../../../../shared/rules/names.ts';
import type { FamilyActor } from '../../context.ts';

/** Field to asked value: what a request holds. */
export type Wishes = ReadonlyMap<string, string | null>;

/** A sheet that a responsable may ask to change: the own one, and that of every student of the family. Any other is not found. */
export async function requireSheet(db: ReadDb, actor: FamilyActor, person: Person): Promise<SheetRecord> {
  const sheet = await findSheet(db, person);
  const isTheirs = person.subject === 'guardian' ? person.id === actor.guardianId : sheet?.familyId === actor.familyId;
  if (!sheet || !isTheirs) throw notFound('Cette fiche');
  return sheet;
}

/** Where the family reads and changes a sheet on the extranet. */
export const pageOf = ({ subject, id }: Person): string => (subject === 'guardian' ? '/famille' : `/eleves/${id}/identite`);

/** « votre fiche », « la fiche de Léo Bernard »: how a sheet is called to the family. */
export const sheetInWords = ({ subject, name }: Pick<SheetRecord, 'subject' | 'name'>): string =>
  subject === 'guardian' ? 'votre fiche' : `la fiche ${ofName(name)}`;

/** What a line of the history says of whose sheet it is. */
export const inHistory = ({ subject, name }: Pick<SheetRecord, 'subject' | 'name'>) => ({
  subject,
  ...(subject === 'student' && { student: name }),
});

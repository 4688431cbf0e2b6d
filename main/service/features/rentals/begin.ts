import { findItem } from '../../../../db/inventory.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { findBorrower, insertRental, listRooms, type Terms } from '../../../../db/rentals.ts';
import { findTariff } from '../../../../db/tariffs.ts';
import type { ParsedInputOf } from '../../../../shared/contract/index.ts';
import { addDays, dayOf } from '../../../../shared/dates.ts';
import { notFound, requireNoProblems } from '../../../../shared/refusal.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import type { PlainWriteVerb } from '../../context.ts';

/** A thing or a room leaves for a family; of two desks that lend the same thing, the second is told who has it. */
export const begin: PlainWriteVerb<'rentals.begin'> = async (ctx, input) => {
  const { familyId, studentId, itemId, roomId, startsOn, depositHeld } = input;
  const family = await findBorrower(ctx.db, familyId);
  if (!family) throw notFound('Cette famille');
  const now = ctx.clock.now();
  const thing = await findThing(ctx.db, family.site_id, input);
  const problems: Record<string, string> = { ...thing.problems, ...(await termsProblems(ctx.db, family.site_id, startsOn, input)) };
  const student = family.students.find(({ id }) => id === studentId);
  if (studentId !== null && !student) problems.studentId = 'Cet élève n’est pas de cette famille : choisissez dans la liste.';
  if (startsOn > addDays(dayOf(now), 366)) problems.startsOn = 'Le début est dans plus d’un an : vérifiez la date.';
  if (depositHeld && !input.depositCents) problems.depositCents = 'Indiquez le montant de la caution reçue.';
  requireNoProblems(problems);
  const depositHeldOn = depositHeld ? dayOf(now) : null;
  const id = await insertRental(
    ctx.db,
    { ...input, siteId: family.site_id, itemId, roomId, conditionOut: input.conditionOut ?? thing.condition, depositHeldOn },
    now.toISOString(),
  );
  await ctx.record({
    subjectKind: 'rental',
    subjectId: id,
    familyId,
    siteId: family.site_id,
    details: { thing: thing.name, ...(student && { student: fullName(student) }) },
  });
  ctx.tell('billing', 'history');
  return { id };
};

interface Thing {
  name: string;
  condition: string | null;
  problems: Record<string, string>;
}

async function findThing(
  db: ReadDb,
  siteId: string,
  { itemId, roomId }: Pick<ParsedInputOf<'rentals.begin'>, 'itemId' | 'roomId'>,
): Promise<Thing> {
  const nothing = (problems: Record<string, string>): Thing => ({ name: '', condition: null, problems });
  if ((itemId === null) === (roomId === null))
    return nothing({ itemId: 'Choisissez ce qui est loué : un instrument, du matériel ou une salle.' });
  if (itemId !== null) {
    const item = await findItem(db, itemId);
    if (!item || item.site_id !== siteId) return nothing({ itemId: 'Cet objet n’est pas à l’inventaire du site de la famille.' });
    const name = `${item.name} n°\u00a0${item.number}`;
    if (item.retired_at) return nothing({ itemId: `${name} est retiré du prêt : choisissez-en un autre.` });
    if (item.rental_id) return nothing({ itemId: `${name} est déjà chez la famille ${item.family_name} : notez d’abord son retour.` });
    return { name, condition: item.condition, problems: {} };
  }
  const room = (await listRooms(db, siteId)).find(({ id }) => id === roomId);
  return room ? { name: room.name, condition: null, problems: {} } : nothing({ roomId: 'Cette salle n’est pas du site de la famille.' });
}

/** What is wrong with the terms of a contract, by field. `standing`: the tariff that it has already, which may have been archived since. */
export async function termsProblems(
  db: ReadDb,
  siteId: string,
  startsOn: string,
  { tariffId, dueOn, insuredUntilOn, insurer }: Pick<Terms, 'tariffId' | 'dueOn' | 'insuredUntilOn' | 'insurer'>,
  standing: string | null = null,
): Promise<Record<string, string>> {
  const problems: Record<string, string> = {};
  if (dueOn !== null && dueOn < startsOn) problems.dueOn = 'Le retour est prévu avant le début : vérifiez les dates.';
  if (insuredUntilOn !== null && insurer === null) problems.insurer = 'Indiquez la compagnie d’assurance.';
  if (tariffId !== null && tariffId !== standing) {
    const tariff = await findTariff(db, tariffId);
    if (!tariff || tariff.site_id !== siteId || tariff.charge !== 'rental' || tariff.archived_at !== null)
      problems.tariffId = 'Ce tarif de location n’est pas en service sur ce site : choisissez dans la liste.';
  }
  return problems;
}

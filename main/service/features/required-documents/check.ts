import type { ReadDb } from '../../../../db/open.ts';
import { conditionsOf, namesake, papersGiven, type Requirement } from '../../../../db/required-documents-desk.ts';
import { requireNoProblems } from '../../../../shared/refusal.ts';
import { conditionProblems } from '../conditions/read.ts';

/** What is asked for can be kept, or each problem is said beside its field. `id`: the one that is changed. */
export async function requireSound(db: ReadDb, siteId: string, id: string | null, asked: Requirement): Promise<void> {
  const problems: Record<string, string> = {};
  if (await namesake(db, siteId, asked.name, id)) problems.name = 'Ce site demande déjà une pièce de ce nom : donnez-en un autre.';
  const { validity } = asked;
  if (validity.validity === 'days' && validity.days === null) problems['validity.days'] = 'Indiquez un nombre de jours.';
  if (validity.validity === 'date' && validity.date === null) problems['validity.date'] = 'Indiquez la date.';
  if (asked.health && !asked.purpose) problems.purpose = 'Dites pourquoi cette donnée de santé est demandée : les familles le liront.';
  const standing = id === null ? [] : await conditionsOf(db, [id]);
  Object.assign(problems, await conditionProblems(db, siteId, asked.conditions, standing), await paperProblems(db, id, asked));
  requireNoProblems(problems);
}

/** A paper under whose name something was given cannot be taken away: what was given would lose its name. */
async function paperProblems(db: ReadDb, id: string | null, { alternatives }: Requirement): Promise<Record<string, string>> {
  const names = alternatives.map(({ name }) => name.toLowerCase());
  const twice = names.findIndex((name, place) => names.indexOf(name) !== place);
  if (twice >= 0) return { [`alternatives.${twice}.name`]: 'Ce document est déjà dans la liste.' };
  if (id === null) return {};
  const lost = (await papersGiven(db, id)).filter((paper) => !alternatives.some((one) => one.id === paper.id));
  const [first] = lost;
  if (!first) return {};
  return {
    alternatives: `« ${first.name} » a déjà été déposé ${first.given} fois : gardez ce document au choix, ou changez seulement son nom.`,
  };
}

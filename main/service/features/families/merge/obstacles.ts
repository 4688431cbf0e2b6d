import { answersWaitingTwice, requestsWaitingAbout } from '../../../../../db/family-overlaps.ts';
import type { ReadDb } from '../../../../../db/open.ts';
import { fullName } from '../../../../../shared/rules/names.ts';
import type { File, Mappings } from './files.ts';

/** What speaks against a merge, in sentences; none of it can be overridden. */
export async function obstaclesOf(db: ReadDb, kept: File, merged: File, mappings: Mappings): Promise<string[]> {
  const obstacles: string[] = [];
  if (kept.family.id === merged.family.id) return ['C’est le même dossier.'];
  if (kept.family.site_id !== merged.family.site_id)
    obstacles.push('Les deux dossiers sont de deux sites différents : un identifiant n’ouvre qu’un site, ils restent donc deux dossiers.');
  for (const { family } of [kept, merged]) if (family.archived_at !== null) obstacles.push(`Le dossier ${family.number} est archivé.`);
  const coming = merged.guardians.filter(({ id }) => !mappings.guardians.get(id));
  if (kept.guardians.length + coming.length > 2)
    obstacles.push(
      `Une famille a deux responsables au plus : dites pour ${coming.map((guardian) => fullName(guardian)).join(' et ')} de qui c’est le doublon.`,
    );
  for (const [from, into] of [...mappings.guardians, ...mappings.students]) {
    if (into === null) continue;
    const both = await requestsWaitingAbout(db, [from, into]);
    if (both.length > 1)
      obstacles.push(
        `Les demandes ${both.map(({ number }) => number).join(' et ')} portent sur la même personne : décidez-en une d’abord.`,
      );
  }
  for (const [from, into] of mappings.students)
    for (const { number } of into === null ? [] : await answersWaitingTwice(db, from, into))
      obstacles.push(
        `La réinscription ${number} attend une décision, et le même élève a répondu dans l’autre dossier : décidez-la d’abord.`,
      );
  if (merged.guardians.some(({ disagreement_at }) => disagreement_at !== null))
    obstacles.push('Un désaccord est signalé dans le dossier à fusionner : levez-le d’abord.');
  return obstacles;
}

import { conditionChoices } from '../../../../db/condition-choices.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { findSite } from '../../../../db/sites.ts';
import { findSchoolYear, listTariffs } from '../../../../db/tariffs.ts';
import { notFound, requireNoProblems } from '../../../../shared/refusal.ts';
import type { Tariff } from '../../../../shared/rules/tariffs.ts';
import { ratesProblems } from '../../../../shared/rules/tariffs-check.ts';

export interface TypedTariff extends Omit<Tariff, 'id' | 'ledger'> {
  siteId: string;
  schoolYearId: string | null;
}

/** The tariff can be kept, or each problem is said beside its field. `id`: the one that is changed. */
export async function requireSound(db: ReadDb, id: string | null, typed: TypedTariff): Promise<void> {
  if (!(await findSite(db, typed.siteId))) throw notFound('Ce site');
  if (typed.schoolYearId !== null && !(await findSchoolYear(db, typed.schoolYearId))) throw notFound('Cette année scolaire');
  const others = (await listTariffs(db, typed.siteId, typed.schoolYearId)).filter((row) => row.archived_at === null && row.id !== id);
  const problems: Record<string, string> = { ...ratesProblems(typed.rates) };
  if (others.some(({ name }) => name.toLocaleLowerCase('fr') === typed.name.toLocaleLowerCase('fr')))
    problems.name = 'Un tarif de ce nom vaut déjà cette année : donnez-en un autre.';
  const twin = others.find(
    (row) =>
      typed.charge === 'teaching' &&
      row.charge === 'teaching' &&
      row.curriculum_id === typed.curriculumId &&
      row.discipline_id === typed.disciplineId &&
      row.cycle_id === typed.cycleId,
  );
  if (twin) problems.curriculumId = `« ${twin.name} » vaut déjà pour les mêmes cours : précisez le cursus, la discipline ou le cycle.`;
  Object.assign(problems, rentalProblems(typed), await unknownChoices(db, typed));
  requireNoProblems(problems);
}

/** A contract is no course, and has no rank. */
function rentalProblems({ charge, curriculumId, disciplineId, cycleId, rates }: TypedTariff): Record<string, string> {
  const problems: Record<string, string> = {};
  if (charge === 'rental' && (curriculumId ?? disciplineId ?? cycleId) !== null)
    problems.charge = 'Une location ne dépend ni du cursus, ni de la discipline, ni du cycle.';
  if ((charge === 'rental' || charge === 'household') && rates.some(({ childRank }) => childRank !== null))
    problems.rates = 'Ce tarif ne dépend pas du rang de l’enfant.';
  return problems;
}

/** What has been archived since stays where it stands; what another site has is not known here. */
async function unknownChoices(db: ReadDb, { siteId, curriculumId, disciplineId, cycleId }: TypedTariff): Promise<Record<string, string>> {
  const choices = await conditionChoices(db, siteId);
  const asked = { curriculum: curriculumId, discipline: disciplineId, cycle: cycleId } as const;
  return Object.fromEntries(
    (['curriculum', 'discipline', 'cycle'] as const).flatMap((kind) => {
      const value = asked[kind];
      return value !== null && !choices[kind]?.some((choice) => choice.value === value)
        ? [[`${kind}Id`, 'Ce choix n’existe pas sur ce site : choisissez dans la liste.']]
        : [];
    }),
  );
}

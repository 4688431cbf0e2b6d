import { conditionChoices } from '../../../../db/condition-choices.ts';
import { findSite } from '../../../../db/sites.ts';
import { listSchoolYears, listTariffs, ratesOf, residencesOf, type TariffRecord } from '../../../../db/tariffs.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { gapsIn } from '../../../../shared/rules/tariffs-check.ts';
import { within } from '../../../../shared/typography.ts';
import type { ReadVerb } from '../../context.ts';

export const list: ReadVerb<'tariffs.list'> = async ({ db }, { siteId, schoolYearId }) => {
  const rows = await listTariffs(db, siteId, schoolYearId);
  const rates = await ratesOf(
    db,
    rows.map(({ id }) => id),
  );
  return {
    rows: rows.map((row) => ({
      id: row.id,
      version: row.version,
      siteId: row.site_id,
      siteName: row.site_name,
      name: row.name,
      schoolYearId: row.school_year_id,
      ledger: row.ledger,
      charge: row.charge,
      curriculumId: row.curriculum_id,
      disciplineId: row.discipline_id,
      cycleId: row.cycle_id,
      holdsFor: heldInWords(row),
      rates: rates.get(row.id) ?? [],
      gaps: gapsIn(rates.get(row.id) ?? []),
      archivedAt: row.archived_at,
    })),
  };
};

function heldInWords({ curriculum, discipline, cycle }: TariffRecord): string | null {
  const words = [
    ...(curriculum === null ? [] : [curriculum]),
    ...(discipline === null ? [] : [discipline]),
    ...(cycle === null ? [] : [within(cycle)]),
  ];
  return words.length === 0 ? null : words.join(', ');
}

export const choices: ReadVerb<'tariffs.choices'> = async ({ db, clock }, { siteId }) => {
  if (!(await findSite(db, siteId))) throw notFound('Ce site');
  const [offered, residences, years] = await Promise.all([conditionChoices(db, siteId), residencesOf(db, siteId), listSchoolYears(db)]);
  const of = (kind: 'curriculum' | 'discipline' | 'cycle') =>
    (offered[kind] ?? []).flatMap(({ value, label, archived }) => (archived ? [] : [{ id: value, label }]));
  return {
    curricula: of('curriculum'),
    disciplines: of('discipline'),
    cycles: of('cycle'),
    residences,
    schoolYears: years.map((year) => ({
      id: year.id,
      label: year.label,
      startsOn: year.starts_on,
      endsOn: year.ends_on,
      current: year.current === 1,
    })),
    nextYear: nextYear(years[0]?.label ?? '', clock.now()),
  };
};

/** « 2026-2027 » gives « 2027-2028 ». */
const nextYear = (label: string, now: Date): string => {
  const last = Number(label.slice(5)) || now.getUTCFullYear();
  return `${last}-${last + 1}`;
};

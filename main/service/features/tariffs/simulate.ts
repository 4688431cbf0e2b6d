import { conditionChoices } from '../../../../db/condition-choices.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { pricedFamilies } from '../../../../db/pricing-facts.ts';
import { findSite } from '../../../../db/sites.ts';
import { findSchoolYear, tariffsInUse } from '../../../../db/tariffs.ts';
import type { ParsedInputOf } from '../../../../shared/contract/index.ts';
import { formatDay } from '../../../../shared/dates.ts';
import { formatCents } from '../../../../shared/money.ts';
import { notFound, requireNoProblems } from '../../../../shared/refusal.ts';
import { type FamilyFacts, priceOf, type Study, type Tariff } from '../../../../shared/rules/tariffs.ts';
import { PERIOD_WORDS } from '../../../../shared/rules/tariffs-words.ts';
import { capital } from '../../../../shared/typography.ts';
import type { ReadVerb } from '../../context.ts';

type Input = ParsedInputOf<'billing.simulate'>;
type Facts = Omit<FamilyFacts, 'period'>;

/** What a family would pay, with the reasons; nothing is written. */
export const simulate: ReadVerb<'billing.simulate'> = async ({ db }, { siteId, schoolYearId, period, who }) => {
  if (!(await findSite(db, siteId))) throw notFound('Ce site');
  const year = await findSchoolYear(db, schoolYearId);
  if (!year) throw notFound('Cette année scolaire');
  const tariffs = await tariffsInUse(db, siteId, schoolYearId);
  const days = { id: year.id, startsOn: year.starts_on, endsOn: year.ends_on };
  let facts: Facts;
  let quotientDate: string | null = null;
  if ('familyId' in who) {
    const [family] = await pricedFamilies(db, [who.familyId], days);
    if (!family || family.siteId !== siteId) throw notFound('Cette famille');
    ({ facts, quotientDate } = family);
  } else facts = await typedFacts(db, siteId, who.facts, tariffs);
  const { lines, unpriced, totals } = priceOf({ ...facts, period }, tariffs);
  const said = [
    { label: 'Quotient familial', value: quotientInWords(facts, quotientDate) },
    { label: 'Résidence', value: facts.residence ?? 'inconnue' },
    { label: 'Paiement', value: capital(PERIOD_WORDS[period].each) },
    { label: 'Élèves inscrits', value: String(facts.students.filter(({ studies }) => studies.length > 0).length) },
  ];
  return {
    facts: said,
    lines: lines.map((line) => ({ ...line, enrolmentIds: [...line.enrolmentIds], explanation: [...line.explanation] })),
    unpriced: [...unpriced],
    totals,
  };
};

function quotientInWords({ quotientCents }: Facts, date: string | null): string {
  if (quotientCents === null) return 'inconnu';
  return date ? `${formatCents(quotientCents)} (du ${formatDay(date)})` : formatCents(quotientCents);
}

/** A family that has no file: each course is called by what was chosen of it. */
async function typedFacts(
  db: ReadDb,
  siteId: string,
  typed: Extract<Input['who'], { facts: unknown }>['facts'],
  tariffs: readonly Tariff[],
): Promise<Facts> {
  const choices = await conditionChoices(db, siteId);
  const labelOf = (kind: 'curriculum' | 'discipline' | 'cycle', id: string | null) =>
    id === null ? null : (choices[kind]?.find(({ value }) => value === id)?.label ?? undefined);
  const problems: Record<string, string> = {};
  const study = (asked: Omit<Study, 'enrolmentId' | 'name'>, path: string): Study => {
    const labels = [labelOf('discipline', asked.disciplineId), labelOf('curriculum', asked.curriculumId), labelOf('cycle', asked.cycleId)];
    if (labels.includes(undefined)) problems[path] = 'Ce cours n’existe pas sur ce site : choisissez dans la liste.';
    else if (labels.every((label) => label === null)) problems[path] = 'Choisissez une discipline ou un cursus.';
    return { ...asked, enrolmentId: null, name: labels.find((label) => typeof label === 'string') ?? 'un cours' };
  };
  const students = typed.students.map((student, i) => ({
    id: String(i),
    name: student.name,
    birthDate: student.birthDate,
    studies: student.studies.map((one, j) => study(one, `who.facts.students.${i}.studies.${j}`)),
  }));
  const rentals = typed.rentalTariffIds.map((tariffId, i) => {
    const tariff = tariffs.find(({ id, charge }) => id === tariffId && charge === 'rental');
    if (!tariff) problems[`who.facts.rentalTariffIds.${i}`] = 'Ce tarif de location ne vaut pas cette année : choisissez dans la liste.';
    return { id: String(i), name: 'Location', studentId: null, tariffId, startsOn: null, endsOn: null };
  });
  requireNoProblems(problems);
  return { quotientCents: typed.quotientCents, residence: typed.residence, students, rentals };
}

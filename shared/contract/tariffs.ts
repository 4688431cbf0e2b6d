import { z } from 'zod';
import { CHARGES, PERIODS } from '../rules/tariffs.ts';
import { id, line, nothing, staffRead, staffWrite } from './operation.ts';

/** Those who set prices; the others of the desk look. */
const MONEY = ['administrateur', 'comptabilite'] as const;
/** Whoever may read a quotient: a price tells it. */
const PRICING = ['administrateur', 'scolarite', 'comptabilite'] as const;

/** 100 000 €: more is a slip of the finger. */
const cents = z.int('Indiquez un montant.').min(0, 'Un montant ne peut pas être négatif.').max(10_000_000, 'Montant trop élevé.');
const period = z.enum(PERIODS);

export const tariffRate = z.strictObject({
  quotientFromCents: cents.nullable(),
  quotientToCents: cents.nullable(),
  residence: line(80).nullable(),
  childRank: z.int().min(1).max(9).nullable(),
  period,
  amountCents: cents,
});

/** What a tariff is, all that is typed of it. The ledger follows from what it is counted by: a rental's is that of rentals. */
const content = {
  name: line(120, 'Donnez un nom au tarif : les familles le liront sur leurs factures.'),
  /** Null: every year. */
  schoolYearId: id.nullable(),
  charge: z.enum(CHARGES),
  curriculumId: id.nullable(),
  disciplineId: id.nullable(),
  cycleId: id.nullable(),
  rates: z.array(tariffRate).max(600, 'Six cents montants au plus.'),
};

export const tariffRow = z.strictObject({
  id,
  version: z.int(),
  siteId: id,
  siteName: z.string(),
  name: z.string(),
  schoolYearId: id.nullable(),
  ledger: z.enum(['cotisation', 'location']),
  charge: z.enum(CHARGES),
  curriculumId: id.nullable(),
  disciplineId: id.nullable(),
  cycleId: id.nullable(),
  /** « Musique, cycle 2 »; null: all that is taught. */
  holdsFor: z.string().nullable(),
  rates: z.array(tariffRate),
  /** For whom there is no price. */
  gaps: z.array(z.string()),
  archivedAt: z.string().nullable(),
});
export type TariffRow = z.output<typeof tariffRow>;

const choice = z.strictObject({ id, label: z.string() });
const schoolYear = z.strictObject({ id, label: z.string(), startsOn: z.string(), endsOn: z.string(), current: z.boolean() });

export const tariffChoices = z.strictObject({
  curricula: z.array(choice),
  disciplines: z.array(choice),
  cycles: z.array(choice),
  /** As they stand on families' sheets and in tariffs. */
  residences: z.array(z.string()),
  /** The latest first. */
  schoolYears: z.array(schoolYear),
  /** The year after the latest, that a copy would open. */
  nextYear: z.string(),
});
export type TariffChoices = z.output<typeof tariffChoices>;

export const tariffEffect = z.strictObject({
  /** Families with a course or a rental. */
  families: z.int(),
  dearer: z.int(),
  cheaper: z.int(),
  /** All families' prices for a year, before and after. */
  beforeCents: z.int(),
  afterCents: z.int(),
  /** Families for whom something would have no price. */
  unpriced: z.int(),
  /** Those whose price changes most. */
  examples: z.array(z.strictObject({ familyId: id, name: z.string(), beforeCents: z.int(), afterCents: z.int() })),
});
export type TariffEffect = z.output<typeof tariffEffect>;

export const pricedLine = z.strictObject({
  ledger: z.enum(['cotisation', 'location']),
  tariffId: id,
  studentId: z.string().nullable(),
  rentalId: z.string().nullable(),
  enrolmentIds: z.array(id),
  wording: z.string(),
  period,
  quantityHundredths: z.int(),
  unitPriceCents: z.int(),
  totalCents: z.int(),
  explanation: z.array(z.string()),
});

/** A family as it is typed, for whoever has no file yet. */
const typedStudent = z.strictObject({
  name: line(80, 'Donnez un prénom.'),
  birthDate: z.iso.date('Date attendue, par exemple 22/11/2016.').nullable(),
  studies: z
    .array(z.strictObject({ curriculumId: id.nullable(), disciplineId: id.nullable(), cycleId: id.nullable() }))
    .min(1, 'Choisissez au moins un cours.')
    .max(20),
});
const typedFacts = z.strictObject({
  quotientCents: cents.nullable(),
  residence: line(80).nullable(),
  students: z.array(typedStudent).max(12, 'Douze élèves au plus.'),
  rentalTariffIds: z.array(id).max(12),
});
export type TypedFacts = z.input<typeof typedFacts>;

export const simulation = z.strictObject({
  /** What was counted with, as it is said: « Quotient 850,00 € (du 12/09/2026) ». */
  facts: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  lines: z.array(pricedLine),
  unpriced: z.array(
    z.strictObject({ tariffId: id.nullable(), studentId: z.string().nullable(), rentalId: z.string().nullable(), sentence: z.string() }),
  ),
  totals: z.strictObject({ cotisation: z.int(), location: z.int() }),
});
export type Simulation = z.output<typeof simulation>;

export const tariffs = {
  /** A site's tariffs of one school year with those of every year, in the office's order; archived ones last. */
  'tariffs.list': staffRead({
    input: z.strictObject({ siteId: id, schoolYearId: id }),
    output: z.strictObject({ rows: z.array(tariffRow) }),
  }),
  'tariffs.choices': staffRead({ input: z.strictObject({ siteId: id }), output: tariffChoices }),
  /** What the prices of the site's families would become if it were saved so; nothing is written. `id`: the one that is changed. */
  'tariffs.preview': staffRead({
    roles: MONEY,
    input: z.strictObject({ id: id.nullish(), siteId: id, ...content }),
    output: tariffEffect,
  }),
  /** A new one, or with `id` and the `version` that was opened, one that stands already. Invoices keep what they were made with. */
  'tariffs.save': staffWrite({
    roles: MONEY,
    input: z.strictObject({ id: id.nullish(), version: z.int().nullish(), siteId: id, ...content }),
    output: z.strictObject({ id, version: z.int() }),
  }),
  /** It prices nothing any more; invoices and contracts that were made with it keep their amounts. */
  'tariffs.archive': staffWrite({ roles: MONEY, input: z.strictObject({ id, version: z.int() }), output: nothing }),
  'tariffs.restore': staffWrite({ roles: MONEY, input: z.strictObject({ id, version: z.int() }), output: nothing }),
  /**
   * A year's tariffs for the year that is named, which is opened when there is none. `percentHundredths`: 250 raises by 2,50 %; amounts
   * are rounded to the nearest multiple of `roundToCents`.
   */
  'tariffs.copy': staffWrite({
    roles: MONEY,
    input: z.strictObject({
      siteId: id,
      fromYearId: id,
      toYear: z.string().regex(/^\d{4}-\d{4}$/, 'Une année scolaire, par exemple 2027-2028.'),
      percentHundredths: z
        .int('Indiquez un pourcentage.')
        .min(-5_000, 'Au plus 50 % de baisse.')
        .max(10_000, 'Au plus 100 % de hausse.')
        .default(0),
      roundToCents: z.union([z.literal(1), z.literal(10), z.literal(50), z.literal(100), z.literal(500)]).default(100),
    }),
    output: z.strictObject({ schoolYearId: id, count: z.int() }),
  }),
  /** What a family would pay for a year, line by line: an existing one (`familyId`), or one that is typed (`facts`). */
  'billing.simulate': staffRead({
    roles: PRICING,
    input: z.strictObject({
      siteId: id,
      schoolYearId: id,
      period,
      who: z.union([z.strictObject({ familyId: id }), z.strictObject({ facts: typedFacts })]),
    }),
    output: simulation,
  }),
};

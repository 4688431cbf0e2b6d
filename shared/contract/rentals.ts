import { z } from 'zod';
import { DEPOSIT_STATES, INSURANCE_STATES, RENTAL_STATES, RENTAL_VIEWS } from '../rules/rentals.ts';
import { id, line, nothing, optionalText, paging, staffRead, staffWrite } from './operation.ts';

/** Instruments pass over the desk's counter, their money over accounting's. */
const LENDING = ['administrateur', 'scolarite', 'comptabilite'] as const;

const day = z.iso.date('Date attendue, par exemple 22/11/2026.');
const cents = z.int('Indiquez un montant.').min(0, 'Un montant ne peut pas être négatif.').max(100_000_000, 'Montant trop élevé.');
const seen = { id, version: z.int() };

export const rentalRow = z.strictObject({
  id,
  version: z.int(),
  siteId: id,
  siteName: z.string(),
  familyId: id,
  familyName: z.string(),
  studentId: id.nullable(),
  studentName: z.string().nullable(),
  itemId: id.nullable(),
  roomId: id.nullable(),
  /** « Violon », or a room's name. */
  thing: z.string(),
  /** The inventory's number; null for a room. */
  number: z.string().nullable(),
  tariffId: id.nullable(),
  tariffName: z.string().nullable(),
  startsOn: z.string(),
  dueOn: z.string().nullable(),
  returnedOn: z.string().nullable(),
  state: z.enum(RENTAL_STATES),
  daysLate: z.int(),
  insurer: z.string().nullable(),
  policyNumber: z.string().nullable(),
  insuredUntilOn: z.string().nullable(),
  insurance: z.enum(INSURANCE_STATES),
  depositCents: z.int().nullable(),
  depositHeldOn: z.string().nullable(),
  depositReturnedOn: z.string().nullable(),
  depositKeptCents: z.int().nullable(),
  deposit: z.enum(DEPOSIT_STATES),
  conditionOut: z.string().nullable(),
  conditionIn: z.string().nullable(),
  comment: z.string().nullable(),
});
export type RentalRow = z.output<typeof rentalRow>;

/** What can be agreed upon, and changed while the contract runs. */
const terms = {
  tariffId: id.nullable(),
  dueOn: day.nullable(),
  depositCents: cents.nullable(),
  insurer: optionalText(120),
  policyNumber: optionalText(60),
  insuredUntilOn: day.nullable(),
  conditionOut: optionalText(200),
  comment: optionalText(1000),
};

export const inventoryRow = z.strictObject({
  id,
  version: z.int(),
  siteId: id,
  siteName: z.string(),
  kind: z.string(),
  number: z.string(),
  name: z.string(),
  brand: z.string().nullable(),
  serialNumber: z.string().nullable(),
  boughtOn: z.string().nullable(),
  valueCents: z.int().nullable(),
  condition: z.string().nullable(),
  comment: z.string().nullable(),
  retiredAt: z.string().nullable(),
  /** Who has it now. */
  out: z
    .strictObject({
      rentalId: id,
      familyId: id,
      familyName: z.string(),
      studentName: z.string().nullable(),
      dueOn: z.string().nullable(),
      late: z.boolean(),
    })
    .nullable(),
  /** Contracts that ever named it. */
  lent: z.int(),
});
export type InventoryRow = z.output<typeof inventoryRow>;

export const INVENTORY_VIEWS = ['all', 'free', 'out', 'retired'] as const;

const choice = z.strictObject({ id, label: z.string() });

export const rentals = {
  /** Contracts as they stand today, the soonest due first; `counts` are those of each view, whatever is searched. */
  'rentals.list': staffRead({
    input: z.strictObject({
      siteId: id.nullish(),
      view: z.enum(RENTAL_VIEWS).default('out'),
      search: z.string().max(200).default(''),
      ...paging,
    }),
    output: z.strictObject({ rows: z.array(rentalRow), total: z.int(), counts: z.record(z.enum(RENTAL_VIEWS), z.int()) }),
  }),
  'rentals.get': staffRead({ input: z.strictObject({ id }), output: rentalRow }),
  /** What a contract or a thing of a site can be made of; with `familyId` its students. */
  'rentals.choices': staffRead({
    input: z.strictObject({ siteId: id, familyId: id.nullish() }),
    output: z.strictObject({
      /** Free now, not retired. */
      items: z.array(choice.extend({ condition: z.string().nullable() })),
      rooms: z.array(choice),
      tariffs: z.array(choice),
      students: z.array(choice),
      kinds: z.array(z.string()),
      conditions: z.array(z.string()),
      /** Last day of this school year: when things usually come back. */
      usualDueOn: z.string().nullable(),
    }),
  }),
  /** One thing, or one room, leaves for a family. `depositHeld`: the deposit was handed over with it. */
  'rentals.begin': staffWrite({
    roles: LENDING,
    input: z.strictObject({
      familyId: id,
      studentId: id.nullable(),
      itemId: id.nullable(),
      roomId: id.nullable(),
      startsOn: day,
      depositHeld: z.boolean(),
      ...terms,
    }),
    output: z.strictObject({ id }),
  }),
  /** What was agreed upon changes; the thing and the family stay. */
  'rentals.edit': staffWrite({
    roles: LENDING,
    input: z.strictObject({ ...seen, ...terms }),
    output: z.strictObject({ version: z.int() }),
  }),
  /** It may be kept longer. */
  'rentals.extend': staffWrite({
    roles: LENDING,
    input: z.strictObject({ ...seen, dueOn: day }),
    output: z.strictObject({ version: z.int() }),
  }),
  /** It is back, in the state that is said: the inventory says so too. */
  'rentals.return': staffWrite({
    roles: LENDING,
    input: z.strictObject({ ...seen, on: day, conditionIn: line(200, 'Dites dans quel état c’est revenu.'), comment: optionalText(1000) }),
    output: z.strictObject({ version: z.int() }),
  }),
  /** The return was noted by mistake: the contract runs again. */
  'rentals.reopen': staffWrite({ roles: LENDING, input: z.strictObject(seen), output: z.strictObject({ version: z.int() }) }),
  /** The deposit is received; nobody holds two. */
  'rentals.holdDeposit': staffWrite({
    roles: LENDING,
    input: z.strictObject({ ...seen, on: day }),
    output: z.strictObject({ version: z.int() }),
  }),
  /** The deposit is given back, less what is kept for damage. */
  'rentals.returnDeposit': staffWrite({
    roles: LENDING,
    input: z.strictObject({ ...seen, on: day, keptCents: cents, reason: optionalText(500) }),
    output: z.strictObject({ version: z.int() }),
  }),
  'inventory.list': staffRead({
    input: z.strictObject({
      siteId: id.nullish(),
      view: z.enum(INVENTORY_VIEWS).default('all'),
      search: z.string().max(200).default(''),
      ...paging,
    }),
    output: z.strictObject({ rows: z.array(inventoryRow), total: z.int(), counts: z.record(z.enum(INVENTORY_VIEWS), z.int()) }),
  }),
  /** A new thing, or with `id` and the `version` that was opened, one that stands already. A kind that is not known yet is added. */
  'inventory.save': staffWrite({
    roles: LENDING,
    input: z.strictObject({
      id: id.nullish(),
      version: z.int().nullish(),
      siteId: id,
      kind: line(80, 'Donnez une famille d’objets, par exemple Cordes.'),
      number: line(40, 'Donnez un numéro d’inventaire.'),
      name: line(120, 'Dites ce que c’est, par exemple Violon 1/2.'),
      brand: optionalText(80),
      serialNumber: optionalText(80),
      boughtOn: day.nullable(),
      valueCents: cents.nullable(),
      condition: optionalText(200),
      comment: optionalText(1000),
    }),
    output: z.strictObject({ id, version: z.int() }),
  }),
  /** It is lent to nobody any more; its past stays. */
  'inventory.retire': staffWrite({ roles: LENDING, input: z.strictObject(seen), output: nothing }),
  'inventory.restore': staffWrite({ roles: LENDING, input: z.strictObject(seen), output: nothing }),
  /** Typed by mistake: only what was never lent can go. */
  'inventory.remove': staffWrite({ roles: LENDING, input: z.strictObject(seen), output: nothing }),
};

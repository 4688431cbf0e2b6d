import type { Row } from '../tables.ts';
import { addDays, daysAgo, instant, TODAY } from './calendar.ts';
import { accountOf, type Demo, type DemoFamily, type DemoGuardian, DISAGREEING } from './model.ts';
import { STREETS } from './names.ts';
import { REASONS_FOR_CHANGES } from './office.ts';
import { idOf } from './organisation.ts';
import { type Random, randomFor } from './random.ts';
import { insertRows } from './rows.ts';
import { mobileNumber } from './sheets.ts';

type Field = Omit<Row<'change_request_field'>, 'request_id'>;

export interface DemoRequest {
  row: Row<'change_request'>;
  fields: Field[];
  family: DemoFamily;
  guardian: DemoGuardian;
}

/** At most so many decided requests, however large the school: a year's worth. */
const MOST_DECIDED = 400;

/**
 * What families asked to change on the sheet of the responsable: waiting, decided field by field with reasons, and withdrawn.
 * Accepted values are those that the sheets show today.
 */
export async function seedRequests({ db, families, counters }: Demo): Promise<DemoRequest[]> {
  const requests = [...pending(families), ...decided(families.slice(11, 11 + MOST_DECIDED * 5)), ...withdrawn(families)];
  requests.sort((a, b) => a.row.created_at.localeCompare(b.row.created_at) || a.family.index - b.family.index);
  for (const [i, { row }] of requests.entries()) row.number = `2026-${String(i + 1).padStart(4, '0')}`;
  counters.set('change-request:2026', requests.length);
  await insertRows(
    db,
    'change_request',
    requests.map(({ row }) => row),
  );
  await insertRows(
    db,
    'change_request_field',
    requests.flatMap(({ row, fields }) => fields.map((field) => ({ request_id: row.id, ...field }))),
  );
  return requests;
}

const asked = (field: string, before: string | null, proposed: string | null): Field => ({
  field,
  before_value: before,
  proposed_value: proposed,
  decision: 'pending',
  decided_value: null,
  reason: null,
  decided_by: null,
  decided_at: null,
});

/** Those of the design's pictures, by the place of the family; `before` is given where the sheet has moved since. */
const PICTURED: readonly { family: number; at: string; fields: (row: DemoGuardian['row']) => Field[] }[] = [
  {
    family: 0,
    at: daysAgo(0, '17:18'),
    fields: (row) => [
      asked('phoneMobile', row.phone_mobile, '+33639984599'),
      asked('addressLine', '3 place du Marché', '12 rue des Luthiers'),
    ],
  },
  { family: 1, at: daysAgo(0, '16:50'), fields: (row) => [asked('birthName', row.birth_name, 'Benkirane')] },
  { family: 4, at: daysAgo(1, '21:07'), fields: (row) => [asked('phoneHome', row.phone_home, '+33465710458')] },
  {
    family: 6,
    at: daysAgo(2, '19:32'),
    fields: (row) => [
      asked('addressLine', row.address_line, '14 bis rue de l’Abbé-Vincent'),
      asked('postalCode', row.postal_code, '38240'),
      asked('city', row.city, 'Meylan'),
    ],
  },
  { family: 7, at: daysAgo(2, '08:41'), fields: (row) => [asked('relationship', row.relationship, 'tuteur')] },
];

function pending(families: Demo['families']): DemoRequest[] {
  const pictured = PICTURED.flatMap(({ family: index, at, fields }) => {
    const family = families[index];
    return family ? ask(family, at, fields) : [];
  });
  const others = families.slice(11).filter(({ index }) => index % 29 === 0 || index === DISAGREEING);
  return [
    ...pictured,
    ...others.flatMap((family) => {
      const random = randomFor(`pending:${family.row.id}`);
      return ask(family, daysAgo(random.int(1, 9), `${random.int(17, 21)}:${random.int(10, 59)}`), (row) => wishes(row, random));
    }),
  ];
}

/** A family asks; none does that has no account to ask with. */
function ask(family: DemoFamily, at: string, fields: (row: DemoGuardian['row']) => Field[]): DemoRequest[] {
  const account = accountOf(family);
  const guardian = family.guardians.find((one) => one.account === account);
  if (!account || !guardian) return [];
  const row: DemoRequest['row'] = {
    id: idOf('change-request', `${guardian.row.id}:${at}`),
    number: '',
    site_id: family.row.site_id,
    family_id: family.row.id,
    subject: 'guardian',
    guardian_id: guardian.row.id,
    student_id: null,
    account_id: account.id,
    state: 'pending',
    version: 1,
    message: null,
    created_at: at,
    updated_at: at,
    decided_at: null,
    decided_by: null,
    seen_by_family_at: null,
  };
  return [{ row, fields: fields(guardian.row), family, guardian }];
}

function wishes(row: DemoGuardian['row'], random: Random): Field[] {
  const phone = asked('phoneMobile', row.phone_mobile, mobileNumber(random));
  const address = asked('addressLine', row.address_line, `${random.int(1, 98)} ${random.pick(STREETS)}`);
  return random.pick([[phone], [address], [phone, address]]);
}

/** Every fifth family has an answer. The value accepted is the one of the sheet, so what stood before is invented. */
function decided(families: readonly DemoFamily[]): DemoRequest[] {
  return families
    .filter(({ index }) => index % 5 === 2)
    .flatMap((family) => {
      const random = randomFor(`decided:${family.row.id}`);
      const day = addDays(TODAY, -random.int(4, 70));
      const [request] = ask(family, instant(day, `${random.int(17, 21)}:${random.int(10, 59)}`), (row) => answers(row, random));
      if (!request) return [];
      const decidedAt = instant(addDays(day, random.int(1, 3)), `10:2${random.digits(1)}`);
      const staff = idOf('staff', random.pick(['sonia', 'marc']));
      Object.assign(request.row, { state: 'decided', updated_at: decidedAt, decided_at: decidedAt, decided_by: staff });
      for (const field of request.fields) Object.assign(field, { decided_by: staff, decided_at: decidedAt });
      return [request];
    });
}

function answers(row: DemoGuardian['row'], random: Random): Field[] {
  const accepted: Field = {
    ...asked('phoneMobile', mobileNumber(random), row.phone_mobile),
    decision: 'accepted',
    decided_value: row.phone_mobile,
  };
  const before = `${random.int(1, 98)} ${random.pick(STREETS)}`;
  const corrected: Field = {
    ...asked('addressLine', before, row.address_line?.toLowerCase() ?? null),
    decision: 'corrected',
    decided_value: row.address_line,
  };
  const refused: Field = {
    ...asked('addressLine', row.address_line, `${random.int(1, 98)} ${random.pick(STREETS)}`),
    decision: 'refused',
    reason: random.pick(REASONS_FOR_CHANGES),
  };
  return random.pick([[accepted], [accepted], [refused], [accepted, refused], [corrected]]);
}

function withdrawn(families: Demo['families']): DemoRequest[] {
  return families
    .slice(11, 1000)
    .filter(({ index }) => index % 23 === 3)
    .flatMap((family) => {
      const random = randomFor(`withdrawn:${family.row.id}`);
      const day = addDays(TODAY, -random.int(5, 50));
      const [request] = ask(family, instant(day, '18:05'), (row) => wishes(row, random));
      if (!request) return [];
      Object.assign(request.row, { state: 'withdrawn', version: 2, updated_at: instant(day, '18:20') });
      return [request];
    });
}

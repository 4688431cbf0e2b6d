import { accepted, answer, ask, asked, type DemoRequest, type Field, refused, takeBack } from './asking.ts';
import { addDays, daysAgo, instant, TODAY } from './calendar.ts';
import { type Demo, type DemoFamily, type DemoGuardian, DISAGREEING } from './model.ts';
import { STREETS } from './names.ts';
import { REASONS_FOR_CHANGES } from './office.ts';
import { type Random, randomFor } from './random.ts';
import { insertRows } from './rows.ts';
import { mobileNumber } from './sheets.ts';
import { studentRequests } from './student-requests.ts';

/** At most so many decided requests, however large the school: a year's worth. */
const MOST_DECIDED = 400;

/**
 * What families asked to change on the sheets of responsables and students: waiting, decided field by field with reasons, and withdrawn.
 * Accepted values are those that the sheets show today.
 */
export async function seedRequests({ db, families, counters }: Demo): Promise<DemoRequest[]> {
  const requests = [
    ...pending(families),
    ...decided(families.slice(11, 11 + MOST_DECIDED * 5)),
    ...withdrawn(families),
    ...studentRequests(families, MOST_DECIDED),
  ];
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
      const at = instant(day, `${random.int(17, 21)}:${random.int(10, 59)}`);
      return ask(family, at, (row) => answers(row, random)).map((request) => answer(request, day, random));
    });
}

function answers(row: DemoGuardian['row'], random: Random): Field[] {
  const phone = accepted('phoneMobile', mobileNumber(random), row.phone_mobile);
  const before = `${random.int(1, 98)} ${random.pick(STREETS)}`;
  const corrected: Field = {
    ...asked('addressLine', before, row.address_line?.toLowerCase() ?? null),
    decision: 'corrected',
    decided_value: row.address_line,
    replaced_value: before,
  };
  const street = `${random.int(1, 98)} ${random.pick(STREETS)}`;
  const address = refused('addressLine', row.address_line, street, random.pick(REASONS_FOR_CHANGES));
  return random.pick([[phone], [phone], [address], [phone, address], [corrected]]);
}

function withdrawn(families: Demo['families']): DemoRequest[] {
  return families
    .slice(11, 1000)
    .filter(({ index }) => index % 23 === 3)
    .flatMap((family) => {
      const random = randomFor(`withdrawn:${family.row.id}`);
      const day = addDays(TODAY, -random.int(5, 50));
      return ask(family, instant(day, '18:05'), (row) => wishes(row, random)).map((request) => takeBack(request, instant(day, '18:20')));
    });
}

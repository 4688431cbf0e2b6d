import { ageOn } from '../../shared/dates.ts';
import { accepted, answer, ask, asked, type DemoRequest, type Field, refused, takeBack } from './asking.ts';
import { addDays, daysAgo, instant, TODAY } from './calendar.ts';
import type { DemoFamily, DemoStudent } from './model.ts';
import { SCHOOLS } from './names.ts';
import { REASONS_FOR_CHANGES } from './office.ts';
import { type Random, randomFor } from './random.ts';
import { mobileNumber } from './sheets.ts';

/** What families asked to change on the sheets of their students: waiting, decided, withdrawn, as for the responsables (`requests.ts`). */
export function studentRequests(families: readonly DemoFamily[], mostDecided: number): DemoRequest[] {
  const invented = families.slice(11);
  return [
    ...pictured(families),
    ...invented.filter(({ index }) => index % 31 === 5).flatMap(pending),
    ...invented
      .filter(({ index }) => index % 7 === 3)
      .slice(0, mostDecided)
      .flatMap(decided),
    ...invented
      .slice(0, 1000)
      .filter(({ index }) => index % 37 === 12)
      .flatMap(withdrawn),
  ];
}

type Wish = (row: DemoStudent['row']) => Field[];

/** One date of birth, as the guides have it; one school that staff have changed meanwhile; one parent of two; one child of three. */
const PICTURED: readonly { family: number; student: number; at: string; wish: Wish }[] = [
  { family: 1, student: 0, at: daysAgo(0, '16:50'), wish: (row) => [asked('birthDate', row.birth_date, '2016-10-08')] },
  {
    family: 2,
    student: 0,
    at: daysAgo(1, '18:26'),
    wish: (row) => [asked('phone', row.phone, '+33639986655'), asked('mayLeaveAlone', row.may_leave_alone, '0')],
  },
  {
    family: 6,
    student: 0,
    at: daysAgo(3, '20:02'),
    wish: (row) => [
      asked('schoolName', 'École du Vieux-Pont', 'Collège des Trois-Massifs'),
      asked('schoolClass', row.school_class, '5e B'),
    ],
  },
  {
    family: 9,
    student: 1,
    at: daysAgo(1, '12:14'),
    wish: (row) => [
      asked('firstName', row.first_name, 'Jean-Sébastien Marie'),
      asked('emergencyName', row.emergency_name, 'Éléonore d’Aubigny'),
      asked('emergencyRelationship', row.emergency_relationship, 'Grand-mère'),
      asked('emergencyPhone', row.emergency_phone, '+33639984410'),
      asked('imageRights', row.image_rights, row.image_rights === 1 ? '0' : '1'),
    ],
  },
];

const pictured = (families: readonly DemoFamily[]): DemoRequest[] =>
  PICTURED.flatMap(({ family: index, student: place, at, wish }) => {
    const family = families[index];
    const student = family?.students[place];
    return family && student ? ask(family, at, () => wish(student.row), student) : [];
  });

const youngest = (family: DemoFamily): DemoStudent[] => family.students.slice(-1);

const pending = (family: DemoFamily): DemoRequest[] =>
  youngest(family).flatMap((student) => {
    const random = randomFor(`pending:${student.row.id}`);
    const at = daysAgo(random.int(1, 9), `${random.int(17, 21)}:${random.int(10, 59)}`);
    return ask(family, at, () => wishes(student.row, random), student);
  });

function wishes(row: DemoStudent['row'], random: Random): Field[] {
  const school = asked('schoolName', row.school_name, otherSchool(row, random));
  const phone = asked('phone', row.phone, mobileNumber(random));
  const birth = asked('birthDate', row.birth_date, addDays(row.birth_date ?? TODAY, random.int(1, 9)));
  return isMinor(row) ? random.pick([[school], [birth], [phone, school]]) : random.pick([[phone], [birth]]);
}

/** The value accepted is the one of the sheet, so what stood before is invented. */
const decided = (family: DemoFamily): DemoRequest[] =>
  youngest(family).flatMap((student) => {
    const random = randomFor(`decided:${student.row.id}`);
    const day = addDays(TODAY, -random.int(4, 70));
    const at = instant(day, `${random.int(17, 21)}:${random.int(10, 59)}`);
    return ask(family, at, () => answers(student.row, random), student).map((request) => answer(request, day, random));
  });

function answers(row: DemoStudent['row'], random: Random): Field[] {
  const birth = accepted('birthDate', addDays(row.birth_date ?? TODAY, -random.int(1, 9)), row.birth_date);
  const school = refused('schoolName', row.school_name, otherSchool(row, random), random.pick(REASONS_FOR_CHANGES.slice(1)));
  return isMinor(row) ? random.pick([[birth], [school], [birth, school]]) : [birth];
}

const withdrawn = (family: DemoFamily): DemoRequest[] =>
  youngest(family).flatMap((student) => {
    const random = randomFor(`withdrawn:${student.row.id}`);
    const day = addDays(TODAY, -random.int(5, 50));
    return ask(family, instant(day, '18:05'), () => wishes(student.row, random), student).map((request) =>
      takeBack(request, instant(day, '18:20')),
    );
  });

const otherSchool = (row: DemoStudent['row'], random: Random): string =>
  random.pick(SCHOOLS.filter((school) => school !== row.school_name));

const isMinor = ({ birth_date }: DemoStudent['row']): boolean => birth_date !== null && ageOn(birth_date, TODAY) < 18;

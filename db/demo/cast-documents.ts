import type { WriteDb } from '../open.ts';
import type { Row } from '../tables.ts';
import type { CastPlace } from './cast.ts';
import { type Random, randomFor } from './random.ts';

type Required = Row<'required_document'>;

/**
 * What the cast’s families of « centre » have to provide, in this order: a proof of address (family, 90 days), a proof of income (family,
 * several files, optional, one of two papers), the rules to sign (family, with a model), a photo (student) and, for violinists, the
 * instrument’s insurance (student). Given so far, and decided long ago, so that no bytes are left: the Le Goffs’ proof of address, which has
 * run out, and Maëlle’s photo, refused. Draws its ids from a source of its own (`randomFor('cast:documents')`), so that no other part of the
 * cast moves.
 */
export async function seedCastDocuments(db: WriteDb, place: CastPlace): Promise<void> {
  const random = randomFor('cast:documents');
  const ids = { address: random.uuid(), income: random.uuid(), rules: random.uuid(), photo: random.uuid(), insurance: random.uuid() };
  await db
    .insertInto('required_document')
    .values([
      { ...asked(place, ids.address, 0), name: 'Justificatif de domicile', scope: 'family', validity: 'days', validity_days: 90 },
      { ...asked(place, ids.income, 1), name: 'Justificatif de quotient familial', scope: 'family', mandatory: 0, several_files: 1 },
      {
        ...asked(place, ids.rules, 2),
        name: 'Règlement intérieur signé',
        scope: 'family',
        model_file_name: 'règlement intérieur.pdf',
        model_media_type: 'application/pdf',
        model_bytes: Buffer.from('%PDF-1.4\n%%EOF\n'),
      },
      { ...asked(place, ids.photo, 3), name: 'Photo d’identité', scope: 'student', explanation: 'Récente, sur fond clair.' },
      { ...asked(place, ids.insurance, 4), name: 'Assurance de l’instrument', scope: 'student' },
    ])
    .execute();
  await db
    .insertInto('required_document_alternative')
    .values(
      ['Avis d’imposition', 'Attestation de quotient familial'].map((name, position) => ({
        id: random.uuid(),
        required_document_id: ids.income,
        name,
        explanation: null,
        position,
      })),
    )
    .execute();
  await onlyForViolinists(db, place, random, ids.insurance);
  await giveLongAgo(db, place, random, ids);
}

const asked = ({ at, sites }: CastPlace, id: string, position: number) => ({
  id,
  site_id: sites.centre,
  validity: 'school-year' as Required['validity'],
  validity_days: null as number | null,
  explanation: null as string | null,
  mandatory: 1 as 0 | 1,
  several_files: 0 as 0 | 1,
  model_file_name: null as string | null,
  model_media_type: null as string | null,
  model_bytes: null as Buffer | null,
  position,
  created_at: at,
  updated_at: at,
});

async function onlyForViolinists(db: WriteDb, { teaching }: CastPlace, random: Random, requiredId: string): Promise<void> {
  const { discipline_id } = await db
    .selectFrom('course')
    .select('discipline_id')
    .where('id', '=', teaching.courses.violin)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('required_document_condition')
    .values({ id: random.uuid(), required_document_id: requiredId, kind: 'discipline', comparison: 'is', value: discipline_id })
    .execute();
}

async function giveLongAgo(
  db: WriteDb,
  { sites, people, staff, teaching }: CastPlace,
  random: Random,
  ids: { address: string; photo: string },
): Promise<void> {
  const { yann } = people;
  const given = (day: string) => ({
    site_id: sites.centre,
    family_id: yann.familyId,
    account_id: yann.accountId,
    school_year_id: teaching.schoolYearId,
    given_at: `${day}T16:12:00.000Z`,
    decided_at: `${day}T17:00:00.000Z`,
    decided_by: staff.marc.id,
    bytes_erased_at: `${day}T18:00:00.000Z`,
    version: 2,
  });
  const documents = [
    {
      ...given('2026-08-21'),
      id: random.uuid(),
      required_document_id: ids.address,
      student_id: null,
      state: 'accepted' as const,
      issued_on: '2026-08-20',
      valid_until: '2026-11-18',
      reason: null,
    },
    {
      ...given('2026-09-09'),
      id: random.uuid(),
      required_document_id: ids.photo,
      student_id: people.yann.students.Maëlle ?? null,
      school_year_id: await nextYear(db),
      state: 'refused' as const,
      issued_on: null,
      valid_until: null,
      reason: 'La photo est trop sombre.',
    },
  ];
  await db.insertInto('document').values(documents).execute();
  await db
    .insertInto('document_file')
    .values(
      documents.map(({ id, given_at, account_id }, i) => ({
        id: random.uuid(),
        document_id: id,
        blob_id: null,
        file_name: i === 0 ? 'facture-eau.pdf' : 'photo.jpg',
        media_type: i === 0 ? 'application/pdf' : 'image/jpeg',
        size_bytes: i === 0 ? 182_456 : 96_200,
        sha256: '0'.repeat(64),
        given_at,
        account_id,
        examined_at: given_at,
      })),
    )
    .execute();
}

/** The year that the cast's campaign prepares, if it has one. */
const nextYear = async (db: WriteDb): Promise<string | null> =>
  (await db.selectFrom('school_year').select('id').where('label', '=', '2027-2028').executeTakeFirst())?.id ?? null;

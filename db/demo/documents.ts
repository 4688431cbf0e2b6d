import type { Row } from '../tables.ts';
import { addDays, daysAgo, instant, TODAY } from './calendar.ts';
import { accountOf, type Demo, type DemoFamily, type DemoStudent } from './model.ts';
import { idOf } from './organisation.ts';
import { type Random, randomFor } from './random.ts';
import { alternativeId, REQUIREMENTS, type RequirementKey, requirementId } from './required-documents.ts';
import { insertRows } from './rows.ts';

// The bytes of documents are sealed with the store's key, which the demonstration does not have. So it holds only documents that staff
// decided on more than thirty days ago, whose bytes are erased by rule (RGPD-7) and of which the metadata stay; what is not given yet is « à fournir ».

interface Written {
  documents: Row<'document'>[];
  files: Row<'document_file'>[];
  exemptions: Row<'document_exemption'>[];
}

/** Documents given since September: accepted, refused with a reason, expired, replaced; and some that a family says do not concern it. */
export async function seedDocuments({ db, families }: Demo): Promise<void> {
  const written: Written = { documents: [], files: [], exemptions: [] };
  for (const family of families) {
    const random = randomFor(`documents:${family.row.id}`);
    for (const key of ['address', 'income', 'rules'] as const) give(family, null, key, random, written);
    for (const student of family.students) {
      for (const key of ['photo', 'insurance'] as const) give(family, student, key, random, written);
      if (student.studies.some(({ curriculum }) => curriculum === 'danse')) giveMedical(family, student, random, written);
    }
  }
  await insertRows(db, 'document', written.documents);
  await insertRows(db, 'document_file', written.files);
  await insertRows(db, 'document_exemption', written.exemptions);
}

function giveMedical(family: DemoFamily, student: DemoStudent, random: Random, written: Written): void {
  if (random.chance(0.8)) give(family, student, 'medical', random, written);
  else written.exemptions.push(exemption(family, student, random));
}

type Fate = 'missing' | 'accepted' | 'expired' | 'refused' | 'replaced';

function give(family: DemoFamily, student: DemoStudent | null, key: RequirementKey, random: Random, written: Written): void {
  const fate: Fate = random.weighted({ missing: 30, accepted: 54, expired: 6, refused: 6, replaced: 4 });
  if (fate === 'missing' || !accountOf(family)) return;
  if (fate !== 'replaced') {
    add(newDocument(family, student, key, fate, random), key, random, written);
    return;
  }
  const first = add({ ...newDocument(family, student, key, 'refused', random), state: 'replaced' }, key, random, written);
  add({ ...newDocument(family, student, key, 'accepted', random), replaces_id: first.id }, key, random, written);
}

function newDocument(
  family: DemoFamily,
  student: DemoStudent | null,
  key: RequirementKey,
  fate: Exclude<Fate, 'missing' | 'replaced'>,
  random: Random,
): Row<'document'> {
  const day = addDays('2026-09-07', random.int(0, 26));
  const refused = fate === 'refused';
  return {
    id: random.uuid(),
    site_id: family.row.site_id,
    required_document_id: requirementId(family.site, key),
    alternative_id: REQUIREMENTS[key].alternatives ? alternativeId(family.site, key, random.int(0, 1)) : null,
    family_id: family.row.id,
    student_id: student?.row.id ?? null,
    re_enrolment_id: null,
    school_year_id: idOf('school-year', '2026-2027'),
    account_id: accountOf(family)?.id ?? null,
    state: refused ? 'refused' : 'accepted',
    issued_on: REQUIREMENTS[key].validity === 'days' ? addDays(day, -random.int(3, 60)) : null,
    valid_until: refused
      ? null
      : fate === 'expired'
        ? addDays(TODAY, -random.int(1, 25))
        : key === 'address'
          ? addDays(TODAY, random.int(5, 40))
          : '2027-08-31',
    given_at: instant(day, `${random.int(17, 21)}:${random.int(10, 59)}`),
    decided_at: instant(addDays(day, 4), '10:40'),
    decided_by: idOf('staff', 'marc'),
    reason: refused
      ? random.pick(['Le document est illisible\u00A0: merci de le numériser à nouveau.', 'Le document date de plus de trois mois.'])
      : null,
    replaces_id: null,
    version: 2,
    bytes_erased_at: instant(addDays(day, 34), '03:10'),
  };
}

function add(document: Row<'document'>, key: RequirementKey, random: Random, written: Written): Row<'document'> {
  written.documents.push(document);
  const files = REQUIREMENTS[key].severalFiles && random.chance(0.3) ? 2 : 1;
  for (let position = 0; position < files; position++) written.files.push(newFile(document, key, position, random));
  return document;
}

const FILE_NAMES: Readonly<Record<RequirementKey, readonly string[]>> = {
  address: ['facture-électricité.pdf', 'justificatif domicile.pdf', 'IMG_2041.jpg'],
  income: ['avis-imposition-2026.pdf', 'attestation QF.pdf'],
  mandate: ['mandat-signé.pdf'],
  photo: ['photo.jpg', 'portrait identité.jpeg', 'IMG_0312.jpg'],
  insurance: ['attestation-assurance-2026-2027.pdf', 'assurance scolaire.pdf'],
  medical: ['certificat.pdf', 'certificat médical danse.jpg'],
  rules: ['règlement signé.pdf', 'reglement_p1.jpg'],
};

function newFile(document: Row<'document'>, key: RequirementKey, position: number, random: Random): Row<'document_file'> {
  const name = random.pick(FILE_NAMES[key]);
  const pdf = name.endsWith('.pdf');
  return {
    id: random.uuid(),
    document_id: document.id,
    blob_id: null,
    file_name: name,
    media_type: pdf ? 'application/pdf' : 'image/jpeg',
    size_bytes: random.int(48_000, 1_900_000),
    sha256: `${random.uuid()}${random.uuid()}`.replaceAll('-', ''),
    pages: pdf ? random.int(1, 4) : null,
    position,
    given_at: document.given_at,
    account_id: document.account_id,
    examined_at: document.given_at,
  };
}

function exemption(family: DemoFamily, student: DemoStudent, random: Random): Row<'document_exemption'> {
  const accepted = random.chance(0.5);
  return {
    id: random.uuid(),
    required_document_id: requirementId(family.site, 'medical'),
    family_id: family.row.id,
    student_id: student.row.id,
    school_year_id: idOf('school-year', '2026-2027'),
    account_id: accountOf(family)?.id ?? null,
    explanation: 'Le certificat déposé pour le club de gymnastique est encore valable, une copie est au secrétariat.',
    state: accepted ? 'accepted' : 'pending',
    reason: null,
    created_at: daysAgo(random.int(3, 20), '19:12'),
    decided_at: accepted ? daysAgo(2, '10:15') : null,
    decided_by: accepted ? idOf('staff', 'marc') : null,
  };
}

import { createHash } from 'node:crypto';
import type { SealedBytes } from '../document-files.ts';
import type { Row } from '../tables.ts';
import { daysAgo, instant } from './calendar.ts';
import { accountOf, type Demo, type DemoFamily, type DemoStudent, isDetailed } from './model.ts';
import { idOf } from './organisation.ts';
import { type Random, randomFor } from './random.ts';
import { alternativeId, REQUIREMENTS, type RequirementKey, requirementId } from './required-documents.ts';
import { insertRows } from './rows.ts';
import { samplePdf, samplePortrait } from './sample-files.ts';

/** Makes bytes unreadable without the store's key, which only the service has. */
export type Seal = (clear: Uint8Array, place: string) => SealedBytes;

interface Written {
  documents: Row<'document'>[];
  files: Row<'document_file'>[];
  blobs: Row<'blob'>[];
}

/**
 * What the families that have answered this autumn's campaign have given for next year: waiting for staff, accepted or refused a few days
 * ago, with files that open. Nothing without a key to seal them.
 */
export async function seedNextYearDocuments({ db, families }: Demo, seal: Seal | undefined): Promise<void> {
  if (!seal) return;
  const answers = await db
    .selectFrom('re_enrolment')
    .innerJoin('campaign', 'campaign.id', 're_enrolment.campaign_id')
    .select(['re_enrolment.id', 're_enrolment.student_id'])
    .where('campaign.state', '=', 'active')
    .where('re_enrolment.answer', 'in', ['administrative', 'courses'])
    .where('re_enrolment.state', 'in', ['draft', 'submitted', 'to-complete', 'validated'])
    .execute();
  const answerOf = new Map(answers.map(({ id, student_id }) => [student_id, id]));
  const written: Written = { documents: [], files: [], blobs: [] };
  for (const family of families.filter(isDetailed)) {
    const random = randomFor(`next-year-documents:${family.row.id}`);
    const answered = family.students.filter(({ row }) => answerOf.has(row.id));
    const [first] = answered;
    if (!first || !accountOf(family)) continue;
    const give = (student: DemoStudent | null, key: RequirementKey) =>
      giveOne({ family, student, key, reEnrolmentId: answerOf.get((student ?? first).row.id) ?? null }, random, seal, written);
    for (const key of ['income', 'rules'] as const) give(null, key);
    for (const student of answered) for (const key of ['photo', 'insurance'] as const) give(student, key);
  }
  await insertRows(db, 'document', written.documents);
  await insertRows(db, 'blob', written.blobs);
  await insertRows(db, 'document_file', written.files);
}

interface Gift {
  family: DemoFamily;
  student: DemoStudent | null;
  key: RequirementKey;
  reEnrolmentId: string | null;
}

function giveOne({ family, student, key, reEnrolmentId }: Gift, random: Random, seal: Seal, written: Written): void {
  const fate = random.weighted({ missing: 30, given: 34, accepted: 24, refused: 12 });
  const days = random.int(2, 15);
  const at = instant(daysAgo(days, '12:00').slice(0, 10), `${random.int(17, 21)}:${random.int(10, 59)}`);
  const id = random.uuid();
  const decidedAt = fate === 'given' ? null : daysAgo(Math.max(1, days - 2), '10:20');
  const name = random.pick(FILE_NAMES[key]);
  const shade = random.int(0, 60);
  const blobId = random.uuid();
  const fileId = random.uuid();
  if (fate === 'missing') return;
  written.documents.push({
    id,
    site_id: family.row.site_id,
    required_document_id: requirementId(family.site, key),
    alternative_id: REQUIREMENTS[key].alternatives ? alternativeId(family.site, key, 1) : null,
    family_id: family.row.id,
    student_id: student?.row.id ?? null,
    re_enrolment_id: reEnrolmentId,
    school_year_id: idOf('school-year', '2027-2028'),
    account_id: accountOf(family)?.id ?? null,
    state: fate,
    issued_on: null,
    valid_until: fate === 'accepted' ? '2028-08-31' : null,
    given_at: at,
    decided_at: decidedAt,
    decided_by: decidedAt && idOf('staff', 'marc'),
    reason: fate === 'refused' ? REASONS[key] : null,
    replaces_id: null,
    version: decidedAt ? 2 : 1,
    bytes_erased_at: null,
  });
  const clear = name.endsWith('.png')
    ? samplePortrait(shade)
    : samplePdf([REQUIREMENTS[key].name.replace('’', "'"), `Famille ${family.row.number}`, 'Document de démonstration']);
  const sealed = seal(clear, blobId);
  written.blobs.push({ id: blobId, key_id: sealed.keyId, nonce: sealed.nonce, bytes: sealed.bytes, created_at: at });
  written.files.push({
    id: fileId,
    document_id: id,
    blob_id: blobId,
    file_name: name,
    media_type: name.endsWith('.png') ? 'image/png' : 'application/pdf',
    size_bytes: clear.length,
    sha256: createHash('sha256').update(clear).digest('hex'),
    pages: name.endsWith('.png') ? null : 1,
    position: 0,
    given_at: at,
    account_id: accountOf(family)?.id ?? null,
    examined_at: at,
  });
}

const FILE_NAMES: Readonly<Record<RequirementKey, readonly string[]>> = {
  address: ['facture-électricité.pdf'],
  income: ['attestation QF 2026.pdf', 'quotient-familial.pdf'],
  mandate: ['mandat-signé.pdf'],
  photo: ['photo.png', 'portrait identité.png'],
  insurance: ['attestation-assurance-2027.pdf', 'responsabilité civile.pdf'],
  medical: ['certificat.pdf'],
  rules: ['règlement signé 2027.pdf', 'reglement-interieur.pdf'],
};

const UNREADABLE = 'Le document est illisible\u00A0: merci de le numériser à nouveau.';
const REASONS: Readonly<Record<RequirementKey, string>> = {
  address: UNREADABLE,
  income: 'Il manque la seconde page.',
  mandate: UNREADABLE,
  photo: 'Le visage n’est pas centré\u00A0: merci d’envoyer une photo d’identité.',
  insurance: 'L’attestation porte sur l’année 2025-2026.',
  medical: UNREADABLE,
  rules: 'La signature manque.',
};

import {
  activeMandatesOf,
  findMandate,
  insertMandate,
  listMandates,
  referenceIsTaken,
  revokeMandate,
} from '../../../../db/direct-debits.ts';
import { findFamily } from '../../../../db/families.ts';
import { guardiansOf } from '../../../../db/guardians.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { notFound, Refusal, refuseField } from '../../../../shared/refusal.ts';
import type { PlainWriteVerb, ReadVerb } from '../../context.ts';
import { readIban } from '../../sepa/rules.ts';

export const list: ReadVerb<'mandates.list'> = async ({ db }, { search, familyId, page, pageSize }) => {
  const { rows, total } = await listMandates(db, { search, familyId: familyId ?? null }, { offset: page * pageSize, limit: pageSize });
  return {
    rows: rows.map((row) => ({
      id: row.id,
      reference: row.reference,
      familyId: row.family_id,
      familyName: row.family_name,
      holder: row.holder,
      ibanTail: row.iban_tail,
      signedOn: row.signed_on,
      revokedAt: row.revoked_at,
    })),
    total,
  };
};

/** The account itself is sealed (RGPD-7): neither a backup nor a copy of the store tells it, and no screen shows it again. */
export const save: PlainWriteVerb<'mandates.save'> = async (ctx, { familyId, guardianId, holder, iban: typed, signedOn, reference }) => {
  const family = await findFamily(ctx.db, familyId);
  if (!family) throw notFound('Cette famille');
  const read = readIban(typed);
  if ('problem' in read) throw refuseField('iban', read.problem);
  if (guardianId && !(await guardiansOf(ctx.db, familyId)).some(({ id }) => id === guardianId))
    throw refuseField('guardianId', 'Cette personne n’est pas de la famille.');
  if (signedOn > dayOf(ctx.clock.now())) throw refuseField('signedOn', 'Cette date est à venir.');
  if (!/^[A-Za-z0-9+?/:().,'-]*$/.test(reference))
    throw refuseField('reference', 'Des lettres sans accent, des chiffres et des tirets, sans espace.');
  if (reference && (await referenceIsTaken(ctx.db, reference)))
    throw refuseField('reference', 'Un autre mandat porte déjà cette référence.');
  const active = await activeMandatesOf(ctx.db, familyId);
  if (active.some((one) => one.guardian_id === (guardianId ?? null)))
    throw new Refusal('conflict', 'Un mandat est déjà en vigueur pour cette famille : révoquez-le d’abord.');
  const made = await insertMandate(
    ctx.db,
    {
      reference: reference || null,
      familyId,
      guardianId: guardianId ?? null,
      holder,
      sealedIban: ctx.secrets.seal(read.iban),
      ibanTail: read.iban.slice(-4),
      signedOn,
      madeBy: ctx.actor.id,
    },
    ctx.clock.now().toISOString(),
  );
  await ctx.record({
    subjectKind: 'mandate',
    subjectId: made.id,
    familyId,
    siteId: family.site_id,
    details: { reference: made.reference },
  });
  ctx.tell('billing', 'history');
  return made;
};

/** No run uses it any more; what is already with the bank goes on. */
export const revoke: PlainWriteVerb<'mandates.revoke'> = async (ctx, { id }) => {
  const mandate = await findMandate(ctx.db, id);
  if (!mandate) throw notFound('Ce mandat');
  if (mandate.revoked_at) throw new Refusal('conflict', 'Ce mandat est déjà révoqué.');
  await revokeMandate(ctx.db, id, ctx.clock.now().toISOString());
  await ctx.record({
    subjectKind: 'mandate',
    subjectId: id,
    familyId: mandate.family_id,
    siteId: mandate.site_id,
    details: { reference: mandate.reference },
  });
  ctx.tell('billing', 'history');
  return {};
};

import {
  dropSecondFactor,
  findSecondFactor,
  listRecoveryCodes,
  replaceRecoveryCodes,
  setLastStep,
  setSecondFactor,
} from '../../../../db/second-factors.ts';
import { endStaffSessions } from '../../../../db/staff-desk.ts';
import { Refusal, refuseField } from '../../../../shared/refusal.ts';
import { type PlainWriteVerb, prepared, type ReadVerb } from '../../context.ts';
import { qrSvg } from '../../letters/qr.ts';
import { requireSeen } from './people.ts';
import { type Checked, checkPresentPassword, requirePresentPassword } from './present-password.ts';
import { makeRecoveryCodes, type RecoveryCodes } from './recovery-codes.ts';
import { isSecondFactorRequired } from './rules.ts';
import { openProposal, sealKey, sealProposal } from './second-factor-key.ts';
import { newTotpKey, stepOf, totpAddress } from './totp.ts';

// A code of one's own telephone beside the password (SEC-1.14): for everybody who works here, for administrators where the office asks it.

export const secondFactor: ReadVerb<'staff.secondFactor'> = async ({ db, actor }) => ({
  active: (await findSecondFactor(db, actor.id)) !== null,
  recoveryCodesLeft: (await listRecoveryCodes(db, actor.id)).length,
  required: await isSecondFactorRequired(db, actor.role),
});

export const proposeSecondFactor: ReadVerb<'staff.proposeSecondFactor'> = async (ctx) => {
  const key = newTotpKey();
  return {
    key: key.replace(/.{4}(?=.)/g, '$& '),
    svg: qrSvg(totpAddress(key, ctx.actor.login)),
    proposal: sealProposal(ctx, ctx.actor.id, key, ctx.clock.now()),
  };
};

interface Adding extends RecoveryCodes {
  key: string;
  step: number;
  /** Null where the session was opened for this very step. */
  checked: Checked | null;
}

/** The first code proves that the telephone has the key and its clock is right; only then is it kept. */
export const addSecondFactor = prepared<'staff.addSecondFactor', Adding>(
  async (ctx, { proposal, code, current }) => {
    const now = ctx.clock.now();
    const key = openProposal(ctx, ctx.actor.id, proposal, now);
    const step = stepOf(key, code, now);
    if (step === null) throw refuseField('code', 'Ce n’est pas le code que l’application affiche maintenant pour cette clé.');
    const checked = ctx.actor.mustAddSecondFactor ? null : await checkPresentPassword(ctx, current ?? '');
    const made = checked?.isRight === false ? { codes: [], hashes: [] } : await makeRecoveryCodes(ctx);
    return { key, step, checked, ...made };
  },
  async (ctx, _typed, { key, step, checked, codes, hashes }) => {
    if (checked) await requirePresentPassword(ctx, checked);
    const { id, sessionId } = ctx.actor;
    if (await findSecondFactor(ctx.db, id)) throw new Refusal('conflict', 'La double authentification est déjà active.');
    const now = ctx.clock.now();
    await setSecondFactor(ctx.db, id, sealKey(ctx, id, key));
    await setLastStep(ctx.db, id, step, now);
    await replaceRecoveryCodes(ctx.db, id, hashes, now);
    const ended = await endStaffSessions(ctx.db, id, now, sessionId);
    await ctx.record({ subjectKind: 'staff', subjectId: id, details: { ended } });
    ctx.tell('settings');
    return { recoveryCodes: codes, ended };
  },
);

export const dropOwnSecondFactor = prepared<'staff.dropSecondFactor', Checked>(
  (ctx, { current }) => checkPresentPassword(ctx, current),
  async (ctx, _typed, checked) => {
    await requirePresentPassword(ctx, checked);
    const { id, role } = ctx.actor;
    if (await isSecondFactorRequired(ctx.db, role))
      throw new Refusal('invalid', 'L’établissement demande la double authentification aux administrateurs.');
    requireActive(await findSecondFactor(ctx.db, id));
    await dropSecondFactor(ctx.db, id);
    await ctx.record({ subjectKind: 'staff', subjectId: id });
    ctx.tell('settings');
    return {};
  },
);

export const renewRecoveryCodes = prepared<'staff.renewRecoveryCodes', Checked & RecoveryCodes>(
  async (ctx, { current }) => {
    const checked = await checkPresentPassword(ctx, current);
    return { ...checked, ...(checked.isRight ? await makeRecoveryCodes(ctx) : { codes: [], hashes: [] }) };
  },
  async (ctx, _typed, { codes, hashes, ...checked }) => {
    await requirePresentPassword(ctx, checked);
    const { id } = ctx.actor;
    requireActive(await findSecondFactor(ctx.db, id));
    await replaceRecoveryCodes(ctx.db, id, hashes, ctx.clock.now());
    await ctx.record({ subjectKind: 'staff', subjectId: id });
    ctx.tell('settings');
    return { recoveryCodes: codes };
  },
);

/** For a colleague whose telephone is lost or replaced. Whoever has it now may have the window too: all are closed. */
export const removeSecondFactor: PlainWriteVerb<'staff.removeSecondFactor'> = async (ctx, { id, version }) => {
  const person = await requireSeen(ctx, id, version);
  if (id === ctx.actor.id) throw new Refusal('invalid', 'Pour votre propre compte, choisissez « Double authentification » sous votre nom.');
  if (person.has_second_factor === 0) throw new Refusal('conflict', `${person.name} n’a pas de double authentification.`);
  await dropSecondFactor(ctx.db, id);
  const ended = await endStaffSessions(ctx.db, id, ctx.clock.now());
  await ctx.record({ subjectKind: 'staff', subjectId: id, details: { name: person.name, ended } });
  ctx.tell('settings', 'office');
  return { ended };
};

function requireActive(sealed: Buffer | null): void {
  if (!sealed) throw new Refusal('conflict', 'La double authentification n’est plus active : un administrateur l’a retirée.');
}

import { recordHistory } from '../../../../db/history.ts';
import { insertSite } from '../../../../db/office.ts';
import { giveMethods } from '../../../../db/payments.ts';
import { giveReasons } from '../../../../db/refusal-reasons.ts';
import { insertStaff, openStaffSession } from '../../../../db/staff.ts';
import { refuseField } from '../../../../shared/refusal.ts';
import { prepared } from '../../context.ts';
import { whyRefused } from '../../passwords/policy.ts';
import { newToken } from '../../passwords/tokens.ts';
import { setting } from '../settings/read.ts';
import { requireNoOffice } from './first-start.ts';

/** First start, way one: the site and its first administrator, who is logged in at once. */
export const create = prepared<'office.create', string>(
  async ({ db, passwords }, { site, administrator }) => {
    await requireNoOffice(db);
    const { minLength } = await setting(db, 'passwords');
    const owner = { minLength, identifier: administrator.login, names: [administrator.name], establishment: [site.name] };
    const why = await whyRefused(administrator.password, owner);
    if (why) throw refuseField('administrator.password', why);
    return passwords.hash(administrator.password, { patient: true });
  },

  async (ctx, { site, administrator }, password_hash) => {
    const { db } = ctx;
    // looked at again inside the transaction: of two who start at the same time, one creates the office
    await requireNoOffice(db);
    const now = ctx.clock.now();
    const at = now.toISOString();
    const siteId = await insertSite(db, site, at);
    await giveReasons(db, at);
    await giveMethods(db);
    const { login, name } = administrator;
    const staffId = await insertStaff(db, { login, name, role: 'administrateur', password_hash, created_at: at });
    const { token, hash } = newToken();
    await openStaffSession(db, staffId, hash, now);
    // nobody was logged in when the call came, but it is known by now who made it
    const actor = { kind: 'staff' as const, id: staffId, name };
    await recordHistory(db, { at: now, actor, verb: 'office.create', subjectKind: 'site', subjectId: siteId, siteId });
    ctx.tell('office', 'history');
    return { token };
  },
);

import { endEveryFamilySession } from '../../../../db/family-sessions.ts';
import { siteNames } from '../../../../db/office.ts';
import { setSetting } from '../../../../db/settings.ts';
import { PLAIN_CONFIRMATION } from '../../../../shared/contract/extranet.ts';
import type { ParsedInputOf } from '../../../../shared/contract/index.ts';
import { Refusal, refuseField, requireNoProblems } from '../../../../shared/refusal.ts';
import type { Authority } from '../../certificates/authority.ts';
import { keepAuthority, keptAuthority, keptImported } from '../../certificates/kept.ts';
import { prepared, type ReadContext, type StaffActor } from '../../context.ts';
import { type ExtranetSetting, isEncrypted, isOnNetwork } from '../../extranet-place.ts';
import { setting } from '../settings/read.ts';
import { extranetVersion, hereabouts } from './read.ts';

type Typed = ParsedInputOf<'extranet.save'>;

/**
 * How families are served from now on. What cannot be opened is refused beside its field before anything is kept, so that they are served
 * on as before; the listener follows once this stands.
 */
export const saveExtranet = prepared<'extranet.save', Authority | null>(
  async (ctx, typed) => {
    const [wanted, before] = [asSetting(typed), await setting(ctx.db, 'extranet')];
    requireSensible(wanted);
    requireConfirmation(typed, before);
    await requireCertificate(ctx, wanted);
    const trouble = await ctx.listenerTrouble(wanted);
    if (trouble) throw refuseField(trouble.field, trouble.message);
    return wanted.mode === 'own-authority' && !(await keptAuthority(ctx.db, ctx.secrets)) ? newAuthority(ctx, wanted) : null;
  },
  async (ctx, typed, authority) => {
    if ((await extranetVersion(ctx.db)) !== typed.version)
      throw new Refusal(
        'conflict',
        'Quelqu’un vient d’enregistrer ces réglages : regardez ce qui a changé avant d’enregistrer les vôtres.',
      );
    const [now, before, wanted] = [ctx.clock.now(), await setting(ctx.db, 'extranet'), asSetting(typed)];
    if (authority && !(await keptAuthority(ctx.db, ctx.secrets)))
      await keepAuthority(ctx.db, ctx.secrets, { authority, server: null }, now);
    await setSetting(ctx.db, 'extranet', wanted, now);
    // what crossed the network in clear, and still does on its way to the redirection, must open nothing over HTTPS
    if (before.mode === 'plain' && isEncrypted(wanted)) await endEveryFamilySession(ctx.db, now);
    await ctx.record({ subjectKind: 'settings', subjectId: null, details: { ...wanted, formerMode: before.mode } });
    ctx.tell('settings', 'extranet', 'office');
    return { version: await extranetVersion(ctx.db) };
  },
);

/** For the names and addresses of today, and no others. */
export async function newAuthority(
  ctx: Pick<ReadContext<StaffActor>, 'db' | 'clock' | 'networks'>,
  wanted: ExtranetSetting,
): Promise<Authority> {
  const [site = 'extranet'] = await siteNames(ctx.db);
  const { makeAuthority } = await import('../../certificates/issue.ts');
  return makeAuthority(site.split(' — ')[0] ?? site, hereabouts(wanted, ctx.networks()), ctx.clock.now());
}

/** ELE-2.14. */
export function requireProtectedKeys({ secrets }: Pick<ReadContext, 'secrets'>, field: string): void {
  if (secrets.protectedBySystem) return;
  throw refuseField(
    field,
    'Cet ordinateur n’offre pas de coffre pour les clés : Portée n’y garde pas de clé privée. Pour ouvrir l’extranet, placez devant lui un serveur HTTPS.',
  );
}

const asSetting = ({ version: _v, confirmation: _c, ...wanted }: Typed): ExtranetSetting => ({
  ...wanted,
  // asked for only where they mean something
  network: isOnNetwork(wanted) ? wanted.network : null,
  redirectPort: isEncrypted(wanted) ? wanted.redirectPort : null,
  authorityInstalled: wanted.mode === 'own-authority' && wanted.authorityInstalled,
});

function requireSensible(wanted: ExtranetSetting): void {
  const problems: Record<string, string> = {};
  if (isOnNetwork(wanted) && !wanted.network) problems.network = 'Choisissez le réseau par lequel les familles viennent.';
  if (isEncrypted(wanted) && wanted.publicUrl?.startsWith('http:'))
    problems.publicUrl = `L’extranet est servi en HTTPS : ${wanted.publicUrl.replace('http:', 'https:')}.`;
  if (wanted.redirectPort === wanted.port)
    problems.redirectPort = 'Ce port est déjà celui de l’extranet : choisissez-en un autre, par exemple 80.';
  requireNoProblems(problems);
}

/** Nobody opens it without encryption by a slip of the mouse (NET-4.1 c); once it is so, other settings may change. */
function requireConfirmation({ mode, confirmation }: Typed, before: ExtranetSetting): void {
  if (mode !== 'plain' || before.mode === 'plain') return;
  const said = (confirmation ?? '')
    .trim()
    .toLowerCase()
    .replace(/^«\s*|\s*»$/g, '');
  if (said !== PLAIN_CONFIRMATION) throw refuseField('confirmation', `Pour confirmer, tapez exactement : ${PLAIN_CONFIRMATION}`);
}

async function requireCertificate(ctx: Pick<ReadContext, 'db' | 'secrets'>, { mode }: ExtranetSetting): Promise<void> {
  if (mode === 'own-authority') requireProtectedKeys(ctx, 'mode');
  if (mode === 'imported' && !(await keptImported(ctx.db, ctx.secrets)))
    throw refuseField('mode', 'Il n’y a pas encore de certificat : importez-le d’abord, plus bas sur cette page.');
}

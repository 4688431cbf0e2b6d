import type { ReadDb } from '../../../../db/open.ts';
import { findSetting, setSetting } from '../../../../db/settings.ts';
import { findSite } from '../../../../db/sites.ts';
import type { InputOf } from '../../../../shared/contract/index.ts';
import { notFound, Refusal, refuseField, requireNoProblems } from '../../../../shared/refusal.ts';
import { type PlainWriteVerb, prepared, type ReadVerb, type WriteContext } from '../../context.ts';
import { ask, NoAnswer, problemOfAddress } from '../../online-payments/outgoing.ts';
import { payFipClient } from '../../online-payments/payfip.ts';
import { NotTaken } from '../../online-payments/provider.ts';
import { isDemonstration, type OnlineSettings, onlineSettings, PAYMENT_KEY } from '../../online-payments/settings.ts';
import { versionOf } from '../../version-of.ts';

export const settings: ReadVerb<'onlinePayments.settings'> = async ({ db, secrets, extranet }, { siteId }) => {
  if (!(await findSite(db, siteId))) throw notFound('Ce site');
  return {
    settings: await onlineSettings(db, siteId),
    keyKept: (await findSetting(db, PAYMENT_KEY, siteId)) !== undefined,
    keysProtected: secrets.protectedBySystem,
    extranet: extranet().address,
    demonstration: await isDemonstration(db),
    version: await versionOfSite(db, siteId),
  };
};

/** Another value, another version; the key belongs to it too. */
const versionOfSite = async (db: ReadDb, siteId: string): Promise<string> =>
  versionOf(
    (await Promise.all(['onlinePayment', PAYMENT_KEY].map((name) => findSetting(db, name, siteId)))).map((kept) =>
      JSON.stringify(kept ?? null),
    ),
  );

type Typed = InputOf<'onlinePayments.saveSettings'>;

/** With whom families of one site pay. The shared key is kept sealed, and only where the machine protects what seals it (ELE-2.14). */
export const saveSettings: PlainWriteVerb<'onlinePayments.saveSettings'> = async (ctx, { siteId, version, settings: typed, key }) => {
  const { db, clock } = ctx;
  const site = await findSite(db, siteId);
  if (!site) throw notFound('Ce site');
  if ((await versionOfSite(db, siteId)) !== version)
    throw new Refusal('conflict', 'Quelqu’un vient d’enregistrer ces réglages : regardez ce qui a changé avant d’enregistrer les vôtres.');
  const before = await onlineSettings(db, siteId);
  const isKept = (await findSetting(db, PAYMENT_KEY, siteId)) !== undefined;
  requireSensible(typed, key ?? null, isKept && key !== '');
  // whatever is in use now: else it would move while another service is chosen, and sign for it afterwards
  const hasMoved = before.redirectPage !== typed.redirectPage;
  await saveKey(ctx, siteId, key ?? null, isKept && hasMoved);
  await setSetting(db, 'onlinePayment', typed, clock.now(), siteId);
  await ctx.record({
    subjectKind: 'settings',
    subjectId: null,
    siteId,
    details: { site: site.name, provider: typed.provider, ...(typed.provider === 'payfip' && { mode: typed.payfipMode }) },
  });
  ctx.tell('settings', 'billing');
  return { version: await versionOfSite(db, siteId) };
};

function requireSensible(typed: Typed['settings'], key: string | null, hasKey: boolean): void {
  const problems: Record<string, string> = {};
  const requireAddress = (name: 'payfipService' | 'payfipPage' | 'redirectPage') => {
    const problem = typed[name] ? problemOfAddress(typed[name]) : 'Ce champ est à remplir.';
    if (problem) problems[`settings.${name}`] = problem;
  };
  if (typed.provider === 'payfip') {
    if (!/^\d{6}$/.test(typed.payfipClient)) problems['settings.payfipClient'] = 'Les six chiffres donnés par la DGFiP.';
    requireAddress('payfipService');
    requireAddress('payfipPage');
  }
  if (typed.provider === 'redirect') {
    requireAddress('redirectPage');
    if (!/^[\x21-\x7e]{1,100}$/.test(typed.redirectMerchant))
      problems['settings.redirectMerchant'] = 'Le nom que le service de paiement vous a donné, sans espace ni accent.';
    if (!key && !hasKey) problems.key = 'La clé partagée avec le service de paiement est à remplir.';
  }
  if (key && key.length < 32) problems.key = 'Une clé d’au moins 32 caractères.';
  requireNoProblems(problems);
}

async function saveKey({ db, clock, secrets }: WriteContext, siteId: string, key: string | null, hasMoved: boolean): Promise<void> {
  if (key === null) {
    if (hasMoved)
      throw refuseField(
        'key',
        'L’adresse de la page a changé : saisissez à nouveau la clé, pour qu’elle ne signe pas pour un autre par erreur.',
      );
    return;
  }
  if (key && !secrets.protectedBySystem)
    throw refuseField('key', 'Cet ordinateur n’a pas de coffre pour les clés : celle-ci n’a pas été enregistrée.');
  await setSetting(db, PAYMENT_KEY, key ? secrets.seal(key).toString('base64') : undefined, clock.now(), siteId);
}

const TIMEOUT = 15_000;

/** Whether the provider is there and knows us; asked before the transaction, as it may take its time. */
export const testConnection = prepared<'onlinePayments.testConnection', string>(
  async ({ db }, { siteId }) => {
    const kept = await onlineSettings(db, siteId);
    try {
      return await answerOf(kept);
    } catch (error) {
      if (error instanceof NoAnswer) throw new Refusal('unavailable', error.message);
      if (error instanceof NotTaken) throw new Refusal('unavailable', `PayFiP répond, mais ne connaît pas ce client : ${error.message}`);
      throw error;
    }
  },
  async (ctx, { siteId }, sentence) => {
    await ctx.record({ subjectKind: 'settings', subjectId: null, siteId });
    return { sentence };
  },
);

async function answerOf(kept: OnlineSettings): Promise<string> {
  if (kept.provider === null) throw new Refusal('conflict', 'Enregistrez d’abord un service de paiement.');
  if (kept.provider === 'test') return 'Le service d’essai fait partie de Portée : il répond toujours.';
  if (kept.provider === 'redirect') {
    const { status } = await ask(kept.redirectPage, { method: 'GET', timeout: TIMEOUT });
    if (status >= 500) throw new NoAnswer(`Le service de paiement est en panne (code HTTP ${status}).`);
    return `Le service de paiement est joignable (code HTTP ${status}). Seul un paiement réel montrera que la clé est la bonne.`;
  }
  const client = await payFipClient({
    client: kept.payfipClient,
    mode: kept.payfipMode,
    service: kept.payfipService,
    page: kept.payfipPage,
  });
  return `PayFiP connaît le client ${kept.payfipClient} : ${client || 'sans libellé'}.`;
}

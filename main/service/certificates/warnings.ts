import type { CertificateFacts, ExtranetWarning } from '../../../shared/contract/extranet.ts';
import { dayOf, daysBetween, formatDate } from '../../../shared/dates.ts';
import { enumerate } from '../../../shared/rules/decision-words.ts';
import type { ExtranetSetting } from '../extranet-place.ts';

interface Means {
  setting: ExtranetSetting;
  imported: CertificateFacts | null;
  authority: { facts: CertificateFacts; missing: readonly string[] } | null;
}

/** Days before its end from which a certificate is spoken of, and from which it presses (NET-4.1). */
const SOON = 30;
const PRESSING = 7;

/** What the office should see to before browsers refuse the extranet; nothing where it is served without HTTPS of our own. */
export function warningsOf({ setting, imported, authority }: Means, now: Date): ExtranetWarning[] {
  if (setting.mode === 'imported' && imported) {
    return [...ending(imported, 'Le certificat de l’extranet', 'importez le nouveau', now), ...untold(imported, setting)];
  }
  if (setting.mode === 'own-authority' && authority) {
    return [
      ...ending(authority.facts, 'L’autorité de Portée', 'refaites-la, puis installez-la sur les postes', now),
      ...beyond(authority.missing),
    ];
  }
  return [];
}

function ending({ until }: CertificateFacts, what: string, act: string, now: Date): ExtranetWarning[] {
  const days = daysBetween(dayOf(now), dayOf(until));
  if (new Date(until) <= now)
    return [
      { tone: 'garnet', sentence: `${what} n’est plus valable depuis le ${formatDate(until)} : les navigateurs le refusent ; ${act}.` },
    ];
  if (days > SOON) return [];
  const when = days <= 0 ? 'aujourd’hui' : days === 1 ? 'demain' : `dans ${days} jours, le ${formatDate(until)}`;
  return [{ tone: days <= PRESSING ? 'garnet' : 'amber', sentence: `${what} expire ${when} : ${act}.` }];
}

/** The address that families type must be one of the certificate's names. */
function untold({ names }: CertificateFacts, { publicUrl }: ExtranetSetting): ExtranetWarning[] {
  if (!publicUrl) {
    const named = names.map((name) => `https://${name}`);
    return [
      {
        tone: 'amber',
        sentence: `Donnez l’adresse publique que nomme le certificat (${enumerate(named)}) : sous une autre, les navigateurs le refusent.`,
      },
    ];
  }
  const { hostname } = new URL(publicUrl);
  if (names.some((name) => standsFor(name, hostname))) return [];
  return [
    {
      tone: 'garnet',
      sentence: `Le certificat n’est pas fait pour ${hostname} mais pour ${enumerate([...names])} : les navigateurs le refuseront.`,
    },
  ];
}

/** `*.exemple.fr` stands for one more label, never for two. */
function standsFor(name: string, hostname: string): boolean {
  const [own, asked] = [name.toLowerCase(), hostname.toLowerCase().replace(/^\[|\]$/g, '')];
  return own === asked || (own.startsWith('*.') && asked.slice(asked.indexOf('.')) === own.slice(1) && asked.includes('.'));
}

function beyond(missing: readonly string[]): ExtranetWarning[] {
  if (missing.length === 0) return [];
  const [verb, them] =
    missing.length > 1 ? ['ne sont pas dans', 'Les navigateurs qui les tapent'] : ['n’est pas dans', 'Les navigateurs qui le tapent'];
  return [
    {
      tone: 'amber',
      sentence: `${enumerate([...missing])} ${verb} l’autorité de Portée. ${them} refuseront le certificat : refaites l’autorité, puis installez-la de nouveau.`,
    },
  ];
}

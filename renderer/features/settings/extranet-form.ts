import { EVERY_NETWORK, type ExtranetMode } from '../../../shared/contract/extranet.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';

export type Means = OutputOf<'extranet.means'>;

export interface ExtranetTyped {
  mode: ExtranetMode;
  network: string | null;
  port: number | string;
  redirectPort: number | string;
  names: string[];
  publicUrl: string;
  authorityInstalled: boolean;
  confirmation: string;
}

/** In the order of the form. */
export const EXTRANET_NAMES = [
  'mode',
  'confirmation',
  'network',
  'port',
  'redirectPort',
  'names',
  'publicUrl',
  'authorityInstalled',
] as const;

/** Each with what it means for those who come; the one that is usually right first among those that open the network. */
export const MODES: readonly { value: ExtranetMode; label: string; description: string; isAdvised?: true }[] = [
  {
    value: 'local',
    label: 'Cet ordinateur seulement',
    description: 'Pour essayer, ou derrière un serveur mandataire HTTPS (« reverse proxy ») installé sur cet ordinateur.',
  },
  {
    value: 'own-authority',
    label: 'Le réseau, en HTTPS, avec l’autorité de Portée',
    description: 'Rien à acheter : Portée fait et renouvelle son certificat. Son autorité s’installe une fois sur les postes qui viennent.',
    isAdvised: true,
  },
  {
    value: 'imported',
    label: 'Le réseau, en HTTPS, avec votre certificat',
    description: 'Celui que le service informatique ou un organisme vous a remis, à importer plus bas. Le seul qui convienne à internet.',
  },
  {
    value: 'plain',
    label: 'Le réseau, sans chiffrement',
    description: 'Déconseillé : mots de passe, pièces et fiches passent en clair, et d’autres sur le réseau peuvent les lire.',
  },
];

export const isNetworked = (mode: ExtranetMode): boolean => mode !== 'local';
export const isEncrypted = (mode: ExtranetMode): boolean => mode === 'own-authority' || mode === 'imported';

/** One network is chosen by itself where there is only one. */
export const fromMeans = ({ setting, networks }: Means): ExtranetTyped => ({
  mode: setting.mode,
  network: setting.network ?? (networks.length === 1 ? (networks[0]?.name ?? null) : null),
  port: setting.port,
  redirectPort: setting.redirectPort ?? '',
  names: setting.names,
  publicUrl: setting.publicUrl ?? '',
  authorityInstalled: setting.authorityInstalled,
  confirmation: '',
});

export const toSaved = (typed: ExtranetTyped, version: string): InputOf<'extranet.save'> => ({
  mode: typed.mode,
  network: typed.network,
  port: Number(typed.port),
  redirectPort: typed.redirectPort === '' ? null : Number(typed.redirectPort),
  names: typed.names,
  publicUrl: typed.publicUrl.trim() || null,
  authorityInstalled: typed.authorityInstalled,
  confirmation: typed.confirmation,
  version,
});

/** « Ethernet (192.168.1.20) »; a network that this machine has left is still shown, as it was chosen. */
export function networkChoices({ networks, setting }: Means): { value: string; label: string }[] {
  const known = networks.map(({ name, addresses }) => ({ value: name, label: `${name} (${addresses.join(', ')})` }));
  const isLost = setting.network && setting.network !== EVERY_NETWORK && !networks.some(({ name }) => name === setting.network);
  return [
    ...known,
    ...(isLost && setting.network ? [{ value: setting.network, label: `${setting.network} (débranché)` }] : []),
    { value: EVERY_NETWORK, label: 'Tous les réseaux de cet ordinateur' },
  ];
}

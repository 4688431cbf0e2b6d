import type { ExtranetState } from '../../../shared/contract/office.ts';
import { Pill } from '../../ui/Pill.tsx';

/** Whether families can come in, and how. */
export function ExtranetPill({ extranet: { localAddress, isPlainOnNetwork } }: { extranet: ExtranetState }) {
  if (localAddress === null) return <Pill tone="garnet">Fermé</Pill>;
  if (isPlainOnNetwork) return <Pill tone="garnet">Ouvert sans chiffrement</Pill>;
  return localAddress.startsWith('https:') ? <Pill tone="green">Ouvert en HTTPS</Pill> : <Pill tone="plain">Sur cet ordinateur</Pill>;
}

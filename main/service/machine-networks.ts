import { networkInterfaces } from 'node:os';

/** One network that this machine is on, as its system calls it (« Ethernet »), with this machine's addresses there. */
export interface Network {
  name: string;
  addresses: string[];
}

export type MachineNetworks = () => Network[];

/**
 * The networks on which others can reach this machine. IPv6 only where there is no IPv4: its addresses change by themselves, and neither a
 * letter nor a certificate could keep up.
 */
export function machineNetworks(): Network[] {
  return Object.entries(networkInterfaces()).flatMap(([name, known = []]) => {
    const others = known.filter(({ internal, address }) => !internal && !LINK_LOCAL.test(address));
    const v4 = others.filter(({ family }) => family === 'IPv4');
    const addresses = (v4.length > 0 ? v4 : others).map(({ address }) => address);
    return addresses.length > 0 ? [{ name, addresses }] : [];
  });
}

/** What a machine gives itself when nobody gives it an address. */
const LINK_LOCAL = /^(169\.254\.|fe80:)/i;

const EVERY_MS = 5000;

/** Calls back when an address came or went: a cable, another Wi-Fi, the end of a sleep (NET-4.14). Gives the function that stops it. */
export function watchNetworks(networks: MachineNetworks, changed: () => void): () => void {
  let known = JSON.stringify(networks());
  const timer = setInterval(() => {
    const now = JSON.stringify(networks());
    if (now === known) return;
    known = now;
    changed();
  }, EVERY_MS).unref();
  return () => clearInterval(timer);
}

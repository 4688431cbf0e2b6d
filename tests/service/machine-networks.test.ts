import { afterEach, expect, test, vi } from 'vitest';
import { machineNetworks, type Network, watchNetworks } from '../../main/service/machine-networks.ts';

afterEach(() => void vi.useRealTimers());

test('NET-4.14 a cable, another Wi-Fi, the end of a sleep: what changed is noticed within five seconds', () => {
  vi.useFakeTimers();
  let networks: Network[] = [{ name: 'Ethernet', addresses: ['192.0.2.7'] }];
  const changed = vi.fn();
  const stop = watchNetworks(() => networks, changed);
  vi.advanceTimersByTime(60_000);
  expect(changed).not.toHaveBeenCalled();
  networks = [{ name: 'Ethernet', addresses: ['192.0.2.8'] }];
  vi.advanceTimersByTime(5000);
  expect(changed).toHaveBeenCalledTimes(1);
  networks = [];
  vi.advanceTimersByTime(10_000);
  expect(changed).toHaveBeenCalledTimes(2);
  stop();
  networks = [{ name: 'Wi-Fi', addresses: ['192.0.2.9'] }];
  vi.advanceTimersByTime(60_000);
  expect(changed).toHaveBeenCalledTimes(2);
});

test('this machine’s own networks are those on which others can reach it', () => {
  for (const { name, addresses } of machineNetworks()) {
    expect(addresses.length, name).toBeGreaterThan(0);
    for (const address of addresses) expect(address).not.toMatch(/^(127\.|::1$|169\.254\.|fe80:)/i);
  }
});

// Whether a window can be shown here, and a virtual display where it cannot.
import { spawn } from 'node:child_process';

export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Calls `work` with the environment variables a window needs, on the machine's display or on a virtual one that ends afterwards.
 * Xvfb picks a free number itself (-displayfd), so several may run side by side.
 */
export async function withDisplay(work) {
  if (hasDisplay()) return work({});
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  try {
    const number = await displayNumber(server);
    // no bus on a bare machine: an address that fails at once keeps Chromium from looking for one
    return await work({ DISPLAY: `:${number}`, DBUS_SESSION_BUS_ADDRESS: process.env.DBUS_SESSION_BUS_ADDRESS ?? 'disabled:' });
  } finally {
    server.kill();
  }
}

function displayNumber(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdio[3].on('data', (chunk) => {
      said += chunk;
      if (said.includes('\n')) resolve(said.trim());
    });
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
}

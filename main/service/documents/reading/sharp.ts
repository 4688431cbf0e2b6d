import { createRequire, Module } from 'node:module';
import type Sharp from 'sharp';

const require = createRequire(import.meta.url);

/**
 * sharp with its decoders in WebAssembly, and only those for JPEG and PNG. A flaw in a decoder stays inside that memory, and on Linux the native
 * ones share a process with Electron's GLib badly: objects of one copy reach the other, which ends in leaks or a crash
 * (https://github.com/lovell/sharp/issues/4522).
 */
export function loadSharp(): typeof Sharp {
  preferWebAssembly();
  const sharp: typeof Sharp = require('sharp');
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng'] });
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

/** sharp takes the native decoders of its platform where they are installed: in their place it finds the others. */
function preferWebAssembly(): void {
  const fromSharp = createRequire(require.resolve('sharp'));
  const resolve = (name: string): string | null => {
    try {
      return fromSharp.resolve(`${name}/sharp.node`);
    } catch {
      return null;
    }
  };
  const decoders = resolve('@img/sharp-wasm32');
  if (!decoders) return;
  for (const platform of [process.platform, `${process.platform}musl`]) {
    const native = resolve(`@img/sharp-${platform}-${process.arch}`);
    if (native) fromSharp.cache[native] = Object.assign(new Module(native), { exports: fromSharp(decoders), loaded: true });
  }
}

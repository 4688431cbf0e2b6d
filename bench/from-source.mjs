// Lets a benchmark import the service as it is written: Node takes the types out of `.ts` by itself, but knows no `.tsx`.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'rolldown/utils';

const isRuntime = (specifier) => specifier.startsWith('.') && specifier.endsWith('/jsx-runtime');

registerHooks({
  resolve: (specifier, context, next) => next(isRuntime(specifier) ? `${specifier}.ts` : specifier, context),
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context);
    const file = fileURLToPath(url);
    const { code, errors } = transformSync(file, readFileSync(file, 'utf8'), { jsx: { runtime: 'automatic' } });
    if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
    return { format: 'module', source: code, shortCircuit: true };
  },
});

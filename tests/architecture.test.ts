import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verbs } from '../main/service/features/index.ts';
import { contract } from '../shared/contract/index.ts';

const root = resolve(import.meta.dirname, '..');

interface Import {
  from: string;
  /** A path from the root, or a package's name. */
  to: string;
}

function sources(dir: string): string[] {
  return readdirSync(join(root, dir), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx)$/.test(name))
    .map((name) => join(dir, name));
}

function imports(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const specifiers = [
    ...text.matchAll(/^\s*(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]/gm),
    ...text.matchAll(/\bimport\(['"]([^'"]+)['"]\)/g),
  ];
  return specifiers.map(([, to = '']) => ({
    from: file,
    to: to.startsWith('.') ? relative(root, resolve(root, dirname(file), to.split('?')[0] ?? '')) : to,
  }));
}

const all = ['shared', 'db', 'main', 'preload', 'renderer'].flatMap(sources).flatMap(imports);
const within = (dir: string) => all.filter((i) => i.from.startsWith(`${dir}/`));
const breaking = (list: Import[], allowed: (to: string, from: string) => boolean) =>
  list.filter((i) => !allowed(i.to, i.from)).map((i) => `${i.from} -> ${i.to}`);

describe('import directions', () => {
  it('finds the imports that it is about to judge', () => {
    expect(all.length).toBeGreaterThan(100);
    expect(within('renderer').some((i) => i.to === 'react')).toBe(true);
  });

  it('shared is true everywhere: zod and phone numbers, nothing of a platform', () => {
    expect(breaking(within('shared'), (to) => to.startsWith('shared/') || ['zod', 'libphonenumber-js/min'].includes(to))).toEqual([]);
  });

  it('db is the only place that knows SQL', () => {
    const isSql = (to: string) => /^(kysely|better-sqlite3)(\/|$)/.test(to);
    expect(breaking(within('db'), (to) => /^(db|shared)\//.test(to) || isSql(to) || to.startsWith('node:'))).toEqual([]);
    expect(
      breaking(
        all.filter((i) => !i.from.startsWith('db/')),
        (to) => !isSql(to),
      ),
    ).toEqual([]);
    // a verb has the store in its hands all the same; what it asks is asked in db
    const asking = /\.(selectFrom|insertInto|updateTable|deleteFrom)\(/;
    expect(sources('main').filter((file) => asking.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  it('the service never imports Electron, nor the window', () => {
    expect(breaking(within('main/service'), (to) => to !== 'electron' && !/^(main\/desktop|preload|renderer|tests)\//.test(to))).toEqual(
      [],
    );
  });

  it('the shell is never on the data path: no service, no store', () => {
    expect(breaking(within('main/desktop'), (to) => !/^(main\/service|db|renderer|preload|tests)\//.test(to))).toEqual([]);
  });

  it('the preload and the window see the contract only', () => {
    expect(breaking(within('preload'), (to) => to === 'electron' || /^(shared|preload)\//.test(to))).toEqual([]);
    expect(breaking(within('renderer'), (to) => !/^(db|main|preload|tests|node:|electron)/.test(to))).toEqual([]);
  });

  it('a feature uses its context, the frame, the store’s verbs and the doors of other features, never their inner files', () => {
    const inner = breaking(within('main/service/features'), (to, from) => {
      const other = /^main\/service\/features\/([^/]+)\/(.+)$/.exec(to);
      if (!other) return !/^main\/service\/(start|entry-|doors\/)/.test(to);
      const own = /^main\/service\/features\/([^/]+)\//.exec(from)?.[1];
      return own === undefined || other[1] === own || FRONT_FILES.has(other[2] ?? '');
    });
    expect(inner).toEqual([]);
  });

  it('pages and e-mails are drawn by our own JSX runtime, in every file that has an element', () => {
    // the icons are written out as text
    const files = sources('main/service').filter((file) => file.endsWith('.tsx') && !file.endsWith('/icons.tsx'));
    const drawn = files.filter((file) => /<\/\w*>|\/>/.test(readFileSync(join(root, file), 'utf8')));
    const runtime = (file: string) => /^\/\*\* @jsxImportSource (\S+) \*\/\n/.exec(readFileSync(join(root, file), 'utf8'))?.[1] ?? 'none';
    expect(drawn.length).toBeGreaterThan(50);
    expect(drawn.filter((file) => resolve(root, dirname(file), runtime(file)) !== join(root, 'main/service/jsx'))).toEqual([]);
  });

  it('doors know dispatch, the lists of features, the frame and the contract', () => {
    expect(
      breaking(within('main/service/doors'), (to) => !/^(renderer|preload|main\/desktop)\//.test(to) && !/^main\/service\/start/.test(to)),
    ).toEqual([]);
  });
});

/** What a feature shows to the others: `read.ts` (settings), `identify.ts` (who a token stands for, who is logged in). */
const FRONT_FILES = new Set(['index.ts', 'read.ts', 'identify.ts']);

describe('the contract', () => {
  it('has one verb for each operation and no verb without one', () => {
    expect(Object.keys(verbs).sort()).toEqual(Object.keys(contract).sort());
  });

  it('names each operation after its subject', () => {
    expect(Object.keys(contract).filter((name) => !/^[a-zA-Z]+\.[a-zA-Z]+$/.test(name))).toEqual([]);
  });
});

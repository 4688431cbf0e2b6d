// Other programs the set-up starts. What they print goes to standard error.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { nodeModules, root } from './places.mjs';
import { Stop } from './speak.mjs';

/** Runs a program to its end; refuses with its last words when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 'pipe'], encoding: 'utf8', ...options });
  if (result.error) throw result.error;
  if (result.status === 0) return;
  const lastWords = (result.stderr ?? '').trim().split('\n').slice(-25).join('\n');
  throw new Stop(`${[command, ...args].join(' ')} ended with ${result.status ?? result.signal}\n${lastWords}`);
}

/** npm of the machine, on the machine's Node: the one in node_modules disappears while npm ci runs. */
export function npm(args, options = {}) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (script && node && existsSync(node) && !node.startsWith(nodeModules)) return run(node, [script, ...args], options);
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(nodeModules));
  const env = { ...(options.env ?? process.env), PATH: path.join(delimiter) };
  if (process.platform === 'win32') return run('npm.cmd', args, { ...options, env, shell: true });
  return run('npm', args, { ...options, env });
}

/** Is this program on the PATH? */
export function hasCommand(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => folder && isProgram(join(folder, name)));
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

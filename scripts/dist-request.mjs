// What `npm run dist` was asked for, and whether it may be made from the Electron runtime at hand.

const platforms = { '--linux': 'LINUX', '--win': 'WINDOWS', '--mac': 'MAC' };
const ownPlatform = { linux: '--linux', win32: '--win', darwin: '--mac' };
const usage = 'usage: npm run dist -- [--linux|--win|--mac] [dir|tar.gz|nsis|dmg|zip …]';

/** `kind` is electronKind(). Gives { platform, targets, isTestBuild }, or { refusal, code } with a sentence that says what to do. */
export function requestOf(flags, { kind, platform }) {
  const chosen = flags.filter((flag) => flag.startsWith('-'));
  const unknown = chosen.filter((flag) => !(flag in platforms));
  if (unknown.length > 0) return { refusal: `unknown: ${unknown.join(', ')}. ${usage}`, code: 2 };
  if (chosen.length > 1) return { refusal: `one system at a time. ${usage}`, code: 2 };

  const targets = flags.filter((flag) => !flag.startsWith('-'));
  const system = chosen[0] ?? ownPlatform[platform];
  const isTestBuild = kind === 'fallback';
  const isUnpackedHere = system === ownPlatform[platform] && targets.length === 1 && targets[0] === 'dir';
  if (isTestBuild && !isUnpackedHere) return { refusal: noRelease, code: 1 };
  return { platform: platforms[system], targets, isTestBuild };
}

const noRelease =
  'A release cannot be packed here: this clone runs on the fallback runtime (Electron 33, end of life, somebody else’s build), which must ' +
  'never be shipped. Where github.com can be reached, delete node_modules/electron/dist and run the same command again: the set-up then ' +
  'takes the official Electron. For a look at the packed application, "npm run dist -- --linux dir" makes the test build « Portée (essai) ».';

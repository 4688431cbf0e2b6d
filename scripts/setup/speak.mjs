// What the set-up says, and how a failure is told: what happened, then what to do.

/** A failure whose message already says what to do. */
export class Stop extends Error {}

export function say(message) {
  console.error(`[setup] ${message}`);
}

const knownCauses = [
  [
    /ENOSPC|no space left/i,
    'The disk is full: about 3 GB are needed for the packages and the runtime. Make room, then run the same command again.',
  ],
  [
    /EINTEGRITY/,
    'A package is not the one package-lock.json names. Run "npm cache clean --force" and try again; if it comes back, do not go on: tell the maintainers.',
  ],
  [
    /EUSAGE|can only install packages when your package\.json and package-lock\.json/,
    'package.json and package-lock.json do not agree. Take both from the same commit (docs/toolchain.md says how to change a dependency).',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network/i,
    'The package registry cannot be reached. Check the network, the proxy and "npm config get registry", then run the same command again: what is already downloaded is kept.',
  ],
  [/E404|ETARGET|No matching version/, 'The registry in use does not have this package. Check "npm config get registry".'],
  [/EACCES|EPERM|EROFS/, 'A folder cannot be written. Check who owns this folder and the cache folder (PORTEE_CACHE_DIR moves it).'],
];

/** The sentence for a person: the known cause first, then the facts. */
export function explain(error) {
  const facts = error instanceof Stop ? error.message : String(error?.stack ?? error);
  const cause = error?.plain ? undefined : knownCauses.find(([pattern]) => pattern.test(`${error?.code ?? ''} ${facts}`));
  return cause ? `${cause[1]}\n${facts.trim()}` : facts.trim();
}

/** A Stop whose sentence is complete: explain() adds nothing to it. */
export function stop(message) {
  const error = new Stop(message);
  error.plain = true;
  return error;
}

import { destination, type Logger, pino } from 'pino';

/** What must never reach a log, wherever it turns up in an entry (SEC-1.4, SEC-1.8). */
const SECRET = ['password', 'current', 'again', 'token', 'secret', 'cookie', 'authorization', 'storeKey'];

/** JSON lines on standard error: standard output belongs to the ready line. */
export const openLog = (): Logger =>
  pino(
    { base: null, level: 'info', redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '…' } },
    destination({ fd: 2, sync: true }),
  );

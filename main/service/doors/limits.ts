/** NET-4.7. Times in milliseconds, sizes in bytes. */
export const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  // Node looks at its connections every 30 s by default: a slow client would live that long whatever the times above say (T6)
  connectionsCheckingInterval: 1000,
  /** Until both sides have agreed on keys. */
  handshakeTimeout: 10_000,
  keepAliveTimeout: 5000,
  maxHeaderSize: 8 * 1024,
  headers: 64,
  connections: 256,
  connectionsPerAddress: 24,
  /** A connection on which nothing has moved for so long is closed: a reader who never reads the answer, too. */
  silence: 65_000,
  /** Without a request under way, whatever else arrives: longer than `keepAliveTimeout` and `headersTimeout` after one another. */
  idle: 16_000,
  finishing: 10_000,
} as const;

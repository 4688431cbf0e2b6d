import type { SecureContextOptions } from 'node:tls';

/**
 * What is spoken (NET-4.2): TLS 1.2 and 1.3. Of the older one only what hides past traffic from whoever gets the key later, and
 * authenticates what it hides: neither RC4 nor 3DES nor CBC. Those of TLS 1.3 are all good and not named here.
 */
const MODERN: SecureContextOptions = {
  minVersion: 'TLSv1.2',
  ciphers: [
    'ECDHE-ECDSA-AES128-GCM-SHA256',
    'ECDHE-RSA-AES128-GCM-SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'ECDHE-RSA-AES256-GCM-SHA384',
    'ECDHE-ECDSA-CHACHA20-POLY1305',
    'ECDHE-RSA-CHACHA20-POLY1305',
  ].join(':'),
  honorCipherOrder: true,
};

export const modern = (identity: SecureContextOptions): SecureContextOptions => ({ ...MODERN, ...identity });

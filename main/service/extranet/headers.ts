/** On every answer, whatever its kind (NET-4.6). Nothing inline anywhere, so no nonce either: styles and scripts are files of ours. */
export const EVERY_HEADER: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), usb=(), xr-spatial-tracking=()',
  'X-Robots-Tag': 'noindex',
  'Cache-Control': 'no-store',
};

/** Not `"cookies"`: the accessibility mode and the known device outlive a logout; the session's own cookie is removed by name. */
export const CLEAR_AT_LOGOUT = { 'Clear-Site-Data': '"cache", "storage"' };

/** Also tells browsers for a year to come by HTTPS only; for this name alone, which is all that we know of its domain. */
const STRICT_HEADERS: Readonly<Record<string, string>> = { ...EVERY_HEADER, 'Strict-Transport-Security': 'max-age=31536000' };

/** What every answer of a listener has. */
export const headersFor = ({ strict }: { strict: boolean }): Readonly<Record<string, string>> => (strict ? STRICT_HEADERS : EVERY_HEADER);

import { describe, expect, it } from 'vitest';
import { extranetToOpen, isOwnPage } from '../../main/desktop/addresses.ts';

/** ELE-2.2: where pages, links, redirects and injected scripts have tried to lead windows. */
const HOSTILE = [
  'https://exemple.fr/',
  'http://127.0.0.1:8080/connexion',
  'http://bundle/',
  'https://bundle/index.html',
  'file:///etc/passwd',
  'file://bundle/index.html',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:app://bundle/5f0c',
  'about:blank',
  'about:srcdoc',
  'view-source:app://bundle/index.html',
  'devtools://devtools/bundled/inspector.html',
  'chrome://gpu',
  'chrome-extension://abcdef/page.html',
  'app://bundle.evil/index.html',
  'app://evil/bundle',
  'app://evil.bundle/',
  'app://bundle@evil/index.html',
  'app://evil@bundle/index.html',
  'app://user:secret@bundle/index.html',
  'app://bundle:8080/index.html',
  'app://bundle%2eevil/',
  'app://bundle%00/',
  'app://bündle/',
  'app://bundlе/', // a Cyrillic е
  'app://xn--bndle-kva/',
  'app:bundle/index.html',
  'app:/bundle/index.html',
  'app:///bundle/index.html',
  'APP//bundle/',
  'apps://bundle/index.html',
  ' app.evil://bundle/',
  '//bundle/index.html',
  '/index.html',
  'index.html',
  'mailto:bureau@exemple.fr',
  'ms-msdt:/id PCWDiagnostic',
  'smb://exemple.fr/partage',
  'ftp://bundle/',
  'ws://bundle/',
  '',
];

describe('where a window may go', () => {
  it.each(HOSTILE)('not to %j', (address) => {
    expect(isOwnPage(address)).toBe(false);
  });

  it.each(['app://bundle/index.html', 'app://bundle/', 'app://bundle/index.html#/familles?page=2'])('to its own page %s', (address) => {
    expect(isOwnPage(address)).toBe(true);
  });
});

describe('what staff open in their own browser', () => {
  const opened = (address: string | null, localAddress: string | null = null) => extranetToOpen({ address, localAddress });

  it('is the extranet over HTTPS, or on this very machine', () => {
    expect(opened('https://extranet.exemple.fr/')).toBe('https://extranet.exemple.fr/');
    expect(opened('http://127.0.0.1:8080')).toBe('http://127.0.0.1:8080/');
    expect(opened('http://[::1]:8080')).toBe('http://[::1]:8080/');
  });

  it('is the local address when the public one is not for a browser here', () => {
    expect(opened('http://extranet.exemple.fr', 'http://127.0.0.1:8080')).toBe('http://127.0.0.1:8080/');
  });

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://exemple.fr',
    'http://127.0.0.1.exemple.fr/',
    'https://user:secret@exemple.fr/',
    'smb://exemple.fr/partage',
    'ms-msdt:/id',
    'pas une adresse',
    '',
  ])('is never %j', (address) => {
    expect(opened(address)).toBe(null);
  });

  it('is nothing while the service has told no address', () => {
    expect(extranetToOpen(null)).toBe(null);
    expect(opened(null)).toBe(null);
  });
});

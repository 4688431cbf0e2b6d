import { raw } from 'hono/html';

// Outlines from Tabler Icons, © Paweł Kuna, MIT licence (https://tabler.io/icons): only the few that the pages use.

const OUTLINES = {
  home: ['M5 12l-2 0l9 -9l9 9l-2 0', 'M5 12v7a2 2 0 0 0 2 2h10a2 2 0 0 0 2 -2v-7', 'M9 21v-6a2 2 0 0 1 2 -2h2a2 2 0 0 1 2 2v6'],
  users: [
    'M5 7a4 4 0 1 0 8 0a4 4 0 1 0 -8 0',
    'M3 21v-2a4 4 0 0 1 4 -4h4a4 4 0 0 1 4 4v2',
    'M16 3.13a4 4 0 0 1 0 7.75',
    'M21 21v-2a4 4 0 0 0 -3 -3.85',
  ],
  key: [
    'M16.555 3.843l3.602 3.602a2.877 2.877 0 0 1 0 4.069l-2.643 2.643a2.877 2.877 0 0 1 -4.069 0l-.301 -.301l-6.558 6.558a2 2 0 0 1 -1.239 .578l-.175 .008h-1.172a1 1 0 0 1 -.993 -.883l-.007 -.117v-1.172a2 2 0 0 1 .467 -1.284l.119 -.13l.414 -.414h2v-2h2v-2l2.144 -2.144l-.301 -.301a2.877 2.877 0 0 1 0 -4.069l2.643 -2.643a2.877 2.877 0 0 1 4.069 0',
    'M15 9h.01',
  ],
  logout: ['M14 8v-2a2 2 0 0 0 -2 -2h-7a2 2 0 0 0 -2 2v12a2 2 0 0 0 2 2h7a2 2 0 0 0 2 -2v-2', 'M9 12h12l-3 -3', 'M18 15l3 -3'],
  login: ['M9 8v-2a2 2 0 0 1 2 -2h7a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-7a2 2 0 0 1 -2 -2v-2', 'M3 12h13l-3 -3', 'M13 15l3 -3'],
  accessible: ['M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0', 'M10 16.5l2 -3l2 3m-2 -3v-2l3 -1m-6 0l3 1', 'M12 7.5h.01'],
  clock: ['M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0', 'M12 7v5l3 3'],
  check: ['M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0', 'M9 12l2 2l4 -4'],
  alert: [
    'M12 9v4',
    'M10.363 3.591l-8.106 13.534a1.914 1.914 0 0 0 1.636 2.871h16.214a1.914 1.914 0 0 0 1.636 -2.87l-8.106 -13.536a1.914 1.914 0 0 0 -3.274 0',
    'M12 16h.01',
  ],
  help: ['M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0', 'M12 16v.01', 'M12 13a2 2 0 0 0 .914 -3.782a1.98 1.98 0 0 0 -2.414 .483'],
  info: ['M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0', 'M12 9h.01', 'M11 12h1v4h1'],
  school: ['M22 9l-10 -4l-10 4l10 4l10 -4v6', 'M6 10.6v5.4a6 3 0 0 0 12 0v-5.4'],
  right: ['M5 12l14 0', 'M13 18l6 -6', 'M13 6l6 6'],
  left: ['M5 12l14 0', 'M5 12l6 6', 'M5 12l6 -6'],
  refused: ['M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0', 'M10 10l4 4m0 -4l-4 4'],
  invoice: [
    'M14 3v4a1 1 0 0 0 1 1h4',
    'M19 12v7a1.78 1.78 0 0 1 -3.1 1.4a1.65 1.65 0 0 0 -2.6 0a1.65 1.65 0 0 1 -2.6 0a1.65 1.65 0 0 0 -2.6 0a1.78 1.78 0 0 1 -3.1 -1.4v-14a2 2 0 0 1 2 -2h7l5 5v4.25',
  ],
  first: ['M11 7l-5 5l5 5', 'M17 7l-5 5l5 5'],
  previous: ['M15 6l-6 6l6 6'],
  next: ['M9 6l6 6l-6 6'],
  last: ['M7 7l5 5l-5 5', 'M13 7l5 5l-5 5'],
  search: ['M3 10a7 7 0 1 0 14 0a7 7 0 1 0 -14 0', 'M21 21l-6 -6'],
  upload: ['M4 17v2a2 2 0 0 0 2 2h12a2 2 0 0 0 2 -2v-2', 'M7 9l5 -5l5 5', 'M12 4l0 12'],
  download: ['M4 17v2a2 2 0 0 0 2 2h12a2 2 0 0 0 2 -2v-2', 'M7 11l5 5l5 -5', 'M12 4l0 12'],
  file: ['M14 3v4a1 1 0 0 0 1 1h4', 'M17 21h-10a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2h7l5 5v11a2 2 0 0 1 -2 2'],
  calendar: ['M4 7a2 2 0 0 1 2 -2h12a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2v-12', 'M16 3v4', 'M8 3v4', 'M4 11h16'],
  device: ['M3 5a1 1 0 0 1 1 -1h16a1 1 0 0 1 1 1v10a1 1 0 0 1 -1 1h-16a1 1 0 0 1 -1 -1v-10', 'M7 20h10', 'M9 16v4', 'M15 16v4'],
} as const;

export type IconName = keyof typeof OUTLINES;

/** Always beside a word, so hidden from those who listen. Written out, not built from elements: a page has dozens of them. */
export const Icon = ({ name }: { name: IconName }) => raw(DRAWN[name]);

/** Sized and drawn by attributes too: where the style sheet does not arrive, a drawing would be as wide as the page and black. */
const svg = (what: string, viewBox: string, inside: string): string =>
  `<svg class="${what}" viewBox="${viewBox}" width="24" height="24" fill="none" stroke="currentColor" aria-hidden="true" focusable="false">${inside}</svg>`;

const DRAWN = Object.fromEntries(
  Object.entries(OUTLINES).map(([name, lines]) => [name, svg('icon', '0 0 24 24', lines.map((d) => `<path d="${d}"/>`).join(''))]),
) as Record<IconName, string>;

/** Portée's mark: five lines and a note. */
export const Mark = () => raw(MARK);

const MARK = svg(
  'mark',
  '0 0 32 24',
  '<path class="mark-lines" d="M1 2h30M1 7h30M1 12h30M1 17h30M1 22h30"/><path class="mark-note" d="M22.6 1.5v13.2"/>' +
    '<ellipse class="mark-head" cx="18.9" cy="15" rx="4.5" ry="3.4" transform="rotate(-20 18.9 15)"/>',
);

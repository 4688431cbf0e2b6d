// A site's own colour in place of the ink of the extranet: made readable first, whatever was chosen (WCAG 1.4.3).

export interface Accent {
  ink: string;
  inkDeep: string;
  inkWash: string;
}

type Rgb = readonly [number, number, number];

export const LEAST_CONTRAST = 4.5;
/** Where ink stands by day: paper, sunken paper; and by night. `onInk` is what is written on a filled button. */
const DAY = { grounds: ['#ffffff', '#f3f0eb'], wash: '#ffffff', toWash: 0.9, towards: '#000000' };
const NIGHT = { grounds: ['#1e2227', '#15181c', '#10202f'], wash: '#15181c', toWash: 0.82, towards: '#ffffff' };

/** The colour as the extranet shows it by day and by night: darkened, or lightened, until it passes 4.5:1 wherever ink stands. */
export const accentsFrom = (chosen: string): { day: Accent; night: Accent } => ({
  day: readable(parse(chosen), DAY),
  night: readable(parse(chosen), NIGHT),
});

/** #RRGGBB in lower case, or null: what a site's colour may be. */
export const accentOf = (typed: string): string | null => {
  const hex = typed.trim().toLowerCase().replace(/^#?/, '#');
  return /^#[0-9a-f]{6}$/.test(hex) ? hex : null;
};

function readable(chosen: Rgb, { grounds, wash, toWash, towards }: typeof DAY): Accent {
  for (let step = 0; step <= 100; step += 2) {
    const ink = mix(chosen, parse(towards), step / 100);
    const inkWash = mix(ink, parse(wash), toWash);
    if ([...grounds.map(parse), inkWash].every((ground) => contrast(ink, ground) >= LEAST_CONTRAST))
      return { ink: print(ink), inkDeep: print(mix(ink, parse(towards), 0.25)), inkWash: print(inkWash) };
  }
  throw new Error(`no readable shade of ${print(chosen)}`);
}

/** WCAG 2.2, relative luminance. */
export function contrastOf(one: string, other: string): number {
  return contrast(parse(one), parse(other));
}

function contrast(one: Rgb, other: Rgb): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Rgb): number {
  const [r = 0, g = 0, b = 0] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const part = (place: 0 | 1 | 2) => Math.round(from[place] + (to[place] - from[place]) * share);
  return [part(0), part(1), part(2)];
}

function parse(hex: string): Rgb {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

const print = (colour: Rgb): string => `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

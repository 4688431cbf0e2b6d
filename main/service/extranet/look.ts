/** How a browser wants its pages (A11Y-6.11). Needed by nobody to reach AA; kept in a cookie, and its switch with the account. */
export interface Look {
  /** The accessibility mode. */
  readonly on: boolean;
  /** Text size in percent of the usual one, in accessibility mode. */
  readonly size: (typeof SIZES)[number];
  readonly theme: (typeof THEMES)[number];
}

export const SIZES = [125, 150, 175, 200] as const;
/** `auto`: as the device says. */
export const THEMES = ['auto', 'light', 'dark', 'contrast'] as const;
export const USUAL_LOOK: Look = { on: false, size: 125, theme: 'auto' };

/** Reads what `writeLook` wrote, whatever else a browser may send. */
export function readLook(text: string | undefined): Look {
  const [on, size, theme] = (text ?? '').split('-');
  return {
    on: on === '1',
    size: SIZES.find((s) => String(s) === size) ?? USUAL_LOOK.size,
    theme: THEMES.find((t) => t === theme) ?? USUAL_LOOK.theme,
  };
}

export const writeLook = (look: Look): string => `${look.on ? 1 : 0}-${look.size}-${look.theme}`;

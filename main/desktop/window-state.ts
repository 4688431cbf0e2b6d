/** Where a window stands, in pixels of the screens' common plane. Without x and y it is centred. */
export interface WindowPlace {
  x?: number;
  y?: number;
  width: number;
  height: number;
  maximised: boolean;
}

interface Screen {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const SMALLEST = { width: 900, height: 600 };
const USUAL: WindowPlace = { width: 1280, height: 800, maximised: false };
/** As much of the title bar as one needs to take hold of the window again. */
const GRIP = { width: 120, height: 32 };

/**
 * Where to open the window: as it was left, corrected to the screens there are now (their work areas, the main one first).
 * Anything that is not a remembered place gives the usual one.
 */
export function placeOnScreens(remembered: unknown, screens: readonly Screen[]): WindowPlace {
  const place = isPlace(remembered) ? remembered : USUAL;
  const home = screens.find((screen) => canBeGripped(place, screen));
  const { maximised } = place;
  const size = sizeWithin(place, home ?? screens[0]);
  return home && place.x !== undefined && place.y !== undefined ? { x: place.x, y: place.y, ...size, maximised } : { ...size, maximised };
}

function isPlace(value: unknown): value is WindowPlace {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height, maximised } = value as Record<string, unknown>;
  const isPoint = (x === undefined && y === undefined) || (Number.isInteger(x) && Number.isInteger(y));
  return isPoint && Number.isInteger(width) && Number.isInteger(height) && typeof maximised === 'boolean';
}

function canBeGripped({ x, y, width }: WindowPlace, screen: Screen): boolean {
  if (x === undefined || y === undefined) return false;
  const shown = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x);
  return shown >= GRIP.width && y >= screen.y && y + GRIP.height <= screen.y + screen.height;
}

function sizeWithin({ width, height }: WindowPlace, screen: Screen | undefined): { width: number; height: number } {
  return {
    width: Math.min(Math.max(width, SMALLEST.width), screen?.width ?? USUAL.width),
    height: Math.min(Math.max(height, SMALLEST.height), screen?.height ?? USUAL.height),
  };
}

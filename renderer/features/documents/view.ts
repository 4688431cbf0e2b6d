/** How a picture is looked at: `zoom` 1 shows the whole of it; `x` and `y` are pixels from the middle. */
export interface View {
  zoom: number;
  /** Quarter turns to the right, 0 to 3. */
  turn: number;
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

export const WHOLE: View = { zoom: 1, turn: 0, x: 0, y: 0 };
export const ZOOM_MAX = 8;
const STEP = 1.25;
/** A picture smaller than its place is enlarged no further than this: it would only be coarse. */
const ENLARGED = 2;

/** How many pixels of the screen one of the picture takes when the whole of it is shown, turned as it is. */
export function fitOf(picture: Size, place: Size, turn: number): number {
  const [width, height] = turn % 2 === 0 ? [picture.width, picture.height] : [picture.height, picture.width];
  if (width === 0 || height === 0) return 1;
  return Math.min(place.width / width, place.height / height, ENLARGED);
}

/** One step nearer or farther, about a point of the place (from its middle): what is there stays there. */
export function zoomed(view: View, steps: number, about = { x: 0, y: 0 }): View {
  const zoom = Math.min(Math.max(view.zoom * STEP ** steps, 1), ZOOM_MAX);
  if (zoom === 1) return { ...view, zoom, x: 0, y: 0 };
  const grown = zoom / view.zoom;
  return { ...view, zoom, x: about.x - (about.x - view.x) * grown, y: about.y - (about.y - view.y) * grown };
}

/** A quarter turn; the whole is shown again, for what was looked at is elsewhere now. */
export const turned = (view: View, quarters: number): View => ({ ...WHOLE, turn: (view.turn + quarters + 4) % 4 });

/** Moved by so many pixels, never so far that the picture leaves its place. */
export function moved(view: View, by: { x: number; y: number }, picture: Size, place: Size): View {
  const scale = fitOf(picture, place, view.turn) * view.zoom;
  const [width, height] = view.turn % 2 === 0 ? [picture.width, picture.height] : [picture.height, picture.width];
  const reach = { x: Math.max(0, (width * scale - place.width) / 2), y: Math.max(0, (height * scale - place.height) / 2) };
  return { ...view, x: within(view.x + by.x, reach.x), y: within(view.y + by.y, reach.y) };
}

const within = (value: number, reach: number): number => Math.min(Math.max(value, -reach), reach);

/** « 125 % », « tournée d’un quart de tour », for those who do not see it. */
export const viewInWords = ({ zoom, turn }: View): string =>
  [
    `${Math.round(zoom * 100)} %`,
    ['', 'tournée d’un quart de tour à droite', 'tournée d’un demi-tour', 'tournée d’un quart de tour à gauche'][turn],
  ]
    .filter(Boolean)
    .join(', ');

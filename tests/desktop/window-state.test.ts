import { describe, expect, it } from 'vitest';
import { placeOnScreens } from '../../main/desktop/window-state.ts';

const laptop = { x: 0, y: 0, width: 1440, height: 900 };
const projector = { x: 1440, y: 0, width: 1920, height: 1080 };
const usual = { width: 1280, height: 800, maximised: false };

describe('the window of a secretary who closes Portée at night and opens it in the morning', () => {
  it('opens where it was, as large as it was', () => {
    const place = { x: 60, y: 40, width: 1200, height: 760, maximised: false };
    expect(placeOnScreens(place, [laptop])).toEqual(place);
  });

  it('opens on the second screen when that is where it was', () => {
    const place = { x: 1600, y: 40, width: 1200, height: 760, maximised: true };
    expect(placeOnScreens(place, [laptop, projector])).toEqual(place);
  });

  it('opens in the middle of the screen that is left when the other one is gone', () => {
    const place = { x: 1600, y: 40, width: 1900, height: 1000, maximised: true };
    expect(placeOnScreens(place, [laptop])).toEqual({ width: 1440, height: 900, maximised: true });
  });

  it('opens where one can take hold of it when only a corner would show, or its title bar would not', () => {
    const centred = { width: 1200, height: 760, maximised: false };
    expect(placeOnScreens({ ...centred, x: 1400, y: 100 }, [laptop])).toEqual(centred);
    expect(placeOnScreens({ ...centred, x: -1150, y: 100 }, [laptop])).toEqual(centred);
    expect(placeOnScreens({ ...centred, x: 100, y: -200 }, [laptop])).toEqual(centred);
    expect(placeOnScreens({ ...centred, x: 100, y: 890 }, [laptop])).toEqual(centred);
  });

  it('is never smaller than what can be worked in, nor larger than the screen', () => {
    expect(placeOnScreens({ x: 0, y: 0, width: 10, height: 10, maximised: false }, [laptop])).toMatchObject({ width: 900, height: 600 });
    expect(placeOnScreens({ x: 0, y: 0, width: 9000, height: 9000, maximised: false }, [laptop])).toMatchObject({
      width: 1440,
      height: 900,
    });
  });

  it.each([
    ['no file', undefined],
    ['an empty file', null],
    ['text', 'abc'],
    ['numbers that are none', { x: 'a', y: null, width: '1', height: {}, maximised: false }],
    ['half a place', { width: 1200, maximised: true }],
    ['fractions', { x: 0.5, y: 1, width: 1000, height: 700, maximised: false }],
  ])('takes its usual place when what was kept is %s', (_name, kept) => {
    expect(placeOnScreens(kept, [laptop])).toEqual(usual);
  });
});

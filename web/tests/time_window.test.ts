import { describe, expect, it } from 'vitest';

import { dragged, pressed, type TimeWindow } from '../src/panels/time_window.ts';

const count = 24;
const window: TimeWindow = { from: 6, to: 8 };

describe('a time window under the pointer', () => {
  it('moves whole, keeps its size and stops at the ends of time', () => {
    expect(dragged(window, 'window', 7, 10, count)).toEqual({ from: 9, to: 11 });
    expect(dragged(window, 'window', 7, -50, count)).toEqual({ from: 0, to: 2 });
    expect(dragged(window, 'window', 7, 50, count)).toEqual({ from: 21, to: 23 });
  });

  it('is resized by its ends, each as far as the other', () => {
    expect(dragged(window, 'from', 6, 3, count)).toEqual({ from: 3, to: 8 });
    expect(dragged(window, 'from', 6, 20, count)).toEqual({ from: 8, to: 8 });
    expect(dragged(window, 'to', 8, 99, count)).toEqual({ from: 6, to: 23 });
    expect(dragged(window, 'to', 8, 0, count)).toEqual({ from: 6, to: 6 });
  });

  it('begins anew on the bars, in both directions', () => {
    expect(dragged(window, 'chart', 12, 15, count)).toEqual({ from: 12, to: 15 });
    expect(dragged(window, 'chart', 12, 2, count)).toEqual({ from: 2, to: 12 });
    expect(dragged(window, 'chart', -1, 99, count)).toEqual({ from: 0, to: 23 });
  });
});

describe('a time window under keys', () => {
  const after = (key: string, shift = false) => pressed(window, key, shift, count);

  it('moves by a period, by its size and to the ends', () => {
    expect(after('ArrowRight')).toEqual({ from: 7, to: 9 });
    expect(after('ArrowLeft')).toEqual({ from: 5, to: 7 });
    expect(after('PageUp')).toEqual({ from: 9, to: 11 });
    expect(after('PageDown')).toEqual({ from: 3, to: 5 });
    expect(after('Home')).toEqual({ from: 0, to: 2 });
    expect(after('End')).toEqual({ from: 21, to: 23 });
  });

  it('is resized with Shift, to one period at least', () => {
    expect(after('ArrowRight', true)).toEqual({ from: 6, to: 9 });
    expect(pressed({ from: 6, to: 6 }, 'ArrowLeft', true, count)).toEqual({ from: 6, to: 6 });
  });

  it('leaves other keys to the page', () => {
    for (const key of ['Tab', 'a', 'Enter', 'Escape']) expect(after(key)).toBeNull();
  });

  it('comes in from outside, at either end', () => {
    expect(pressed({ from: -3, to: -1 }, 'ArrowRight', false, count)).toEqual({ from: 0, to: 2 });
    expect(pressed({ from: 24, to: 26 }, 'ArrowLeft', false, count)).toEqual({ from: 21, to: 23 });
    expect(pressed({ from: -12, to: -1 }, 'ArrowRight', false, 4)).toEqual({ from: 0, to: 3 });
  });
});

/** Some of the periods of the chart, one after the other: the indices of the first and the last. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** What a pointer takes hold of: an end of the window, the window itself, or the chart, for a new window. */
export type Grip = 'from' | 'to' | 'window' | 'chart';

const clamp = (index: number, count: number) => Math.min(count - 1, Math.max(0, index));

/** The window after a pointer went from one period to another. Of `count` periods; an end stops at the other end. */
export function dragged(window: TimeWindow, grip: Grip, start: number, now: number, count: number): TimeWindow {
  switch (grip) {
    case 'from':
      return { from: Math.min(window.to, clamp(window.from + now - start, count)), to: window.to };
    case 'to':
      return { from: window.from, to: Math.max(window.from, clamp(window.to + now - start, count)) };
    case 'window':
      return shifted(window, now - start, count);
    case 'chart':
      return { from: clamp(Math.min(start, now), count), to: clamp(Math.max(start, now), count) };
  }
}

/** As far as there are periods; the window keeps its size, unless it is larger than all of the time. */
export function shifted({ from, to }: TimeWindow, by: number, count: number): TimeWindow {
  const size = Math.min(to - from, count - 1);
  const first = Math.min(count - 1 - size, Math.max(0, from + by));
  return { from: first, to: first + size };
}

/**
 * What a key does: arrows shift by one period, with Shift they move the end; Page Up and Page Down shift by the
 * window's size; Home and End go all the way. Null for any other key.
 */
export function pressed(window: TimeWindow, key: string, shift: boolean, count: number): TimeWindow | null {
  const size = window.to - window.from + 1;
  const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -size, PageUp: size, Home: -count, End: count }[key];
  if (step === undefined) return null;
  return shift ? dragged(window, 'to', 0, step, count) : shifted(window, step, count);
}

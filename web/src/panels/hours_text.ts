import type { Context } from '../context.ts';

/** `07:00`. */
export const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** Hours of the day from one to another: `22:00–05:00`. */
export const hoursText = (context: Context, first: number, last: number) => context.text('chip.hours', { from: clock(first), to: clock(last) });

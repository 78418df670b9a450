import type { Shift } from '../api/plan_types.ts';
import { hoursText } from '../panels/hours_text.ts';
import type { RegisterContext } from '../register_context.ts';

/** `22-5`; the whole day when nothing is said. */
export function hoursOf({ hours }: Shift): { first: string; last: string } {
  const [first = '0', last = '24'] = hours ? hours.split('-') : [];
  return { first, last: last === '0' ? '24' : last };
}

/** `Night, 22:00–05:00`. */
export function shiftText(context: RegisterContext, shift: Shift, index: number): string {
  const { first, last } = hoursOf(shift);
  return `${shift.name || context.text('plan.shift_named', { number: index + 1 })}, ${hoursText(context, Number(first), Number(last))}`;
}

/** The plan's shifts to choose from, by their position. */
export const shiftOptions = (context: RegisterContext, shifts: readonly Shift[]) =>
  shifts.map((shift, index) => [String(index), shiftText(context, shift, index)] as const);

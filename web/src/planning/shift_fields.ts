import { html } from 'lit';

import type { Plan, Shift } from '../api/plan_types.ts';
import { choiceField, textField } from '../components/fields.ts';
import { weekdayToggles } from '../components/weekday_toggles.ts';
import { clock } from '../panels/hours_text.ts';
import type { RegisterContext } from '../register_context.ts';
import { removeShift } from './plan_edits.ts';
import { hoursOf } from './shift_text.ts';

const choices = (first: number): (readonly [string, string])[] =>
  Array.from({ length: 24 }, (_, index) => [String(first + index), clock(first + index)]);

/** When patrols are there: hours of days of the week, as many shifts as there are. */
export function shiftFields(context: RegisterContext, plan: Plan, edit: (change: Partial<Plan>) => void) {
  const { shifts } = plan;
  const set = (index: number, change: Partial<Shift>) => edit({ shifts: shifts.with(index, { ...shifts[index]!, ...change }) });
  return html`${shifts.length ? null : html`<p class="muted">${context.text('plan.no_shifts')}</p>`}
    ${shifts.map((shift, index) => {
      const { first, last } = hoursOf(shift);
      const number = index + 1;
      return html`<fieldset class="stack card-in" data-shift=${index}><legend class="visually-hidden">${context.text('plan.shift_named', { number })}</legend>
        <div class="triple">
          ${textField(`shift-name-${index}`, context.text('plan.shift_name'), shift.name, (name) => set(index, { name }))}
          ${choiceField(`shift-from-${index}`, context.text('filter.hour_from'), choices(0), first, (from) => set(index, { hours: `${from}-${last}` }))}
          ${choiceField(`shift-to-${index}`, context.text('filter.hour_to'), choices(1), last, (to) => set(index, { hours: `${first}-${to}` }))}</div>
        <div class="days" role="group" aria-label=${context.text('filter.weekdays')}>${
          weekdayToggles(context, `shift-day-${index}`, shift.weekdays, (days) => set(index, { weekdays: days }))}</div>
        <button class="link" name="remove-shift" @click=${() => edit(removeShift(plan, index))}
          aria-label=${`${context.text('plan.remove_shift')}: ${shift.name || number}`}>${context.text('plan.remove_shift')}</button></fieldset>`;
    })}
    <div class="buttons"><button class="button small" name="add-shift" @click=${() => edit({ shifts: [...shifts, { name: context.text('plan.night'), hours: '22-5', weekdays: [] }] })}>${
      context.text('plan.add_shift')}</button></div>`;
}

import { html } from 'lit';

import type { Context } from '../context.ts';
import { weekdays, type Weekday } from '../state/incident_query.ts';
import { toggled } from './fields.ts';

/** The days of the week, each on or off. */
export const weekdayToggles = (context: Context, name: string, chosen: readonly Weekday[], take: (days: Weekday[]) => void) =>
  weekdays.map((day, index) => html`<label class="toggle">
    <input type="checkbox" name=${name} value=${day} .checked=${chosen.includes(day)} aria-label=${context.format.weekday(index, 'long')}
      @change=${() => take(toggled(chosen, day))} />
    <span aria-hidden="true">${context.format.weekday(index)}</span></label>`);

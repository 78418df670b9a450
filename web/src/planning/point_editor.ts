import { html } from 'lit';

import type { PlanPoint } from '../api/plan_types.ts';
import { check, numberField, textField, toggled } from '../components/fields.ts';
import type { RegisterContext } from '../register_context.ts';
import type { PlanDesk } from './plan_desk.ts';
import { changePoint, movePoint } from './plan_edits.ts';
import { shiftText } from './shift_text.ts';
import { languageOptions } from './spoken.ts';

/** One point in detail: its name, exact position, shifts and languages. */
export function pointEditor(context: RegisterContext, desk: PlanDesk, point: PlanPoint, index: number) {
  const { plan } = desk.draft!;
  const set = (change: Partial<PlanPoint>) => desk.edit(changePoint(desk.draft!.plan, index, change));
  const move = (change: { lat?: number; lon?: number }) => desk.edit(movePoint(desk.draft!.plan, index, { ...point, ...change }));
  return html`<div class="stack point-editor">
    ${textField('point-name', context.text('field.name'), point.name, (name) => set({ name }))}
    <div class="pair">
      ${numberField('point-lat', context.text('field.lat'), point.lat, { least: 40, most: 45, step: 0.00001 }, (lat) => lat !== null && move({ lat }))}
      ${numberField('point-lon', context.text('field.lon'), point.lon, { least: 17, most: 25, step: 0.00001 }, (lon) => lon !== null && move({ lon }))}</div>
    ${plan.shifts.length ? html`<fieldset><legend class="field-label">${context.text('plan.shifts')}</legend><div class="checks">
      ${plan.shifts.map((shift, at) => check('point-shift', String(at), shiftText(context, shift, at), !point.shifts.length || point.shifts.includes(at),
        () => set({ shifts: withShift(point.shifts, at, plan.shifts.length) })))}</div></fieldset>` : null}
    <fieldset><legend class="field-label">${context.text('field.languages')}</legend><div class="checks two">
      ${languageOptions(context).map(([tag, name]) => check('point-language', tag, name, point.languages.includes(tag), () => set({ languages: toggled(point.languages, tag) })))}</div></fieldset>
  </div>`;
}

/** None means all, so that one is taken from all, and all are none. */
export function withShift(chosen: readonly number[], one: number, count: number): number[] {
  const all = Array.from({ length: count }, (_, index) => index);
  const left = toggled(chosen.length ? chosen : all, one).sort((a, b) => a - b);
  return left.length === count ? [] : left;
}

import { html, nothing, type TemplateResult } from 'lit';

import type { Parameter, Setting } from '../api/analysis_types.ts';
import type { RegisterContext } from '../register_context.ts';
import { openingValue, readPeriod } from './settings.ts';

/** A parameter as a field: its label and unit, what it is there for, and what the server says against its value. */
export function parameterField(
  context: RegisterContext, parameter: Parameter, set: Readonly<Record<string, Setting>>, refusal: string,
): TemplateResult {
  const { name, label, explained, units, kind } = parameter;
  const described = `about-${name}`;
  const head = html`<span class="field-label"><span>${label}</span>${units ? html`<span>${units}</span>` : null}</span>`;
  const about = html`<small id=${described}>${explained}</small>
    ${refusal ? html`<p class="field-error" role="alert" lang="en">${refusal}</p>` : null}`;
  const value = openingValue(parameter, set);
  if (kind === 'municipality' || kind === 'period')
    return html`<fieldset data-field=${name} aria-describedby=${described}><legend class="field-label">${label}</legend>
      ${kind === 'period' ? period(context, parameter, value) : municipalities(context, parameter, value)}${about}</fieldset>`;
  return html`<div class="parameter" data-field=${name}><label class="field">${head}
    ${kind === 'choice' ? choice(context, parameter, value, described, refusal) : number(context, parameter, value, described, refusal)}</label>${about}</div>`;
}

function number(context: RegisterContext, { name, kind, least, most, standard }: Parameter, value: string, described: string, refusal: string) {
  return html`<input type="number" name=${name} step=${kind === 'whole_number' ? 1 : 'any'} min=${least ?? nothing} max=${most ?? nothing}
    .value=${value} placeholder=${standard === '' ? context.text('analysis.automatic') : standard} aria-describedby=${described}
    aria-invalid=${refusal ? 'true' : nothing} />`;
}

function choice(context: RegisterContext, { name, choices = [], standard }: Parameter, value: string, described: string, refusal: string) {
  return html`<select name=${name} aria-describedby=${described} aria-invalid=${refusal ? 'true' : nothing}>
    ${standard === '' ? html`<option value="">${context.text('analysis.automatic')}</option>` : null}
    ${choices.map((one) => html`<option value=${one.value} ?selected=${one.value === value} .selected=${one.value === value}>${one.label}</option>`)}
  </select>`;
}

function period(context: RegisterContext, { name }: Parameter, value: string) {
  const { from, to } = readPeriod(value);
  const end = (which: 'from' | 'to', day: string) => html`<label class="field"><span class="field-label">${context.text(`filter.${which}`)}</span>
    <input type="date" name=${`${name}.${which}`} .value=${day} /></label>`;
  return html`<div class="pair">${end('from', from)}${end('to', to)}</div>`;
}

function municipalities(context: RegisterContext, { name }: Parameter, value: string) {
  const chosen = value.split(',');
  const box = (code: string, label: string) => html`<label class="check"><input type="checkbox" name=${name} value=${code}
    .checked=${chosen.includes(code)} /><span>${label}</span></label>`;
  const { municipalities: all } = context.meta;
  const near = all.filter((one) => one.in_study_area || chosen.includes(one.code));
  const list = (some: typeof all) => html`<div class="checks two">${some.map((one) => box(one.code, context.name(one.name)))}</div>`;
  return html`${list(near)}<details class="more"><summary>${context.text('filter.all_municipalities')}</summary>
    ${list(all.filter((one) => !near.includes(one)))}</details>`;
}

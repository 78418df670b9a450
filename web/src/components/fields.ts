import { html, nothing, type TemplateResult } from 'lit';

export interface NumberLimits {
  readonly least: number;
  readonly most: number;
  readonly step?: number;
  readonly unit?: string;
}

/** A number that is taken over once it is within its limits. */
export function numberField(
  name: string, label: string, value: number | null, { least, most, step = 1, unit = '' }: NumberLimits, take: (value: number | null) => void,
): TemplateResult {
  const changed = ({ target }: Event) => {
    const input = target as HTMLInputElement;
    if (input.reportValidity()) take(input.value === '' ? null : Number(input.value));
  };
  return html`<label class="field"><span class="field-label"><span>${label}</span>${unit ? html`<span>${unit}</span>` : null}</span>
    <input type="number" name=${name} min=${least} max=${most} step=${step} ?required=${value !== null}
      .value=${value === null ? '' : String(value)} @change=${changed} /></label>`;
}

export function textField(name: string, label: string, value: string, take: (value: string) => void): TemplateResult {
  return html`<label class="field"><span class="field-label">${label}</span>
    <input type="text" name=${name} maxlength="200" autocomplete="off" .value=${value}
      @change=${({ target }: Event) => take((target as HTMLInputElement).value.trim())} /></label>`;
}

export function choiceField<Value extends string>(
  name: string, label: string, options: readonly (readonly [Value, string])[], value: Value, take: (value: Value) => void,
): TemplateResult {
  return html`<label class="field"><span class="field-label">${label}</span>
    <select name=${name} @change=${({ target }: Event) => take((target as HTMLSelectElement).value as Value)}>
      ${options.map(([code, text]) => html`<option value=${code} ?selected=${code === value} .selected=${code === value}>${text}</option>`)}
    </select></label>`;
}

export function check(name: string, value: string, text: unknown, isChecked: boolean, take: (isChecked: boolean) => void): TemplateResult {
  return html`<label class="check"><input type="checkbox" name=${name} value=${value || nothing} .checked=${isChecked}
    @change=${({ target }: Event) => take((target as HTMLInputElement).checked)} /><span>${text}</span></label>`;
}

/** `day` is '' while none is chosen. */
export function dateField(name: string, label: string, day: string, take: (day: string) => void, isRequired = false): TemplateResult {
  return html`<label class="field"><span class="field-label">${label}</span>
    <input type="date" name=${name} ?required=${isRequired} .value=${day} @change=${({ target }: Event) => take((target as HTMLInputElement).value)} /></label>`;
}

export const toggled = <Value>(list: readonly Value[], one: Value): Value[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];

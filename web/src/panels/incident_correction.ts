import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import type { IncidentChange, IncidentDetail } from '../api/types.ts';
import { fieldOf } from '../components/dialog.ts';
import { choiceField } from '../components/fields.ts';
import { FormElement } from '../components/form_element.ts';
import type { RegisterContext } from '../register_context.ts';
import { problemText } from './problem_text.ts';

const precisions = ['minute', 'hour', 'day', 'month', 'quarter', 'year'] as const;
type Precision = (typeof precisions)[number];
const hasClock = (precision: Precision) => precision === 'minute' || precision === 'hour';
const genders = ['', 'female', 'male', 'other', 'mixed'] as const;
const severities = ['1', '2', '3', '4', '5'] as const;

/** Puts right what a register says of an incident; what is changed here outlasts the next import. */
@customElement('uramost-incident-correction')
export class IncidentCorrection extends FormElement<RegisterContext> {
  @property({ attribute: false }) incident!: IncidentDetail;
  @state() private precision: Precision = 'minute';
  /** On the register's clock, 2023-05-29T21:10. */
  @state() private at = '';

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('incident')) return;
    if ((changed.get('incident') as IncidentDetail | undefined)?.id !== this.incident.id) this.problem = null, this.done = '';
    this.at = this.#storedAt;
    this.precision = this.#storedPrecision;
  }

  protected override render() {
    const { context, incident: { geometry, properties: of } } = this;
    const text = (name: string, label: string, value: string | number | null, type = 'text') => html`<label class="field">
      <span class="field-label">${label}</span>
      <input type=${type} name=${name} step="any" autocomplete="off" .value=${value === null ? '' : String(value)} /></label>`;
    const place = context.text('detail.place_text');
    return html`<details class="more"><summary>${context.text('correction.title')}</summary>
      <form class="stack" @submit=${(event: Event) => this.#submit(event)}>
        <p class="hint">${context.text('correction.explain')}</p>
        ${this.when()}
        ${this.category()}
        ${choiceField('correction-severity', context.text('detail.severity'), severities.map((one) => [one, one]), String(of.severity), () => {})}
        ${text('correction-place', place, of.place_text)}
        ${text('correction-lat', context.text('field.lat'), geometry ? geometry.coordinates[1]! : null, 'number')}
        ${text('correction-lon', context.text('field.lon'), geometry ? geometry.coordinates[0]! : null, 'number')}
        ${text('correction-community', context.text('detail.community'), of.community)}
        ${choiceField('correction-gender', context.text('detail.gender'), genders.map((one) => [one, one ? context.messages.ofCode('gender', one) : context.text('responses.not_said')]), of.gender ?? '', () => {})}
        <label class="field"><span class="field-label">${context.text('field.narrative')}</span>
          <textarea name="correction-narrative" rows="4" .value=${of.narrative ?? ''}></textarea></label>
        <button class="button primary" name="correct" ?disabled=${this.busy}>${context.text('correction.do')}</button>
      </form></details>
      ${this.outcome((problem) => (problem.status === 412 ? context.text('correction.late') : problemText(context, problem)))}`;
  }

  private when() {
    const { context } = this;
    const clock = hasClock(this.precision);
    const take = ({ target }: Event) => {
      const { value } = target as HTMLInputElement;
      this.at = clock ? value : `${value}${this.at.slice(10)}`;
    };
    return html`<label class="field"><span class="field-label">${context.text('detail.when')}</span>
        <input type=${clock ? 'datetime-local' : 'date'} name="correction-at" required
          .value=${clock ? this.at : this.at.slice(0, 10)} @change=${take} /></label>
      ${choiceField('correction-precision', context.text('field.time_precision'), precisions.map((one) => [one, context.messages.ofCode('known_to', one)]),
        this.precision, (precision) => (this.precision = precision))}`;
  }

  private category() {
    const { context, incident: { properties: { category } } } = this;
    return html`<label class="field"><span class="field-label">${context.text('field.category')}</span>
      <select name="correction-category">${context.meta.groups.map((group) => html`<optgroup label=${context.name(group.name)}>
        ${context.meta.categories.filter((one) => one.group === group.code).map(({ code }) => html`
          <option value=${code} ?selected=${code === category} .selected=${code === category}>${context.categoryName(code)}</option>`)}</optgroup>`)}
      </select></label>`;
  }

  get #storedAt(): string {
    return this.incident.properties.occurred_at.slice(0, 16);
  }

  get #storedPrecision(): Precision {
    return precisions.find((one) => one === this.incident.properties.occurred_precision) ?? 'minute';
  }

  #submit(event: Event): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { id, state } = this.incident;
    const change = this.#changeOf(form);
    void this.try(async () => {
      await this.context.client.correctIncident(id, state, change);
      form.closest('details')!.open = false;
      await this.context.refresh();
      this.done = this.context.text('correction.done');
    });
  }

  /** Only what differs: the rest stays open to what the register says next. */
  #changeOf(form: HTMLFormElement): IncidentChange {
    const { geometry, properties: of } = this.incident;
    const said = (name: string) => fieldOf(form, `correction-${name}`) || null;
    const properties: Record<string, string | number | null> = {};
    for (const [name, value] of Object.entries({ category: said('category'), place_text: said('place'), community: said('community'), gender: said('gender'), narrative: said('narrative') }))
      if (value !== of[name as keyof typeof of]) properties[name] = value;
    if (Number(said('severity')) !== of.severity) properties['severity'] = Number(said('severity'));
    if (this.at !== this.#storedAt || this.precision !== this.#storedPrecision)
      Object.assign(properties, {
        occurred_at: hasClock(this.precision) ? this.at : this.at.slice(0, 10), occurred_precision: this.precision, occurred_duration_s: null,
      });
    const [lon, lat] = [said('lon'), said('lat')];
    const point = lon === null && lat === null ? null : { type: 'Point' as const, coordinates: [Number(lon), Number(lat)] };
    const stays = JSON.stringify(point?.coordinates) === JSON.stringify(geometry?.coordinates);
    return stays ? { properties } : { properties, geometry: point };
  }
}

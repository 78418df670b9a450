import type { Point } from 'geojson';
import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { MatchCandidate, MatchField, Verdict } from '../api/register_types.ts';
import type { IncidentDetail, IncidentProperties } from '../api/types.ts';
import { fieldOf } from '../components/dialog.ts';
import { FormElement } from '../components/form_element.ts';
import { Loader } from '../components/loader.ts';
import { wideTable } from '../components/wide_table.ts';
import type { RegisterContext } from '../register_context.ts';

type Pair = readonly [IncidentDetail, IncidentDetail];

/** Degrees around two places, so that they are not at the map's edge. */
const margin = 0.01;

/** Two records side by side and on the map, for a person to decide whether they tell of one incident. */
@customElement('uramost-compared-pair')
export class ComparedPair extends FormElement<RegisterContext> {
  @property({ attribute: false }) a = 0;
  @property({ attribute: false }) b = 0;
  /** How they agree; null for what was decided already. */
  @property({ attribute: false }) candidate: MatchCandidate | null = null;
  @property({ attribute: false }) decide!: (verdict: Verdict, reason: string) => Promise<void>;
  readonly #pair = new Loader<Pair>(this, (problem) => (this.problem = problem), (pair) => this.#mark(pair));

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.context.mark([]);
  }

  protected override contextChanged(): void {
    const { client, meta } = this.context;
    void this.#pair.load(`${meta.revision} ${this.a} ${this.b}`, (signal) =>
      Promise.all([client.incident(this.a, signal), client.incident(this.b, signal)]));
  }

  protected override render() {
    const pair = this.#pair.value;
    return html`${pair ? html`${this.table(pair)}
      <button class="link" name="show-pair" @click=${() => this.#show(pair)}>${this.context.text('detail.show_on_map')}</button>` : html`<p class="empty">${this.context.text('loading')}</p>`}
      ${this.context.may('write_incidents') ? this.form() : null}${this.outcome()}`;
  }

  private table([a, b]: Pair) {
    const { context } = this;
    const row = (label: string, read: (of: IncidentProperties) => unknown, field?: MatchField) => html`<tr>
      <th scope="row">${label}${field ? this.agreement(field) : null}</th><td>${read(a.properties)}</td><td>${read(b.properties)}</td></tr>`;
    const place = (of: IncidentProperties) => context.bothNames(of.place_name) || of.place_text;
    return wideTable(context.text('compare.pair', { a: String(a.id), b: String(b.id) }), html`
      <thead><tr><th scope="col">${context.text('column.field')}</th>${[a, b].map(({ id, properties }) => html`<th scope="col">${properties.source}<small>${properties.external_id}</small>
        <button class="link" @click=${() => context.store.setView({ incident: id })}>${id}</button></th>`)}</tr></thead>
      <tbody>
        ${row(context.text('detail.when'), (of) => context.format.time(of.occurred_at, of.occurred_precision), 'time')}
        ${row(context.text('column.where'), (of) => html`${of.municipality_code ? context.municipalityNames(of.municipality_code) : context.text('municipality.none')}
          <small>${place(of)}</small>`, 'place')}
        ${row(context.text('filter.category'), (of) => context.categoryName(of.category), 'category')}
        ${row(context.text('detail.severity'), (of) => of.severity)}
        ${row(context.text('detail.stage'), (of) => context.messages.ofCode('stage', of.stage))}
        ${a.properties.community || b.properties.community ? row(context.text('detail.community'), (of) => of.community) : null}
        ${a.properties.gender || b.properties.gender ? row(context.text('detail.gender'), (of) => of.gender && context.messages.ofCode('gender', of.gender)) : null}
        ${a.properties.narrative || b.properties.narrative ? row(context.text('field.narrative'), (of) => of.narrative) : null}
      </tbody>`, { look: 'pair-table' });
  }

  private agreement(field: MatchField) {
    const { context, candidate } = this;
    if (!candidate) return null;
    return html`<small>${context.messages.ofCode(`agreement_${field}`, candidate[field])}<br />
      ${context.text('compare.bits', { bits: context.format.rate(candidate.bits[field]) })}</small>`;
  }

  private form() {
    const { context, candidate } = this;
    const verdicts: Verdict[] = candidate ? ['same', 'different'] : ['open'];
    return html`<form class="stack" @submit=${(event: SubmitEvent) => this.#submit(event)}>
      <label class="field"><span class="field-label">${context.text('compare.reason')}</span>
        <input type="text" name="match-reason" maxlength="300" autocomplete="off" /></label>
      <div class="buttons">${verdicts.map((verdict) => html`<button class="button" name="verdict-${verdict}" value=${verdict} ?disabled=${this.busy}>
        ${context.messages.ofCode('compare.decide', verdict)}</button>`)}</div>
    </form>`;
  }

  #submit(submitted: SubmitEvent): void {
    submitted.preventDefault();
    const verdict = (submitted.submitter as HTMLButtonElement).value as Verdict;
    void this.try(() => this.decide(verdict, fieldOf(submitted.target as HTMLFormElement, 'match-reason')));
  }

  #mark(pair: Pair): void {
    this.context.mark(placesOf(pair));
    this.#lookAt(pair);
  }

  /** On a narrow screen, instead of what covers the map. */
  #show(pair: Pair): void {
    this.context.store.setView({ sheet: 'map' });
    this.#lookAt(pair);
  }

  #lookAt(pair: Pair): void {
    const places = placesOf(pair);
    if (!places.length) return;
    const [lon, lat] = [0, 1].map((axis) => places.map(({ coordinates }) => coordinates[axis]!)) as [number[], number[]];
    const box = [Math.min(...lon) - margin, Math.min(...lat) - margin, Math.max(...lon) + margin, Math.max(...lat) + margin];
    this.dispatchEvent(new CustomEvent('look-at', { detail: box, bubbles: true }));
  }
}

function placesOf(pair: Pair): Point[] {
  return pair.map(({ geometry }) => geometry).filter((place): place is Point => place !== null);
}

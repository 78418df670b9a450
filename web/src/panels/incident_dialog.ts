import type { Point } from 'geojson';
import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';

import type { IncidentDetail, IncidentProperties, OlderVersion } from '../api/types.ts';
import { RegisterElement } from '../components/context_element.ts';
import { icon } from '../components/icon.ts';
import { Loader } from '../components/loader.ts';
import '../responses/incident_responses.ts';
import './incident_correction.ts';
import './incident_erasure.ts';
import './incident_tier.ts';
import './incident_withdrawal.ts';

/** One incident: what its register says, how it was located, and what became of it. */
@customElement('uramost-incident-dialog')
export class IncidentDialog extends RegisterElement {
  readonly #loader = new Loader<IncidentDetail>(this, (problem) => {
    this.context.store.setView({ incident: null }, 'replace');
    this.context.report(problem);
  });

  protected override contextChanged(): void {
    const { incident } = this.state.view;
    if (incident === null) return this.tell(null);
    void this.#loader.load(`${this.context.meta.revision} ${incident}`, (signal) =>
      this.context.client.incident(incident, signal).then((detail) => {
        this.tell(detail.geometry);
        return detail;
      }));
  }

  /** Where the open incident is, for the map to mark. */
  private tell(position: Point | null): void {
    this.dispatchEvent(new CustomEvent('position', { detail: position }));
  }

  protected override updated(): void {
    const dialog = this.querySelector('dialog')!;
    const wanted = this.state.view.incident !== null;
    if (wanted && !dialog.open) dialog.showModal();
    if (!wanted && dialog.open) dialog.close();
  }

  protected override render() {
    const { context } = this;
    const detail = this.#loader.value;
    const shown = detail && detail.id === this.state.view.incident ? detail : null;
    return html`<dialog class="dialog side" aria-labelledby="incident-title" @close=${() => this.closed()}>
      <header><h2 id="incident-title">${shown ? context.categoryName(shown.properties.category) : context.text('loading')}</h2>
        <button class="icon-button" @click=${() => this.querySelector('dialog')!.close()} aria-label=${context.text('close')}>${icon('close')}</button></header>
      ${shown ? this.detail(shown) : null}
    </dialog>`;
  }

  private closed(): void {
    if (this.state.view.incident !== null) this.context.store.setView({ incident: null });
  }

  private detail(incident: IncidentDetail) {
    const { context } = this;
    const { id, geometry, properties: of, history, responses } = incident;
    const municipality = context.municipality(of.municipality_code);
    const place = context.bothNames(of.place_name);
    const rows: [string, unknown][] = [
      [context.text('detail.when'), context.format.time(of.occurred_at, of.occurred_precision)],
      [context.text('detail.severity'), html`<span class="severity severity-${of.severity}">${of.severity}</span>`],
      [context.text('detail.municipality'), municipality ? context.bothNames(municipality.name) : context.text('municipality.none')],
      [context.text('detail.place'), place || null],
      [context.text('detail.place_text'), of.place_text],
      [context.text('detail.certainty'), context.messages.ofCode('certainty', of.certainty)],
      [context.text('detail.located_by'), of.located_by && context.messages.ofCode('located_by', of.located_by)],
      [context.text('detail.uncertainty'), geometry && of.uncertainty_m !== null ? context.format.distance(of.uncertainty_m) : null],
      [context.text('detail.coordinate'), geometry && html`${geometry.coordinates[1]}, ${geometry.coordinates[0]}
        <button class="link" name="show-on-map" @click=${() => this.showOnMap(geometry)}>${context.text('detail.show_on_map')}</button>`],
      [context.text('detail.stage'), context.messages.ofCode('stage', of.stage)],
      [context.text('detail.community'), of.community],
      [context.text('detail.gender'), of.gender && context.messages.ofCode('gender', of.gender)],
      [context.text('detail.source'), `${of.source} · ${of.external_id}`],
      [context.text('detail.tier'), html`<uramost-incident-tier .context=${context} .incident=${id} .tier=${of.tier}></uramost-incident-tier>`],
      ['ID', String(id)],
    ];
    return html`
      ${of.narrative ? html`<p class="narrative">${of.narrative}</p>` : null}
      <dl class="detail">${rows.map(([term, value]) => (value ? html`<div><dt>${term}</dt><dd>${value}</dd></div>` : null))}</dl>
      <uramost-incident-responses .context=${context} .incident=${id} .responses=${responses ?? []}
        .occurred=${{ at: of.occurred_at, precision: of.occurred_precision }}></uramost-incident-responses>
      ${this.records('detail.history', history && this.changes(history, of))}
      ${context.may('write_incidents') ? html`<section>
        <uramost-incident-correction .context=${context} .incident=${incident}></uramost-incident-correction>
        <uramost-incident-withdrawal .context=${context} .incident=${incident}></uramost-incident-withdrawal></section>` : null}
      ${context.may('erase_incidents') ? html`<section><uramost-incident-erasure .context=${context} .incident=${id}></uramost-incident-erasure></section>` : null}`;
  }

  /** Closes what covers the map; the place stays marked there. */
  private showOnMap(place: Point): void {
    const [lon, lat] = place.coordinates as [number, number];
    this.context.store.setView({ incident: null, sheet: 'map' });
    this.context.mark([place]);
    this.dispatchEvent(new CustomEvent('fly-to', { detail: { lon, lat, zoom: 15 }, bubbles: true }));
  }

  /** What each older version said where the next one says something else. */
  private changes(history: readonly OlderVersion[], now: IncidentProperties) {
    return history.map((version, index) => {
      const [then, next] = [version.feature.properties, history[index + 1]?.feature.properties ?? now];
      const changed = Object.entries(then).filter(([key, value]) => value !== next[key as keyof IncidentProperties]);
      return html`<b>${this.context.format.time(version.replaced_at)}</b>
        ${changed.map(([key, value]) => html`<span>${this.context.messages.ofCode('field', key)}: <del>${value ?? '–'}</del>
          → ${next[key as keyof IncidentProperties] ?? '–'}</span>`)}`;
    });
  }

  private records(title: 'detail.history', records: TemplateResult[] | undefined) {
    if (!records?.length) return null;
    return html`<section><h3>${this.context.text(title)}</h3>
      <ol class="records">${records.map((record) => html`<li>${record}</li>`)}</ol></section>`;
  }
}

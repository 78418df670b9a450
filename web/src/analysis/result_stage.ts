import { html } from 'lit';
import { customElement } from 'lit/decorators.js';

import type { Result } from '../api/analysis_types.ts';
import { cssProperties } from '../components/css_properties.ts';
import { DeskElement } from '../components/desk_element.ts';
import { hear } from '../components/hearing.ts';
import { icon } from '../components/icon.ts';
import { uncoverMap } from '../map/uncover_map.ts';
import { hasWebGl2 } from '../map/webgl.ts';
import type { Desk, Pointed, Slot } from './desk.ts';
import type { ResultMap } from './result_map.ts';
import { boxOf } from './rows.ts';
import { Wording } from './wording.ts';
import './result_map.ts';

/** The open results on maps that move together: one, or two side by side. */
@customElement('uramost-result-stage')
export class ResultStage extends DeskElement<Desk> {
  readonly #webGl = hasWebGl2();

  constructor() {
    super();
    hear(this, () => this.desk, 'look', (event) => this.#look((event as CustomEvent<Pointed>).detail));
  }

  protected override render() {
    const { context, desk } = this;
    if (!desk.methods) return null;
    const wording = new Wording(context, desk.methods);
    const { results } = desk;
    return html`<div class="result-stage" data-count=${results.length}>
      ${results.map(({ slot, result }, index) => this.view(result, slot, wording, index === 0))}</div>`;
  }

  private view(result: Result, slot: Slot, wording: Wording, isFirst: boolean) {
    const { context, desk } = this;
    const { pointed } = desk;
    const title = wording.title(result);
    const place = context.text(`analysis.${slot}`);
    return html`<section class="result-view" data-slot=${slot} aria-label=${`${title} (${place})`}>
      <header class="result-caption">
        <div><h2>${title}</h2><p>${wording.verdict(result.verdict)} <small>${wording.grounds(result.verdict)}</small></p></div>
        <button class="icon-button" name="close-result" @click=${() => desk.close(result.id)}
          aria-label=${context.text('analysis.close', { title })} title=${context.text('analysis.close', { title })}>${icon('close')}</button>
      </header>
      <div class="result-map-area">
        ${this.#webGl ? html`<uramost-result-map .context=${context} .result=${result} .wording=${wording} .place=${place} theme=${context.theme}
            .pointedRow=${pointed?.id === result.id ? pointed.row : null}
            @point=${({ detail: row }: CustomEvent<number | null>) => desk.point(row === null ? null : { id: result.id, row })}
            @choose=${({ detail: row }: CustomEvent<number>) => desk.tell('choose', { id: result.id, row })}></uramost-result-map>`
          : html`<p class="notice">${context.text('analysis.no_webgl')}</p>`}
        ${result.classes.length ? this.legend(result, wording, isFirst) : null}
      </div>
    </section>`;
  }

  private legend({ classes }: Result, wording: Wording, isFirst: boolean) {
    const { context } = this;
    return html`<details class="legend" ?open=${isFirst && matchMedia('(min-width: 900px)').matches} aria-label=${context.text('legend.title')}>
      <summary>${context.text('legend.title')}</summary>
      <ul class="classes" data-testid="classes">${classes.map(({ code, colour, significant, count }) => html`<li data-class=${code}>
        <span class="swatch ${significant ? 'significant' : ''}" ${cssProperties({ '--swatch': colour })}></span>
        <span>${wording.class(code)}</span><span class="number">${context.format.count(count)}</span></li>`)}</ul>
      ${classes.some(({ significant }) => significant) ? html`<p class="legend-note">${context.text('analysis.outlined')}</p>` : null}
    </details>`;
  }

  /** Moves the map to a row's mark. */
  #look({ id, row }: Pointed): void {
    uncoverMap(this.context);
    for (const map of this.querySelectorAll<ResultMap>('uramost-result-map')) {
      const mark = map.result.id === id ? map.result.marks.features.find(({ properties }) => properties.row === row) : undefined;
      if (mark) map.fit(boxOf(mark));
    }
  }
}

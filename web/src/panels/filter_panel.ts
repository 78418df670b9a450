import { html } from 'lit';
import { customElement } from 'lit/decorators.js';

import { RegisterElement } from '../components/context_element.ts';
import { toggled } from '../components/fields.ts';
import { weekdayToggles } from '../components/weekday_toggles.ts';
import { dateOf } from '../state/date_of.ts';
import { severities, type BoundingBox, type IncidentQuery } from '../state/incident_query.ts';
import { clock } from './hours_text.ts';

const typingMs = 350;
const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour);

/** The incident query as a form. Fires `box-wanted` when the filter is to follow the map. */
@customElement('uramost-filter-panel')
export class FilterPanel extends RegisterElement {
  /** Asks the host what the map shows. */
  boxShown: () => BoundingBox | null = () => null;
  #typing = 0;

  protected override render() {
    const { context } = this;
    return html`
      <form class="filters" @submit=${(event: Event) => event.preventDefault()} aria-label=${context.text('filter.title')}>
        ${this.section('filter.when', [this.dates(), this.hours(), this.weekdays()], true)}
        ${this.section('filter.where', [this.municipalities(), this.follow()], true)}
        ${this.section('filter.what', [this.categories(), this.severity(), this.context.may('read_narratives') ? this.words() : null], true)}
        ${this.section('filter.register', [this.sources(), this.stages()], false)}
      </form>`;
  }

  private section(title: 'filter.when' | 'filter.where' | 'filter.what' | 'filter.register', body: unknown[], open: boolean) {
    return html`<details class="section" ?open=${open}>
      <summary>${this.context.text(title)}</summary><div class="stack">${body}</div></details>`;
  }

  private dates() {
    const { context, state: { query } } = this;
    const [first, last] = context.meta.time_extent?.map(dateOf) ?? ['', ''];
    const set = (change: Partial<{ from: string; to: string }>) => {
      const datetime = { from: dateOf(query.datetime?.from ?? ''), to: dateOf(query.datetime?.to ?? ''), ...change };
      this.set({ datetime: datetime.from || datetime.to ? datetime : null });
    };
    return html`<div class="pair">
      <label class="field"><span class="field-label">${context.text('filter.from')}</span>
        <input type="date" name="from" min=${first} max=${last} .value=${dateOf(query.datetime?.from ?? '')}
          @change=${(event: Event) => set({ from: valueOf(event) })} /></label>
      <label class="field"><span class="field-label">${context.text('filter.to')}</span>
        <input type="date" name="to" min=${first} max=${last} .value=${dateOf(query.datetime?.to ?? '')}
          @change=${(event: Event) => set({ to: valueOf(event) })} /></label>
    </div>`;
  }

  private hours() {
    const { context, state: { query } } = this;
    const { first, last } = query.hours ?? { first: '', last: '' };
    const set = (from: string, to: string) => {
      const hours = { first: from === '' ? 0 : Number(from), last: to === '' ? 24 : Number(to) };
      // The whole day is no condition, in whichever way it is said.
      this.set({ hours: (hours.first === 0 && hours.last === 24) || hours.first === hours.last ? null : hours });
    };
    return html`<div class="pair">
      <label class="field"><span class="field-label">${context.text('filter.hour_from')}</span>
        <select name="hour-from" @change=${(event: Event) => set(valueOf(event), String(last))}>
          <option value="" ?selected=${first === ''}>${context.text('filter.any')}</option>
          ${hoursOfDay.map((hour) => html`<option value=${hour} ?selected=${hour === first}>${clock(hour)}</option>`)}
        </select></label>
      <label class="field"><span class="field-label">${context.text('filter.hour_to')}</span>
        <select name="hour-to" @change=${(event: Event) => set(String(first), valueOf(event))}>
          <option value="" ?selected=${last === ''}>${context.text('filter.any')}</option>
          ${hoursOfDay.map((hour) => html`<option value=${hour + 1} ?selected=${hour + 1 === last}>${clock(hour + 1)}</option>`)}
        </select></label>
    </div>
    <small>${context.text('filter.hours_hint')}</small>`;
  }

  private weekdays() {
    const { context, state: { query } } = this;
    return html`<fieldset><legend class="field-label">${context.text('filter.weekdays')}</legend>
      <div class="days">${weekdayToggles(context, 'weekday', query.weekdays, (days) => this.set({ weekdays: days }))}</div></fieldset>`;
  }

  private municipalities() {
    const { context, state: { query } } = this;
    const study = context.meta.municipalities.filter((one) => one.in_study_area);
    const chosen = context.meta.municipalities.filter(
      (one) => !one.in_study_area && query.municipality.includes(one.code));
    const rest = context.meta.municipalities.filter((one) => !one.in_study_area && !chosen.includes(one));
    const box = (code: string, name: string, other: string) => html`<label class="check">
      <input type="checkbox" name="municipality" value=${code} .checked=${query.municipality.includes(code)}
        @change=${() => this.set({ municipality: toggled(query.municipality, code) })} />
      <span>${name}${other && other !== name ? html` <small>${other}</small>` : null}</span></label>`;
    const one = (municipality: (typeof study)[number]) =>
      box(municipality.code, context.name(municipality.name), context.bothNames(municipality.name));
    return html`<fieldset><legend class="field-label">${context.text('filter.municipality')}</legend>
      <div class="checks">
        ${[...study].sort((a, b) => Number(b.is_north) - Number(a.is_north)).map(one)}
        ${chosen.map(one)}
        ${box('none', context.text('municipality.none'), '')}
      </div>
      <details class="more"><summary>${context.text('filter.all_municipalities')}</summary>
        <div class="checks">${rest.map(one)}</div></details>
    </fieldset>`;
  }

  private follow() {
    const { context, state: { view, query } } = this;
    const toggle = () => context.store.set(
      { bbox: view.follow || query.bbox ? null : this.boxShown() }, { follow: !(view.follow || query.bbox) });
    return html`<label class="check">
      <input type="checkbox" name="follow" .checked=${view.follow || query.bbox !== null} @change=${toggle} />
      <span>${context.text('filter.follow')}</span></label>`;
  }

  private categories() {
    const { context, state: { query } } = this;
    return html`<fieldset><legend class="field-label">${context.text('filter.category')}</legend>
      ${context.meta.groups.map((group) => {
        const codes = context.meta.categories.filter((one) => one.group === group.code).map((one) => one.code);
        if (!codes.length) return null;
        const chosen = codes.filter((code) => query.category.includes(code)).length;
        const all = chosen === codes.length;
        const others = query.category.filter((code) => !codes.includes(code));
        return html`<details class="group" ?open=${chosen > 0}>
          <summary><span>${context.name(group.name)}</span>${chosen ? html`<span class="badge">${chosen}</span>` : null}</summary>
          <div class="checks">
            <label class="check"><input type="checkbox" name="category-group" value=${group.code} .checked=${all}
                .indeterminate=${chosen > 0 && !all} @change=${() => this.set({ category: all ? others : [...others, ...codes] })} />
              <span>${context.text('filter.whole_group')}</span></label>
            ${codes.map((code) => html`<label class="check"><input type="checkbox" name="category" value=${code}
                .checked=${query.category.includes(code)} @change=${() => this.set({ category: toggled(query.category, code) })} />
              <span>${context.categoryName(code)}</span></label>`)}
          </div></details>`;
      })}</fieldset>`;
  }

  private severity() {
    const { context, state: { query } } = this;
    const { least, most } = query.severity ?? { least: 1, most: 5 };
    const set = (from: number, to: number) => {
      const severity = { least: Math.min(from, to), most: Math.max(from, to) };
      this.set({ severity: severity.least === 1 && severity.most === 5 ? null : severity });
    };
    const choice = (name: string, label: string, value: number, act: (value: number) => void) => html`
      <label class="field"><span class="field-label">${label}</span>
        <select name=${name} @change=${(event: Event) => act(Number(valueOf(event)))}>
          ${severities.map((level) => html`<option value=${level} ?selected=${level === value}>${level}</option>`)}
        </select></label>`;
    return html`<div class="pair">
      ${choice('severity-least', context.text('filter.severity_least'), least, (value) => set(value, Math.max(value, most)))}
      ${choice('severity-most', context.text('filter.severity_most'), most, (value) => set(Math.min(value, least), value))}
    </div>`;
  }

  private words() {
    const { context, state: { query } } = this;
    const typed = (event: Event) => {
      clearTimeout(this.#typing);
      this.#typing = window.setTimeout(() => this.set({ text: valueOf(event).trim() }), typingMs);
    };
    return html`<label class="field"><span class="field-label">${context.text('filter.text')}</span>
      <input type="search" name="text" maxlength="100" autocomplete="off" .value=${query.text} @input=${typed} /></label>`;
  }

  private sources() {
    const { context, state: { query } } = this;
    return html`<fieldset><legend class="field-label">${context.text('filter.source')}</legend><div class="checks">
      ${context.meta.sources.map(({ code, count }) => html`<label class="check">
        <input type="checkbox" name="source" value=${code} .checked=${query.source.includes(code)}
          @change=${() => this.set({ source: toggled(query.source, code) })} />
        <span>${code} <small class="number">${context.format.count(count)}</small></span></label>`)}
    </div></fieldset>`;
  }

  private stages() {
    const { context, state: { query } } = this;
    return html`<fieldset><legend class="field-label">${context.text('filter.stage')}</legend><div class="checks two">
      ${context.meta.stages.map((stage) => html`<label class="check">
        <input type="checkbox" name="stage" value=${stage} .checked=${query.stage.includes(stage)}
          @change=${() => this.set({ stage: toggled(query.stage, stage) })} />
        <span>${context.messages.ofCode('stage', stage)}</span></label>`)}
    </div></fieldset>`;
  }

  private set(change: Partial<IncidentQuery>): void {
    this.context.store.setQuery(change);
  }
}

const valueOf = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;

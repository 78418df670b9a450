import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import { isAbort, type Problem } from '../api/problem.ts';
import type { GeocodeAnswer, GeocodeCandidate } from '../api/types.ts';
import { RegisterElement } from '../components/context_element.ts';
import { icon } from '../components/icon.ts';

const typingMs = 250;
const mostCandidates = 8;

/** Finds places by name. Where several places fit, it says so and lets the reader choose. */
@customElement('uramost-geocode-box')
export class GeocodeBox extends RegisterElement {
  @state() private answer: GeocodeAnswer | null = null;
  #timer = 0;
  #running: AbortController | null = null;

  protected override render() {
    const { context } = this;
    return html`<search class="geocode" role="search" @keydown=${(event: KeyboardEvent) => this.onKey(event)} @focusout=${(event: FocusEvent) => this.left(event)}>
      <form @submit=${(event: Event) => this.submitted(event)}>
        ${icon('search')}
        <input type="search" name="place" autocomplete="off" spellcheck="false" maxlength="100"
          aria-label=${context.text('geocode.label')} placeholder=${context.text('geocode.placeholder')}
          aria-controls="geocode-answer" @input=${(event: Event) => this.typed(event)} />
      </form>
      <div id="geocode-answer" class="geocode-answer" ?hidden=${!this.answer}>
        <p role="status">${this.answer ? this.verdict(this.answer) : ''}</p>
        <ul>${this.answer?.candidates.map((candidate) => html`<li>
          <button @click=${() => this.go(candidate)}>
            <span class="candidate-name">${context.bothNames(candidate.name)}</span>
            <span class="candidate-score">${context.format.percent(candidate.score)}</span>
            <small>${context.messages.ofCode('place_kind', candidate.kind)}${candidate.municipality_name && candidate.kind !== 'municipality'
              ? html` · ${context.bothNames(candidate.municipality_name)}` : null}</small>
            <small class="why" lang="en">${candidate.why}</small>
          </button></li>`)}</ul>
      </div>
    </search>`;
  }

  private verdict({ status, candidates }: GeocodeAnswer): string {
    const { context } = this;
    if (status === 'not_found') return context.text('geocode.not_found');
    if (status === 'ambiguous') return context.text('geocode.ambiguous', { count: candidates.length });
    return context.text('geocode.resolved');
  }

  private typed(event: Event): void {
    const text = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.#timer);
    this.#running?.abort();
    if (text.length < 2) this.answer = null;
    else this.#timer = window.setTimeout(() => void this.ask(text), typingMs);
  }

  /** Enter: goes there when the place is certain, else to the choice. */
  private async submitted(event: Event): Promise<void> {
    event.preventDefault();
    clearTimeout(this.#timer);
    const text = this.querySelector('input')!.value.trim();
    if (!text) return;
    await this.ask(text);
    const [best] = this.answer?.candidates ?? [];
    if (best && this.answer?.status === 'resolved') this.go(best);
    else void this.updateComplete.then(() => this.querySelector<HTMLElement>('li button')?.focus());
  }

  private async ask(text: string): Promise<void> {
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    try {
      this.answer = await this.context.client.geocode(text, mostCandidates, running.signal);
    } catch (error) {
      if (!isAbort(error)) this.context.report(error as Problem);
    }
  }

  private go(candidate: GeocodeCandidate): void {
    const box = candidate.kind === 'municipality' ? this.context.municipality(candidate.municipality_code)?.bbox : null;
    const { lon, lat } = candidate;
    this.dispatchEvent(box
      ? new CustomEvent('look-at', { detail: box, bubbles: true })
      : new CustomEvent('fly-to', { detail: { lon, lat, zoom: 13 }, bubbles: true }));
    this.context.announce(this.context.bothNames(candidate.name));
    this.answer = null;
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      this.answer = null;
      this.querySelector('input')!.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !this.answer) return;
    event.preventDefault();
    const stops = [this.querySelector('input')!, ...this.querySelectorAll<HTMLElement>('li button')];
    const at = stops.indexOf(document.activeElement as HTMLInputElement);
    stops[(at + step + stops.length) % stops.length]?.focus();
  }

  private left(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && !this.contains(event.relatedTarget)) this.answer = null;
  }
}

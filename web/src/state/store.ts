import { readState, writeState, type AppState } from './app_state.ts';
import { emptyQuery, type IncidentQuery, type QueryParameter } from './incident_query.ts';
import type { HeatStyle } from './heat_style.ts';
import type { ViewState } from './view_state.ts';

/**
 * Whether a change is a step one can go back from. A `passing` one is not written to the address bar, which
 * browsers allow only so often: another one follows.
 */
export type Step = 'push' | 'replace' | 'passing';

/** Where the state lives: the address bar. `History` and `Location` of the browser, or a test's own. */
export interface AddressBar {
  read(): URL;
  write(path: string, step: Exclude<Step, 'passing'>): void;
  onBack(listener: () => void): void;
}

export function browserAddressBar(): AddressBar {
  return {
    read: () => new URL(location.href),
    write: (path, step) => history[step === 'push' ? 'pushState' : 'replaceState'](null, '', path),
    onBack: (listener) => addEventListener('popstate', listener),
  };
}

/** The state of the application, at rest the same as the address bar's; tells its listeners of every change. */
export class Store extends EventTarget {
  #state: AppState;
  #written: string;
  /** Parameters of the opening address that could not be read. */
  readonly malformed: readonly QueryParameter[];

  constructor(private readonly bar: AddressBar) {
    super();
    const { state, malformed } = readState(bar.read());
    this.#state = state;
    this.#written = writeState(state);
    this.malformed = malformed;
    bar.onBack(() => {
      const { state: before } = readState(this.bar.read());
      this.#written = writeState(before);
      this.#become(before);
    });
  }

  get state(): AppState {
    return this.#state;
  }

  setQuery(change: Partial<IncidentQuery>, step: Step = 'push'): void {
    this.#update({ ...this.#state, query: { ...this.#state.query, ...change } }, step);
  }

  resetQuery(): void {
    this.#update({ ...this.#state, query: emptyQuery, view: { ...this.#state.view, follow: false } }, 'push');
  }

  setStyle(change: Partial<HeatStyle>, step: Step = 'push'): void {
    this.#update({ ...this.#state, style: { ...this.#state.style, ...change } }, step);
  }

  setView(change: Partial<ViewState>, step: Step = 'push'): void {
    this.#update({ ...this.#state, view: { ...this.#state.view, ...change } }, step);
  }

  /** Several parts as one step. */
  set(query: Partial<IncidentQuery>, view: Partial<ViewState>, step: Step = 'push'): void {
    const { state } = this;
    this.#update({ ...state, query: { ...state.query, ...query }, view: { ...state.view, ...view } }, step);
  }

  #update(state: AppState, step: Step): void {
    const path = writeState(state);
    if (step !== 'passing' && path !== this.#written) {
      this.bar.write(path, step);
      this.#written = path;
    }
    this.#become(state);
  }

  #become(state: AppState): void {
    this.#state = state;
    this.dispatchEvent(new Event('change'));
  }
}

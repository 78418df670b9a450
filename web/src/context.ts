import { Client } from './api/client.ts';
import type { Problem } from './api/problem.ts';
import type { Category, Meta, Municipality } from './api/types.ts';
import { Format } from './i18n/format.ts';
import {
  preferredLanguage, rememberedLanguage, rememberLanguage, type Language, type LocalizedName,
} from './i18n/language.ts';
import { Messages, type MessageKey, type MessageValues } from './i18n/messages.ts';
import { bothNames } from './i18n/names.ts';
import type { IncidentQuery } from './state/incident_query.ts';
import type { Store } from './state/store.ts';

const restMs = 250;

/** What every part of the application shares. Fires `change` when state, data revision or language change. */
export class Context extends EventTarget {
  messages: Messages;
  format: Format;
  /** The query that tables follow: the chosen one, but while the time window moves only where it rests. */
  restingQuery: IncidentQuery;
  #moving = false;
  #restTimer = 0;
  #municipalities = new Map<string, Municipality>();
  #categories = new Map<string, Category>();

  constructor(
    readonly store: Store,
    readonly client: Client,
    public meta: Meta,
  ) {
    super();
    this.messages = new Messages(this.language);
    this.format = new Format(this.language);
    this.restingQuery = store.state.query;
    this.#take(meta);
    store.addEventListener('change', () => this.#changed());
  }

  get language(): Language {
    return this.store.state.view.language ?? preferredLanguage(navigator.languages, rememberedLanguage());
  }

  choose(language: Language): void {
    rememberLanguage(language);
    this.store.setView({ language }, 'replace');
  }

  text(key: MessageKey, values?: MessageValues): string {
    return this.messages.text(key, values);
  }

  name(name: LocalizedName | string | null | undefined): string {
    return typeof name === 'string' ? name : (name?.[this.language] ?? '');
  }

  bothNames(name: LocalizedName | string | null | undefined): string {
    return typeof name === 'object' && name ? bothNames(name, this.language) : (name ?? '');
  }

  municipality(code: string | null | undefined): Municipality | undefined {
    return this.#municipalities.get(code ?? '');
  }

  categoryName(code: string): string {
    const category = this.#categories.get(code);
    return category ? this.name(category.name) : code;
  }

  /** After an import: asks anew what the register holds, so that every part loads its data again. */
  async refresh(): Promise<void> {
    this.#take(await this.client.meta());
    this.#changed();
  }

  /** Whether the time window is being dragged or played. */
  get moving(): boolean {
    return this.#moving;
  }

  set moving(moving: boolean) {
    if (moving === this.#moving) return;
    this.#moving = moving;
    this.#changed();
  }

  /** Tells the user of a failure. */
  report(problem: Problem): void {
    this.dispatchEvent(new CustomEvent('problem', { detail: problem }));
  }

  /** Says something short to the eye and to screen readers. */
  announce(text: string): void {
    this.dispatchEvent(new CustomEvent('announce', { detail: text }));
  }

  #take(meta: Meta): void {
    this.meta = meta;
    this.#municipalities = new Map(meta.municipalities.map((one) => [one.code, one]));
    this.#categories = new Map(meta.categories.map((one) => [one.code, one]));
  }

  #changed(): void {
    if (this.messages.language !== this.language) {
      this.messages = new Messages(this.language);
      this.format = new Format(this.language);
    }
    clearTimeout(this.#restTimer);
    if (this.#moving) this.#restTimer = window.setTimeout(() => this.#rest(), restMs);
    else this.restingQuery = this.store.state.query;
    this.dispatchEvent(new Event('change'));
  }

  #rest(): void {
    this.restingQuery = this.store.state.query;
    this.dispatchEvent(new Event('change'));
  }
}

import type { Permission, Session } from './api/account_types.ts';
import { Client } from './api/client.ts';
import type { Problem } from './api/problem.ts';
import type { Category, Municipality, PublicMeta } from './api/types.ts';
import { Format } from './i18n/format.ts';
import {
  preferredLanguage, rememberedLanguage, rememberLanguage, type Language, type LocalizedName,
} from './i18n/language.ts';
import { Messages, type MessageKey, type MessageValues } from './i18n/messages.ts';
import { bothNames } from './i18n/names.ts';
import type { Store } from './state/store.ts';
import { chosenTheme, chooseTheme, type Theme } from './theme.ts';

/** What every part of the application shares. Fires `change` when state, language or theme change. */
export class Context extends EventTarget {
  messages: Messages;
  format: Format;
  #municipalities = new Map<string, Municipality>();
  #categories = new Map<string, Category>();
  readonly #onStore = () => this.changed();

  constructor(
    readonly store: Store,
    readonly client: Client,
    public session: Session,
    public meta: PublicMeta,
  ) {
    super();
    this.messages = new Messages(this.language);
    this.format = new Format(this.language);
    this.take(meta);
    store.addEventListener('change', this.#onStore);
  }

  /** Another context takes over: this one hears of nothing more. */
  end(): void {
    this.store.removeEventListener('change', this.#onStore);
  }

  may(permission: Permission): boolean {
    return this.session.permissions.includes(permission);
  }

  get language(): Language {
    return this.store.state.view.language ?? preferredLanguage(navigator.languages, rememberedLanguage());
  }

  choose(language: Language): void {
    rememberLanguage(language);
    this.store.setView({ language }, 'replace');
  }

  get theme(): Theme {
    return chosenTheme();
  }

  toggleTheme(): void {
    chooseTheme(this.theme === 'dark' ? 'light' : 'dark');
    this.changed();
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

  /** Both names of a municipality; its code while nobody knows them. */
  municipalityNames(code: string): string {
    return this.bothNames(this.municipality(code)?.name) || code;
  }

  categoryName(code: string): string {
    const category = this.#categories.get(code);
    return category ? this.name(category.name) : code;
  }

  /** Tells the user of a failure. */
  report(problem: Problem): void {
    this.dispatchEvent(new CustomEvent('problem', { detail: problem }));
  }

  /** Says something short to the eye and to screen readers. */
  announce(text: string): void {
    this.dispatchEvent(new CustomEvent('announce', { detail: text }));
  }

  protected take(meta: PublicMeta): void {
    this.meta = meta;
    this.#municipalities = new Map(meta.municipalities.map((one) => [one.code, one]));
    this.#categories = new Map(meta.categories.map((one) => [one.code, one]));
  }

  /** Tells of a change. */
  changed(): void {
    if (this.messages.language !== this.language) {
      this.messages = new Messages(this.language);
      this.format = new Format(this.language);
    }
    this.dispatchEvent(new Event('change'));
  }
}

import en from '../messages/en.json';
import sq from '../messages/sq.json';
import srCyrl from '../messages/sr-Cyrl.json';
import srLatn from '../messages/sr-Latn.json';
import { numberLocale } from './format.ts';
import { localeOf, type Language } from './language.ts';

/** A message, or one for each plural form of the language (`one`, `few`, `other`) chosen by `{count}`. */
export type Message = string | Readonly<Record<string, string>>;
export type Catalogue = Readonly<Record<string, Message>>;
export type MessageKey = keyof typeof en;

export const catalogues: Record<Language, Catalogue> = { sq, 'sr-Latn': srLatn, 'sr-Cyrl': srCyrl, en };

/** Values for the `{placeholders}`; numbers are written in the language's own way. */
export type MessageValues = Readonly<Record<string, string | number>>;

export class Messages {
  readonly #plural: Intl.PluralRules;
  readonly #number: Intl.NumberFormat;

  constructor(readonly language: Language) {
    this.#plural = new Intl.PluralRules(localeOf(language));
    this.#number = new Intl.NumberFormat(numberLocale(language));
  }

  text(key: MessageKey, values: MessageValues = {}): string {
    return this.#fill(this.#form(catalogues[this.language][key]!, values['count']), values);
  }

  /** A message whose key is made at run time from a code (`stage.closed`); by default the code when there is none. */
  ofCode(prefix: string, code: string, otherwise: string = code): string {
    const message = catalogues[this.language][`${prefix}.${code}`];
    return typeof message === 'string' ? message : otherwise;
  }

  #form(message: Message, count: string | number | undefined): string {
    if (typeof message === 'string') return message;
    return message[this.#plural.select(Number(count ?? 0))] ?? message['other']!;
  }

  #fill(text: string, values: MessageValues): string {
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === 'number' ? this.#number.format(value) : value;
    });
  }
}

import { remember, remembered } from '../state/remembered.ts';

/** The languages of the interface, as BCP 47 tags. */
export const languages = ['sq', 'sr-Latn', 'sr-Cyrl', 'en'] as const;
export type Language = (typeof languages)[number];

/** Each language in its own words. */
export const languageNames: Record<Language, string> = {
  sq: 'Shqip',
  'sr-Latn': 'Srpski',
  'sr-Cyrl': 'Српски',
  en: 'English',
};

/** A name in every language, as the server gives it; never empty. */
export type LocalizedName = Record<Language, string>;

/** How `Intl` is to write dates and numbers. */
export const localeOf = (language: Language) => (language === 'en' ? 'en-GB' : language);

const storageKey = 'uramost.language';

/** What was chosen here last, else the browser's own languages, else English. */
export function preferredLanguage(wanted: readonly string[], remembered: string | null): Language {
  const known = languages.find((language) => language === remembered);
  return known ?? wanted.map(ofTag).find((language) => language !== undefined) ?? 'en';
}

export const rememberedLanguage = () => remembered(storageKey);
export const rememberLanguage = (language: Language) => remember(storageKey, language);

function ofTag(tag: string): Language | undefined {
  const [primary, script] = tag.toLowerCase().split('-');
  if (primary === 'sr') return script === 'cyrl' ? 'sr-Cyrl' : 'sr-Latn';
  if (['hr', 'bs', 'sh', 'cnr'].includes(primary ?? '')) return 'sr-Latn';
  return languages.find((language) => language === primary);
}

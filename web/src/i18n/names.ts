import type { Language, LocalizedName } from './language.ts';

/**
 * Both official names, always: the reader's own language first. Albanian first for readers of English, in the
 * alphabetical order of the two languages' names.
 */
export function bothNames(name: LocalizedName, language: Language): string {
  const serbian = language === 'sr-Cyrl' ? name['sr-Cyrl'] : name['sr-Latn'];
  const pair = language.startsWith('sr') ? [serbian, name.sq] : [name.sq, serbian];
  return pair[0] === pair[1] ? pair[0]! : pair.join(' / ');
}

/** The name that goes with `name[language]` where only one more fits. */
export function otherName(name: LocalizedName, language: Language): string {
  if (language === 'en') return bothNames(name, language);
  return language === 'sq' ? name['sr-Latn'] : name.sq;
}

/** The name of a feature of our own GeoJSON, whose properties are flat. */
export function nameOfProperties(properties: Record<string, unknown>): LocalizedName {
  const text = (key: string) => String(properties[key] ?? '');
  return {
    sq: text('name_sq'),
    'sr-Latn': text('name_sr_latn'),
    'sr-Cyrl': text('name_sr_cyrl'),
    en: text('name_en'),
  };
}

export const namePropertyOf: Record<Language, string> = {
  sq: 'name_sq',
  'sr-Latn': 'name_sr_latn',
  'sr-Cyrl': 'name_sr_cyrl',
  en: 'name_en',
};

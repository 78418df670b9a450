import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { languages, localeOf } from '../src/i18n/language.ts';
import { catalogues, Messages, type Message } from '../src/i18n/messages.ts';
import { toLatin } from './serbian_script.ts';

const keys = Object.keys(catalogues.en);
const forms = (message: Message): string[] => (typeof message === 'string' ? [message] : Object.values(message));
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(languages)('the catalogue of %s', (language) => {
  const catalogue = catalogues[language];

  it('has exactly the keys of the others', () => {
    expect(Object.keys(catalogue)).toEqual(keys);
  });

  it('has no empty message', () => {
    expect(keys.filter((key) => forms(catalogue[key]!).some((text) => text.trim() === ''))).toEqual([]);
  });

  it('has the same placeholders as English in every form', () => {
    for (const key of keys) {
      const wanted = placeholders(forms(catalogues.en[key]!)[0]!);
      for (const text of forms(catalogue[key]!)) expect(placeholders(text), key).toEqual(wanted);
    }
  });

  it('has exactly the plural forms of the language', () => {
    const wanted = new Intl.PluralRules(localeOf(language)).resolvedOptions().pluralCategories.sort();
    for (const key of keys) {
      const message = catalogue[key]!;
      if (typeof message !== 'string') expect(Object.keys(message).sort(), key).toEqual(wanted);
    }
  });
});

describe('the two scripts of Serbian', () => {
  it('say the same, letter by letter', () => {
    for (const key of keys) {
      expect(forms(catalogues['sr-Cyrl'][key]!).map(toLatin), key).toEqual(forms(catalogues['sr-Latn'][key]!));
    }
  });

  it('do not mix: a Cyrillic message has Latin letters only in names and units', () => {
    const names = /UraMost|PDF|CSV|HXL|gzip|Excel|OpenDocument|GeoJSON|GPX|OpenStreetMap|GeoPackage|KML|FlatGeobuf|Shapefile|ZIP|WebGL|Shift|km²|\(m\)|\{\w+\}/g;
    for (const key of keys)
      for (const text of forms(catalogues['sr-Cyrl'][key]!)) expect(text.replace(names, ''), key).not.toMatch(/[A-Za-z]/);
  });
});

describe('messages', () => {
  it('choose the plural form by number', () => {
    const serbian = new Messages('sr-Latn');
    expect([1, 2, 5, 21, 104].map((count) => serbian.text('matched', { count }))).toEqual([
      '1 incident', '2 incidenta', '5 incidenata', '21 incident', '104 incidenta']);
  });

  it('write numbers as the language does', () => {
    expect(new Messages('en').text('matched', { count: 12345 })).toBe('12,345 incidents');
    expect(new Messages('sr-Cyrl').text('matched', { count: 12345 })).toBe('12.345 инцидената');
    expect(new Messages('sq').text('matched', { count: 12345 })).toBe('12\u00a0345 incidente');
  });

  it('fall back to a code that has no words', () => {
    expect(new Messages('en').ofCode('stage', 'closed')).toBe('closed');
    expect(new Messages('sq').ofCode('stage', 'closed')).toBe('i mbyllur');
    expect(new Messages('en').ofCode('stage', 'pondered')).toBe('pondered');
  });

  it('are all used, and all that is used is there', () => {
    const source = sources(fileURLToPath(new URL('../src', import.meta.url)));
    const madeFromCodes = /^(layers|measure|weight|kernel|period|tab|sheet|summary|stage|certainty|located_by|tier|place_kind|patrol_kind|population|field|problem|kind|page|look_as|role|role_means|scope_of_token|tier_means|audit|release_table|release_tier|difference_state|known_to|plan_part|plan_problem|plan_marks?|plan_compared|point_kind|point_kind_many|spoken|travel|demand_weight|demand_surface|access|responses\.group|compare\.(decide|kept)|compare_assumption|agreement_(time|place|category)|verdict|effect_area|effect_caveat|codes|gender|precision)\.|^analysis\.(pinned|result)$/;
    const unused = keys.filter((key) => !madeFromCodes.test(key) && !source.includes(`'${key}'`));
    expect(unused).toEqual([]);
  });
});

function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? sources(path) : path.endsWith('.ts') ? readFileSync(path, 'utf8') : '';
    })
    .join('\n');
}

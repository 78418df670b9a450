import { describe, expect, it, vi } from 'vitest';

import { resultFileUrl } from '../src/api/analysis_routes.ts';
import type { ResultAnswer } from '../src/api/analysis_types.ts';
import { Client } from '../src/api/client.ts';
import type { JobWatcher } from '../src/api/job_events.ts';
import { Problem } from '../src/api/problem.ts';
import { OpenResult } from '../src/analysis/open_result.ts';
import { boxOf, openingRows, orderedRows } from '../src/analysis/rows.ts';
import { openingValue, readPeriod, readSettings } from '../src/analysis/settings.ts';
import { Wording } from '../src/analysis/wording.ts';
import type { Context } from '../src/context.ts';
import { Format } from '../src/i18n/format.ts';
import type { Language } from '../src/i18n/language.ts';
import { Messages } from '../src/i18n/messages.ts';
import { giStar, methodList } from './analysis_fixture.ts';

const { parameters } = methodList.methods[0]!;

function formOf(fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

/** As much of a context as words need. */
function wordingIn(language: Language): Wording {
  const messages = new Messages(language);
  const context = {
    language, messages, format: new Format(language),
    text: messages.text.bind(messages),
    municipalityNames: (code: string) => (code === '38' ? 'Zveçan / Zvečan' : code),
    categoryName: (code: string) => code,
  };
  return new Wording(context as unknown as Context, methodList);
}

describe('the settings of a method', () => {
  it('are numbers, choices, periods and codes, and nothing where nothing is said', () => {
    expect(readSettings(parameters, formOf([['cell_m', '250'], ['neighbours', ''], ['shape', 'hexagon'], ['before.from', '2023-01-01'], ['before.to', ''],
      ['control', '38'], ['control', '30']]))).toEqual({ cell_m: 250, shape: 'hexagon', before: '2023-01-01/..', control: '30,38' });
    expect(readSettings(parameters, formOf([]))).toEqual({});
  });

  it('never hold what no parameter asks for', () => {
    expect(readSettings(parameters, formOf([['drop', 'table']]))).toEqual({});
  });

  it('open with what a result was made with, else with the default', () => {
    expect(parameters.map((one) => openingValue(one, giStar.settings))).toEqual(['500', '', 'hexagon', '', '']);
    expect(openingValue(parameters[2]!, {})).toBe('square');
  });

  it('read a period with open ends', () => {
    expect(readPeriod('2023-01-01/..')).toEqual({ from: '2023-01-01', to: '' });
    expect(readPeriod('')).toEqual({ from: '', to: '' });
  });
});

describe('the rows of a result', () => {
  it('open with the significant ones first', () => {
    expect(openingRows(giStar)).toEqual([1, 3, 0, 2]);
  });

  it('sort numbers as numbers, both ways, and what has no value last', () => {
    expect(orderedRows(giStar, { column: 2, descending: true }, 'en')).toEqual([1, 3, 0, 2]);
    expect(orderedRows(giStar, { column: 2, descending: false }, 'en')).toEqual([0, 3, 1, 2]);
  });

  it('sort names with numbers in them as people count', () => {
    expect(orderedRows(giStar, { column: 0, descending: false }, 'en')).toEqual([0, 1, 3, 2]);
  });

  it('keep the opening order among equals', () => {
    expect(orderedRows(giStar, { column: 4, descending: false }, 'en')).toEqual([1, 3, 0, 2]);
  });

  it('know where a mark lies, whatever its shape', () => {
    const [west, south, east, north] = boxOf(giStar.marks.features[1]!);
    expect([west, south, east, north].map((degrees) => degrees.toFixed(2))).toEqual(['20.81', '42.90', '20.82', '42.91']);
    const point = { ...giStar.marks.features[0]!, geometry: { type: 'Point' as const, coordinates: [20.5, 43] } };
    expect(boxOf(point)).toEqual([20.5, 43, 20.5, 43]);
  });
});

describe('the words of a result', () => {
  it('say the verdict with what it rests on', () => {
    const wording = wordingIn('en');
    const { verdict } = giStar;
    expect(`${wording.verdict(verdict)} (${wording.grounds(verdict)})`).toBe('Distinguishable from chance (p = 0.0003, n = 4, 4 tests, level 0.05)');
    const chance = { n: 100, tests: 1, p: 0.31, level: 0.05, distinguishable: false };
    expect(`${wording.verdict(chance)} (${wording.grounds(chance)})`).toBe('Not distinguishable from chance (p = 0.31, n = 100)');
    const description = { ...chance, p: null };
    expect(`${wording.verdict(description)} (${wording.grounds(description)})`).toBe('A description, no test (n = 100)');
  });

  it('write numbers as the language does, and never a p of nought', () => {
    expect(wordingIn('sr-Latn').value('p', 0.31)).toBe('0,31');
    expect(wordingIn('en').value('p', 0)).toBe('< 0.0001');
    expect(wordingIn('en').value('population', 12345)).toBe('12,345');
    expect(wordingIn('en').value('z', null)).toBe('–');
  });

  it('name municipalities, classes and months, and fall back to the code', () => {
    const wording = wordingIn('en');
    expect(wording.value('municipality', '38')).toBe('Zveçan / Zvečan');
    expect(wording.value('class', 'hot_99')).toBe('Hot spot, 99 %');
    expect(wording.value('month', '2024-05')).toBe('May 2024');
    expect(wording.value('class', 'new_class')).toBe('new_class');
    expect(wording.caveat(giStar.caveats[0]!)).toBe('12 incidents have no position and are not in it');
    expect(wording.label('mon')).toBe('Mon');
    expect(wording.label('12')).toBe('12');
  });
});

describe('an open result', () => {
  function open(...answers: ResultAnswer[]) {
    const client = new Client(async () => new Response(JSON.stringify(answers.length > 1 ? answers.shift() : answers[0]), { headers: { 'content-type': 'application/json' } }));
    const watched: { watcher: JobWatcher<unknown> | null; ended: number } = { watcher: null, ended: 0 };
    const changed = vi.fn();
    const result = new OpenResult('r1', client.analysis, changed, (_, watcher) => {
      watched.watcher = watcher;
      return () => watched.ended++;
    });
    return { result, watched, changed };
  }
  const settled = () => new Promise((done) => setTimeout(done, 5));
  const running: ResultAnswer = { id: 'r1', state: 'running', progress: null };

  it('is there at once when it was made before', async () => {
    const { result, watched } = open(giStar);
    expect(result.isRunning).toBe(true);
    await settled();
    expect(result.result).toEqual(giStar);
    expect(watched.watcher).toBeNull();
  });

  it('is followed while it runs, and fetched when it is done', async () => {
    const { result, watched } = open(running, giStar);
    await settled();
    watched.watcher!.progress({ done: 5, fraction: 0.5, rows_per_s: 10, seconds_left: 1 });
    expect([result.isRunning, result.progress!.fraction]).toEqual([true, 0.5]);
    watched.watcher!.done({ result: 'r1' });
    await settled();
    expect([result.isRunning, result.result?.id]).toEqual([false, 'r1']);
  });

  it('says why it failed', async () => {
    const { result, watched } = open(running);
    await settled();
    watched.watcher!.failed(new Problem(422, '', 'too few incidents: needs 30, there are 12', null));
    expect([result.isRunning, result.problem!.detail]).toEqual([false, 'too few incidents: needs 30, there are 12']);
    const { result: late } = open({ id: 'r1', state: 'failed', problem: { status: 422, detail: 'too few' } });
    await settled();
    expect(late.problem!.detail).toBe('too few');
  });

  it('tells nobody anything when nobody looks any more', async () => {
    const { result, watched, changed } = open(running, giStar);
    await settled();
    changed.mockClear();
    result.end();
    expect(watched.ended).toBe(1);
    await result.reload();
    watched.watcher!.failed(new Problem(500, '', '', null));
    expect(changed).not.toHaveBeenCalled();
  });
});

describe('the files of a result', () => {
  it('are in the chosen language where they speak one', () => {
    expect(resultFileUrl('r 1', 'briefing.pdf', 'sr-Cyrl')).toBe('/api/results/r%201/briefing.pdf?lang=sr-Cyrl');
    expect(resultFileUrl('r1', 'table.csv', 'sq')).toBe('/api/results/r1/table.csv');
  });
});

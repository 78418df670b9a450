import type { Language } from '../i18n/language.ts';
import type { MethodList, ResultAnswer, ResultHead, Setting } from './analysis_types.ts';
import { given, withQuery, type Channel } from './channel.ts';

/** The server's routes to methods of analysis and to their results. */
export class AnalysisRoutes {
  constructor(private readonly channel: Channel) {}

  methods(language: Language, signal?: AbortSignal): Promise<MethodList> {
    return this.channel.get('/api/analysis', [given({ lang: language })], signal);
  }

  /** Begins a run over the incidents of a query, in its canonical text. */
  run(method: string, query: string, settings: Readonly<Record<string, Setting>>): Promise<{ result: string }> {
    return this.channel.send('POST', `/api/analysis/${encodeURIComponent(method)}`, { query, settings });
  }

  result(id: string, signal?: AbortSignal): Promise<ResultAnswer> {
    return this.channel.get(resultUrl(id), [], signal);
  }

  kept(signal?: AbortSignal): Promise<{ results: ResultHead[] }> {
    return this.channel.get('/api/results', [], signal);
  }

  keep(id: string, title: string, note: string): Promise<unknown> {
    return this.channel.send('PUT', resultUrl(id), { title, note });
  }

  /** Ends it when it runs; forgets it when it is kept. */
  remove(id: string): Promise<unknown> {
    return this.channel.send('DELETE', resultUrl(id));
  }
}

const resultUrl = (id: string) => `/api/results/${encodeURIComponent(id)}`;

export const resultEventsUrl = (id: string) => `${resultUrl(id)}/events`;

/** What a result can be taken away as. */
export const resultFiles = ['briefing.pdf', 'map.png', 'table.csv', 'marks.geojson', 'marks.gpkg'] as const;
export type ResultFile = (typeof resultFiles)[number];

export function resultFileUrl(id: string, file: ResultFile, language: Language): string {
  const speaks = file === 'briefing.pdf' || file === 'map.png';
  return withQuery(`${resultUrl(id)}/${file}`, given({ lang: speaks ? language : null }));
}

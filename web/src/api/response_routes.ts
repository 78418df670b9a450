import type { Language } from '../i18n/language.ts';
import { writeQuery, type IncidentQuery } from '../state/incident_query.ts';
import { given, withQuery, type Channel, type Page } from './channel.ts';
import type { NewResponse, OverdueResponses, ResponseEvent, ResponseFunnel, ResponseTimes } from './response_types.ts';

/** The server's routes to what institutions did about incidents. */
export class ResponseRoutes {
  constructor(private readonly channel: Channel) {}

  funnel(by: string, query: IncidentQuery, signal?: AbortSignal): Promise<ResponseFunnel> {
    return this.channel.get('/api/responses/funnel', [new URLSearchParams({ by }), writeQuery(query)], signal);
  }

  times(query: IncidentQuery, signal?: AbortSignal): Promise<ResponseTimes> {
    return this.channel.get('/api/responses/times', [writeQuery(query)], signal);
  }

  overdue(query: IncidentQuery, { limit, after }: Page, signal?: AbortSignal): Promise<OverdueResponses> {
    return this.channel.get('/api/responses/overdue', [given({ limit, after }), writeQuery(query)], signal);
  }

  /** Answers with all of the incident's events. */
  add(incident: number, event: NewResponse): Promise<{ stage: string; responses: ResponseEvent[] }> {
    return this.channel.send('POST', `/api/incidents/${incident}/responses`, event);
  }
}

/** The table of responses that can be handed on, as CSV. */
export function protectedTableUrl(by: string): string {
  return withQuery('/api/responses/table', given({ by, format: 'csv' }));
}

/** What an annual report comes as: a page, paper, numbers. */
export const reportForms = ['html', 'pdf', 'csv'] as const;
export type ReportForm = (typeof reportForms)[number];

export function annualReportUrl(register: string, year: number, form: ReportForm, language: Language): string {
  return withQuery(`/api/registers/${encodeURIComponent(register)}/annual-report`, given({ year, lang: language, f: form }));
}

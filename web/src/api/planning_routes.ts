import type { Language } from '../i18n/language.ts';
import { given, withQuery, type Channel } from './channel.ts';
import type { Coverage } from './coverage_types.ts';
import type { Evaluation } from './evaluation_types.ts';
import type { Ledger, VisitsAnswer } from './ledger_types.ts';
import type { Plan, PlanHead, PlanVersion, StoredPlan } from './plan_types.ts';
import type { Candidates, ProposalRequest } from './proposal_types.ts';
import type { Schedule } from './schedule_types.ts';

/** A job that was begun, and where it tells how far it is. */
export interface BegunJob {
  job: string;
  events: string;
}

/** The server's routes to patrol plans: what they cover, what is proposed, what is kept and what was done. */
export class PlanningRoutes {
  constructor(private readonly channel: Channel) {}

  coverage(plan: Plan, compared: Plan | null, signal?: AbortSignal): Promise<Coverage> {
    return this.channel.send('POST', '/api/patrol/coverage?cells=true', { plan, compared }, signal);
  }

  propose(request: ProposalRequest): Promise<BegunJob> {
    return this.channel.send('POST', '/api/patrol/proposals', request);
  }

  frontier(plan: Plan, candidates: Candidates, most: number): Promise<BegunJob> {
    return this.channel.send('POST', '/api/patrol/frontier', { plan, candidates, most, time_limit_s: 30 });
  }

  cancel(job: string): Promise<unknown> {
    return this.channel.send('DELETE', `/api/patrol/jobs/${encodeURIComponent(job)}`);
  }

  plans(signal?: AbortSignal): Promise<{ plans: PlanHead[] }> {
    return this.channel.get('/api/plans', [], signal);
  }

  plan(id: string, version: number | null = null, signal?: AbortSignal): Promise<StoredPlan> {
    return this.channel.get(planUrl(id), [given({ version })], signal);
  }

  versions(id: string, signal?: AbortSignal): Promise<{ versions: PlanVersion[] }> {
    return this.channel.get(`${planUrl(id)}/versions`, [], signal);
  }

  create(plan: Plan, why: string): Promise<{ id: string | number; version: number }> {
    return this.channel.send('POST', '/api/plans', { plan, why });
  }

  /** Fails with 412 when somebody stored a version after `version`. */
  replace(id: string, version: number, plan: Plan, why: string): Promise<{ version: number }> {
    return this.channel.send('PUT', planUrl(id), { plan, why }, undefined, { 'if-match': `"${version}"` });
  }

  remove(id: string): Promise<unknown> {
    return this.channel.send('DELETE', planUrl(id));
  }

  schedule(id: string, date: string, shift: number, signal?: AbortSignal): Promise<Schedule> {
    return this.channel.get(`${planUrl(id)}/schedule`, [given({ date, shift })], signal);
  }

  /** A form with the `file`, and for tracks `unit` and `languages` of who made them. */
  addVisits(id: string, form: FormData): Promise<VisitsAnswer> {
    return this.channel.send('POST', `${planUrl(id)}/visits`, form);
  }

  ledger(id: string, datetime: string, signal?: AbortSignal): Promise<Ledger> {
    return this.channel.get(`${planUrl(id)}/ledger`, [given({ datetime })], signal);
  }

  evaluation(id: string, before: string, after: string, bufferM: number, signal?: AbortSignal): Promise<Evaluation> {
    return this.channel.get(`${planUrl(id)}/evaluation`, [given({ before, after, buffer_m: bufferM })], signal);
  }
}

const planUrl = (id: string) => `/api/plans/${encodeURIComponent(id)}`;

/** What a plan's points can be taken away as. */
export const planFiles = ['plan.geojson', 'plan.gpx', 'plan.csv'] as const;
export type PlanFile = (typeof planFiles)[number];

export const planFileUrl = (id: string, file: PlanFile) => `${planUrl(id)}/${file}`;

export const orderUrl = (id: string, language: Language, date: string, shift: number) =>
  withQuery(`${planUrl(id)}/order.pdf`, given({ lang: language, date, shift }));

import { writeQuery, type IncidentQuery } from '../state/incident_query.ts';
import { given, type Channel, type Page } from './channel.ts';
import type { Codebook, DecidedPairs, NewChannel, RegisterOverlap, ReportingChannel, Verdict } from './register_types.ts';

/** Two registers, of what a query means. */
export interface Comparison {
  readonly a: string;
  readonly b: string;
  readonly query: IncidentQuery;
}

/** The server's routes to the registers that incidents came from. */
export class RegisterRoutes {
  constructor(private readonly channel: Channel) {}

  /** All that was ever said of a register's reporting channels. */
  channels(register: string, signal?: AbortSignal): Promise<{ channels: ReportingChannel[] }> {
    return this.channel.get(channelsOf(register), [], signal);
  }

  describeChannel(register: string, said: NewChannel): Promise<ReportingChannel> {
    return this.channel.send('POST', channelsOf(register), said);
  }

  withdrawChannel(register: string, id: number): Promise<ReportingChannel> {
    return this.channel.send('DELETE', `${channelsOf(register)}/${id}`);
  }

  /** The codes of all registers. */
  codes(signal?: AbortSignal): Promise<{ registers: (Codebook & { register: string })[] }> {
    return this.channel.get('/api/registers/codes', [], signal);
  }

  /** Says what words of a register mean, for its next imports; null forgets what was said. */
  sayCodes(register: string, said: Partial<Record<keyof Codebook, Readonly<Record<string, string | null>>>>): Promise<unknown> {
    return this.channel.send('PUT', `/api/registers/${encodeURIComponent(register)}/codes`, said);
  }

  overlap(of: Comparison, page: Page, signal?: AbortSignal): Promise<RegisterOverlap> {
    return this.channel.get('/api/registers/overlap', compared(of, page), signal);
  }

  /** What people decided on two registers. */
  matches(of: Comparison, page: Page, signal?: AbortSignal): Promise<DecidedPairs> {
    return this.channel.get('/api/registers/matches', compared(of, page), signal);
  }

  /** `open` takes back what was decided. */
  decide(a: number, b: number, verdict: Verdict, reason: string): Promise<unknown> {
    return this.channel.send('POST', '/api/registers/matches', { a, b, verdict, reason });
  }
}

const compared = ({ a, b, query }: Comparison, { limit, after }: Page) => [given({ a, b, limit, after }), writeQuery(query)];
const channelsOf = (register: string) => `/api/registers/${encodeURIComponent(register)}/channels`;

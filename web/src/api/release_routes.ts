import { given, type Channel } from './channel.ts';
import type {
  ReleaseDifference, ReleaseHeat, ReleaseItem, ReleaseList, ReleasePoints, ReleasePreview, ReleaseSummary, ReleaseYear,
} from './release_types.ts';
import type { Items } from './types.ts';

/** Where a release's answers come from: one on the shelf, or the draft of the next. */
export type ReleaseSource = { readonly number: number } | { readonly until: string };

/** The server's routes to releases: those that everybody may read, and those that make one. */
export class ReleaseRoutes {
  constructor(private readonly channel: Channel) {}

  list(signal?: AbortSignal): Promise<ReleaseList> {
    return this.channel.get('/api/releases', [], signal);
  }

  summary(of: ReleaseSource, signal?: AbortSignal): Promise<ReleaseSummary> {
    return this.#get(of, '/summary', {}, signal);
  }

  heat(of: ReleaseSource, year: number | null, signal?: AbortSignal): Promise<ReleaseHeat> {
    return this.#get(of, '/tiles/heat.json', { year }, signal);
  }

  points(of: ReleaseSource, year: number | null, signal?: AbortSignal): Promise<ReleasePoints> {
    return this.#get(of, '/tiles/points.json', { year }, signal);
  }

  items(
    of: ReleaseSource, filter: { year: number | null; municipality: string }, page: { limit: number; after: number | null },
    signal?: AbortSignal,
  ): Promise<Items<ReleaseItem>> {
    return this.#get(of, '/items', { ...filter, ...page }, signal);
  }

  tables(of: ReleaseSource, year: number, signal?: AbortSignal): Promise<ReleaseYear> {
    return this.#get(of, `/tables/${year}`, {}, signal);
  }

  /** What the next release would be, and what its attack on itself recovers. Takes its time. */
  preview(until: string, signal?: AbortSignal): Promise<ReleasePreview> {
    return this.channel.get('/api/releases/preview', [given({ until })], signal);
  }

  /** For ever, as it was seen. A `Problem` has the `findings` when the attack succeeded; 409 when the register has changed. */
  publish({ until, created_at }: ReleasePreview['facts']): Promise<{ number: number }> {
    return this.channel.send('POST', '/api/releases', { until, created_at });
  }

  difference(from: number, to: number, signal?: AbortSignal): Promise<ReleaseDifference> {
    return this.channel.get(`/api/releases/${from}/difference/${to}`, [], signal);
  }

  #get<T>(of: ReleaseSource, path: string, values: Parameters<typeof given>[0], signal?: AbortSignal): Promise<T> {
    const [base, first] = 'number' in of ? [`/releases/${of.number}`, {}] : ['/api/releases/preview', { until: of.until }];
    return this.channel.get(base + path, [given({ ...first, ...values })], signal);
  }
}

/** Where a file of a release is. */
export const releaseFileUrl = (number: number, file: string) => `/releases/${number}/${encodeURIComponent(file)}`;

/** The same for the same source. */
export const keyOfSource = (of: ReleaseSource) => ('number' in of ? String(of.number) : `preview ${of.until}`);

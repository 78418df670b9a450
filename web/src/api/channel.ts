import { Problem } from './problem.ts';

/** What a request carries: a form, or anything that is said as JSON. */
type Body = FormData | object;
type Headers = Readonly<Record<string, string>>;

/** A stretch of a list: so many, after the last one of the page before, as the list counts. */
export interface Page {
  readonly limit: number;
  readonly after: number | null;
}

/**
 * Requests to the server. Every failure is a `Problem`. Writes of somebody who is logged in carry the session's
 * token; a request that came after the session's end waits until somebody has logged in again, and is repeated.
 */
export class Channel {
  /** What the session's writes must carry (`csrf` of the session); null: nobody is logged in. */
  csrf: string | null = null;
  /** Resolves when somebody has logged in again; rejects when nobody will. */
  onLapse: (() => Promise<void>) | null = null;

  constructor(private readonly request: typeof fetch) {}

  get<T>(path: string, parts: readonly URLSearchParams[] = [], signal?: AbortSignal): Promise<T> {
    return this.send('GET', withQuery(path, ...parts), undefined, signal);
  }

  async send<T>(method: string, url: string, body?: Body, signal?: AbortSignal, conditions: Headers = {}): Promise<T> {
    const response = await this.answer(method, url, body, signal, conditions);
    if (!response.ok) throw await Problem.of(response);
    return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
  }

  /** The answer as it is, whatever its status; but never that the session is over. `conditions`: such as `if-match`. */
  async answer(method: string, url: string, body?: Body, signal?: AbortSignal, conditions: Headers = {}): Promise<Response> {
    for (;;) {
      const response = await this.#once(method, url, body, signal, conditions);
      if (response.status !== 401 || !this.csrf || !this.onLapse) return response;
      // A password that was refused is no end of a session.
      if ((await Problem.of(response.clone())).reason) return response;
      await this.onLapse();
      signal?.throwIfAborted();
    }
  }

  async #once(method: string, url: string, body: Body | undefined, signal: AbortSignal | undefined, conditions: Headers): Promise<Response> {
    const headers: Record<string, string> = { ...conditions };
    if (method !== 'GET' && this.csrf) headers['UraMost-CSRF'] = this.csrf;
    if (body && !(body instanceof FormData)) headers['content-type'] = 'application/json';
    const said = body && !(body instanceof FormData) ? JSON.stringify(body) : body;
    try {
      return await this.request(url, { method, headers, body: said ?? null, signal: signal ?? null });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw Problem.unreachable();
    }
  }
}

export function withQuery(path: string, ...parts: readonly URLSearchParams[]): string {
  const query = parts.map(String).filter(Boolean).join('&');
  return query ? `${path}?${query}` : path;
}

/** The parameters that have a value. */
export function given(values: Readonly<Record<string, string | number | null | undefined>>): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== null && value !== undefined && value !== '') parameters.set(name, String(value));
  return parameters;
}

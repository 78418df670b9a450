import type { Finding } from './release_types.ts';

/** What went wrong with a request, as RFC 9457 says it; `field` names the parameter at fault. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly field: string | null,
    /** Which of several refusals it is, where a program has to know: `code_needed`. */
    readonly reason: string | null = null,
    /** Seconds to wait before it is worth another try. */
    readonly waitS: number | null = null,
    /** What a release's attack on itself recovered. */
    readonly findings: readonly Finding[] = [],
  ) {
    super(detail || title);
    this.name = 'Problem';
  }

  /** The server did not answer at all. */
  static unreachable(): Problem {
    return new Problem(0, 'unreachable', '', null);
  }

  /** Whatever was thrown. */
  static caught(error: unknown): Problem {
    return error instanceof Problem ? error : new Problem(500, String(error), '', null);
  }

  static async of(response: Response): Promise<Problem> {
    const waitS = Number(response.headers.get('retry-after')) || null;
    if (!/^application\/(problem\+)?json/.test(response.headers.get('content-type') ?? ''))
      return new Problem(response.status, response.statusText, '', null, null, waitS);
    return Problem.ofJson(await response.json().catch(() => ({})), response.status, waitS);
  }

  static ofJson(body: unknown, status = 500, waitS: number | null = null): Problem {
    const from = (body ?? {}) as Record<string, unknown>;
    const text = (key: string) => (typeof from[key] === 'string' ? (from[key] as string) : '');
    const code = typeof from['status'] === 'number' ? from['status'] : status;
    const findings = Array.isArray(from['findings']) ? (from['findings'] as Finding[]) : [];
    return new Problem(code, text('title'), text('detail'), text('field') || null, text('reason') || null, waitS, findings);
  }
}

/** True when a request was given up because a newer one replaced it. */
export const isAbort = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';

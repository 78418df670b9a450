/** What went wrong with a request, as RFC 9457 says it; `field` names the parameter at fault. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly field: string | null,
  ) {
    super(detail || title);
    this.name = 'Problem';
  }

  /** The server did not answer at all. */
  static unreachable(): Problem {
    return new Problem(0, 'unreachable', '', null);
  }

  static async of(response: Response): Promise<Problem> {
    if (!/^application\/(problem\+)?json/.test(response.headers.get('content-type') ?? ''))
      return new Problem(response.status, response.statusText, '', null);
    return Problem.ofJson(await response.json().catch(() => ({})), response.status);
  }

  static ofJson(body: unknown, status = 500): Problem {
    const from = (body ?? {}) as Record<string, unknown>;
    const text = (key: string) => (typeof from[key] === 'string' ? (from[key] as string) : '');
    const code = typeof from['status'] === 'number' ? from['status'] : status;
    return new Problem(code, text('title'), text('detail'), text('field') || null);
  }
}

/** True when a request was given up because a newer one replaced it. */
export const isAbort = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';

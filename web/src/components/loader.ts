import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { isAbort, Problem } from '../api/problem.ts';

/**
 * Keeps an element's data in step with what it was asked for: loads when the key changes, gives up the older
 * request, and keeps showing the last answer meanwhile.
 */
export class Loader<T> implements ReactiveController {
  value: T | null = null;
  problem: Problem | null = null;
  loading = false;
  #key: string | null = null;
  #running: AbortController | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly onProblem: (problem: Problem) => void,
    private readonly onValue: (value: T) => void = () => {},
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#running?.abort();
    this.#key = null;
  }

  /** Does nothing when `key` is what it already has or is loading. */
  async load(key: string, request: (signal: AbortSignal) => Promise<T>): Promise<void> {
    if (key === this.#key) return;
    this.#key = key;
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    this.loading = true;
    this.host.requestUpdate();
    try {
      const value = await request(running.signal);
      if (running.signal.aborted) return;
      this.value = value;
      this.problem = null;
      this.onValue(value);
    } catch (error) {
      if (running.signal.aborted || isAbort(error)) return;
      this.problem = Problem.caught(error);
      this.onProblem(this.problem);
    }
    this.loading = false;
    this.host.requestUpdate();
  }
}

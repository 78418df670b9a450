import { isAbort, type Problem } from '../api/problem.ts';
import type { HeatValue } from '../api/types.ts';
import type { Context } from '../context.ts';

/** What the server says about one position. */
export interface Reading {
  readonly lon: number;
  readonly lat: number;
  readonly value: HeatValue;
}

const restMs = 90;

/** Asks for the number under the pointer once the pointer rests, and only ever shows the newest answer. */
export class PointerReading {
  #timer = 0;
  #running: AbortController | null = null;

  constructor(
    private readonly context: Context,
    private readonly show: (reading: Reading | null) => void,
  ) {}

  at(position: { lon: number; lat: number }): void {
    this.#stop();
    this.#timer = window.setTimeout(() => void this.#ask(position), restMs);
  }

  clear(): void {
    this.#stop();
    this.show(null);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
  }

  async #ask({ lon, lat }: { lon: number; lat: number }): Promise<void> {
    const { client, store } = this.context;
    const running = (this.#running = new AbortController());
    try {
      const value = await client.heatValue({ lon, lat }, store.state.query, store.state.style, running.signal);
      if (!running.signal.aborted) this.show({ lon, lat, value });
    } catch (error) {
      if (isAbort(error) || running.signal.aborted) return;
      this.show(null);
      this.context.report(error as Problem);
    }
  }
}

import { isAbort, type Problem } from '../api/problem.ts';
import type { HeatValue } from '../api/types.ts';
import type { Context } from '../context.ts';
import type { Picture } from '../picture/picture.ts';

interface Position {
  readonly lon: number;
  readonly lat: number;
}

/** What the server says about one position. */
export interface Reading extends Position {
  readonly value: HeatValue;
}

const restMs = 90;

/** Asks for the number under the pointer once the pointer rests; only ever shows what belongs to the picture. */
export class PointerReading {
  #timer = 0;
  #running: AbortController | null = null;
  #picture: Picture | null = null;
  #position: Position | null = null;

  constructor(
    private readonly context: Context,
    private readonly show: (reading: Reading | null) => void,
  ) {}

  at(position: Position): void {
    this.#stop();
    this.#position = position;
    this.#timer = window.setTimeout(() => void this.#ask(position), restMs);
  }

  /** Another picture is in front: the number under the pointer is another one. */
  follow(picture: Picture | null): void {
    this.#picture = picture;
    const position = this.#position;
    if (!position) return;
    this.clear();
    this.at(position);
  }

  clear(): void {
    this.#stop();
    this.#position = null;
    this.show(null);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
  }

  async #ask(position: Position): Promise<void> {
    if (!this.#picture) return;
    const { wish, revision } = this.#picture;
    const running = (this.#running = new AbortController());
    try {
      const value = await this.context.client.heatValue(position, wish.query, wish.style, running.signal);
      if (!running.signal.aborted && value.revision === revision) this.show({ ...position, value });
    } catch (error) {
      if (isAbort(error) || running.signal.aborted) return;
      this.show(null);
      this.context.report(error as Problem);
    }
  }
}

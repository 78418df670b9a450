import type { ReverseAnswer } from '../api/types.ts';
import type { Position } from './plan_edits.ts';

const restMs = 250;

/** What the server knows of where places are. It is asked once a place, and only where places come to rest. */
export class Whereabouts {
  readonly #known = new Map<string, ReverseAnswer>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly ask: (at: Position) => Promise<ReverseAnswer>,
    private readonly changed: () => void,
  ) {}

  /** null while nothing is known. */
  of(at: Position): ReverseAnswer | null {
    return this.#known.get(key(at)) ?? null;
  }

  /** Finds out about `places`, and no longer about those that were wanted before. */
  want(places: readonly Position[]): void {
    clearTimeout(this.#timer);
    const unknown = places.filter((at) => !this.of(at));
    if (unknown.length) this.#timer = setTimeout(() => void this.#learn(unknown), restMs);
  }

  /** What cannot be found out is told by its coordinates, and asked again with the next wish. */
  async #learn(places: readonly Position[]): Promise<void> {
    await Promise.allSettled(places.map(async (at) => this.#known.set(key(at), await this.ask(at))));
    this.changed();
  }
}

const key = ({ lon, lat }: Position) => `${lon},${lat}`;

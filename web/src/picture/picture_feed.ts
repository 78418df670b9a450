import { isAbort, Problem } from '../api/problem.ts';
import { fulfils, keyOf, Outdated, type Picture, type Wish } from './picture.ts';

/** Where pictures appear. */
export interface Stage {
  /**
   * Loads a picture out of sight, until all of it that is in view is there. Done between two frames, never in one.
   * Throws `Outdated`.
   */
  prepare(picture: Picture, signal: AbortSignal): Promise<void>;
  /** Puts the prepared picture in the place of the one before, with the next frame. */
  show(): void;
}

const breathMs = 50;

/**
 * Pictures one after the other: the next is made out of sight and takes the place of the last when it is whole,
 * together with all that the page says about it. Wishes that were overtaken meanwhile are never made.
 */
export class PictureFeed {
  shown: Picture | null = null;
  #wish: Wish | null = null;
  /** The wish that the server refused. */
  #refused: Wish | null = null;
  #running: AbortController | null = null;

  constructor(
    private readonly ask: (wish: Wish, signal: AbortSignal) => Promise<Picture>,
    private readonly stage: Promise<Stage>,
    /** Tells of every change of `shown`, `busy` and `refused`. */
    private readonly changed: () => void,
    private readonly onProblem: (problem: Problem) => void,
  ) {}

  /** Whether another picture is on its way. */
  get busy(): boolean {
    return this.#running !== null;
  }

  get refused(): boolean {
    return this.#refused !== null;
  }

  /**
   * A patient wish waits for the picture that is being made, so that a row of quick wishes still shows pictures;
   * any other makes an end of it.
   */
  want(wish: Wish, patient: boolean): void {
    const before = this.#wish;
    this.#wish = wish;
    if (before && keyOf(before) === keyOf(wish) && before.revision === wish.revision) return;
    this.#refused = null;
    if (!this.#running || !patient) void this.#run();
  }

  /** For good: nobody looks any more. */
  stop(): void {
    this.#running?.abort();
  }

  async #run(): Promise<void> {
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    this.changed();
    while (!running.signal.aborted && !fulfils(this.shown, this.#wish!) && this.#wish !== this.#refused) {
      await this.#make(this.#wish!, running.signal);
    }
    if (this.#running !== running) return;
    this.#running = null;
    this.changed();
  }

  async #make(wish: Wish, signal: AbortSignal): Promise<void> {
    try {
      const picture = await this.ask(wish, signal);
      if (picture.revision < wish.revision) throw new Outdated();
      const stage = await this.stage;
      await stage.prepare(picture, signal);
      if (signal.aborted) return;
      // The page's own elements follow in a microtask, and are painted with the same frame.
      stage.show();
      this.shown = picture;
      this.changed();
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      if (error instanceof Outdated) return pause(breathMs);
      this.#refused = wish;
      this.onProblem(Problem.caught(error));
    }
  }
}

const pause = (ms: number) => new Promise<void>((over) => setTimeout(over, ms));

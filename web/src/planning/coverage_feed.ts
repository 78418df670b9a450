import type { Coverage } from '../api/coverage_types.ts';
import type { Plan } from '../api/plan_types.ts';
import { Problem } from '../api/problem.ts';

export interface CoverageWish {
  readonly plan: Plan;
  readonly compared: Plan | null;
}

/** What a plan covers, with the plan that this was said of. */
export interface ShownCoverage extends CoverageWish {
  readonly coverage: Coverage;
}

/** Keeps what is shown in step with the newest wish: one request at a time, those between are left out. */
export class CoverageFeed {
  shown: ShownCoverage | null = null;
  problem: Problem | null = null;
  #wanted: CoverageWish | null = null;
  #last: CoverageWish | null = null;
  #running = false;

  constructor(
    private readonly ask: (wish: CoverageWish) => Promise<Coverage>,
    private readonly changed: () => void,
  ) {}

  get busy(): boolean {
    return this.#running;
  }

  want(wish: CoverageWish): void {
    if (wish.plan === this.#last?.plan && wish.compared === this.#last.compared) return;
    this.#last = this.#wanted = wish;
    if (!this.#running) void this.#run();
  }

  /** The same may have another answer now. */
  renew(): void {
    this.#last = null;
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let wish = this.#wanted; wish; wish = this.#wanted) {
      this.#wanted = null;
      try {
        this.shown = { ...wish, coverage: await this.ask(wish) };
        this.problem = null;
      } catch (error) {
        this.problem = Problem.caught(error);
      }
      this.changed();
    }
    this.#running = false;
    this.changed();
  }
}

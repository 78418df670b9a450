import { watchJob, type JobProgress } from '../api/job_events.ts';
import type { BegunJob, PlanningRoutes } from '../api/planning_routes.ts';
import type { Problem } from '../api/problem.ts';

/** A search that runs on the server: how far it is, what it found, or why it did not. */
export class Solving<Outcome> {
  progress: JobProgress | null = null;
  outcome: Outcome | null = null;
  problem: Problem | null = null;
  #isOver = false;
  readonly #unwatch: () => void;

  constructor(
    private readonly begun: BegunJob,
    changed: () => void,
    found: (outcome: Outcome) => void = () => {},
    watch: typeof watchJob<Outcome> = watchJob,
  ) {
    this.#unwatch = watch(begun.events, {
      progress: (now) => {
        this.progress = now;
        changed();
      },
      done: (outcome) => {
        if (this.#isOver) return;
        this.#isOver = true;
        this.outcome = outcome;
        found(outcome);
        changed();
      },
      failed: (problem) => {
        if (this.#isOver) return;
        this.#isOver = true;
        this.problem = problem;
        changed();
      },
    });
  }

  get isRunning(): boolean {
    return !this.#isOver;
  }

  /** Nobody waits for it any more. */
  end(): void {
    this.#isOver = true;
    this.#unwatch();
  }

  async cancel(routes: PlanningRoutes): Promise<void> {
    this.end();
    await routes.cancel(this.begun.job);
  }
}

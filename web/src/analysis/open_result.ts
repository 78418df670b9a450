import type { AnalysisRoutes } from '../api/analysis_routes.ts';
import { resultEventsUrl } from '../api/analysis_routes.ts';
import type { Result, ResultAnswer } from '../api/analysis_types.ts';
import { watchJob, type JobProgress } from '../api/job_events.ts';
import { isAbort, Problem } from '../api/problem.ts';

/** One result that is open: on its way, there, or why not. */
export class OpenResult {
  result: Result | null = null;
  progress: JobProgress | null = null;
  problem: Problem | null = null;
  readonly #gone = new AbortController();
  #unwatch: (() => void) | null = null;

  constructor(
    readonly id: string,
    private readonly routes: AnalysisRoutes,
    private readonly changed: () => void,
    private readonly watch: typeof watchJob<unknown> = watchJob,
  ) {
    void this.reload();
  }

  /** Whether it is still being made, or being fetched. */
  get isRunning(): boolean {
    return !this.result && !this.problem;
  }

  async reload(): Promise<void> {
    try {
      this.#take(await this.routes.result(this.id, this.#gone.signal));
    } catch (error) {
      if (!isAbort(error)) this.#fail(Problem.caught(error));
    }
  }

  /** Nobody looks any more. */
  end(): void {
    this.#gone.abort();
    this.#unwatch?.();
  }

  #take(answer: ResultAnswer): void {
    if (this.#gone.signal.aborted) return;
    if (answer.state === 'done') this.result = answer;
    else if (answer.state === 'running') this.#follow(answer.progress);
    else this.problem = Problem.ofJson(answer.problem);
    this.changed();
  }

  #follow(progress: JobProgress | null): void {
    this.progress = progress;
    this.#unwatch ??= this.watch(resultEventsUrl(this.id), {
      progress: (now) => {
        this.progress = now;
        this.changed();
      },
      done: () => void this.reload(),
      failed: (problem) => this.#fail(problem),
    });
  }

  #fail(problem: Problem): void {
    if (this.#gone.signal.aborted) return;
    this.problem = problem;
    this.changed();
  }
}

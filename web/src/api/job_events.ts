import { Problem } from './problem.ts';

/** How far a job has come. `fraction` and `seconds_left` are null as long as nobody can tell. */
export interface JobProgress {
  done: number;
  fraction: number | null;
  rows_per_s: number;
  seconds_left: number | null;
  /** Of a search for the best: how good the best so far is, and what nothing can surpass. */
  objective?: number | null;
  bound?: number | null;
}

export interface JobWatcher<Outcome> {
  progress(progress: JobProgress): void;
  done(outcome: Outcome): void;
  failed(problem: Problem): void;
}

/** Follows a running job, such as an import, by server-sent events until it ends. Returns how to stop following. */
export function watchJob<Outcome>(events: string, watcher: JobWatcher<Outcome>): () => void {
  const source = new EventSource(events);
  const on = (name: string, act: (data: unknown) => void) =>
    source.addEventListener(name, (event) => act(JSON.parse((event as MessageEvent<string>).data)));
  on('progress', (data) => watcher.progress(data as JobProgress));
  on('done', (data) => {
    source.close();
    watcher.done(data as Outcome);
  });
  on('failed', (data) => {
    source.close();
    watcher.failed(Problem.ofJson(data));
  });
  // A broken connection is retried by the browser; only a refused one is the end.
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) watcher.failed(Problem.unreachable());
  });
  return () => source.close();
}

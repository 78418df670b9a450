import { Problem } from './problem.ts';
import type { ImportProgress, ImportSummary } from './types.ts';

export interface ImportWatcher {
  progress(progress: ImportProgress): void;
  done(summary: ImportSummary): void;
  failed(problem: Problem): void;
}

/** Follows a running import by server-sent events until it ends. Returns how to stop following. */
export function watchImport(events: string, watcher: ImportWatcher): () => void {
  const source = new EventSource(events);
  const on = (name: string, act: (data: unknown) => void) =>
    source.addEventListener(name, (event) => act(JSON.parse((event as MessageEvent<string>).data)));
  on('progress', (data) => watcher.progress(data as ImportProgress));
  on('done', (data) => {
    source.close();
    watcher.done(data as ImportSummary);
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

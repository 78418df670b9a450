import type { PlanningRoutes } from '../api/planning_routes.ts';
import { Draft } from './draft.ts';
import type { DraftShelf } from './draft_shelf.ts';
import { newPlan } from './plan_edits.ts';

/** What the address calls a plan that was never stored. */
export const unstored = 'new';

/** The drafts that somebody began here, each by what the address calls its plan. */
export class Drafts {
  readonly #open = new Map<string, Draft>();

  constructor(
    private readonly routes: PlanningRoutes,
    private readonly shelf: DraftShelf,
  ) {}

  at(key: string | null): Draft | null {
    return this.#open.get(key ?? '') ?? null;
  }

  /** As it lies there, as it was put away, or as the server has it; a new one is of the incidents of `query`. */
  async draw(key: string, query: string): Promise<void> {
    if (!this.#open.has(key)) this.#open.set(key, await this.#taken(key, query));
  }

  /** A plan that nobody changed may have a newer version by now. */
  async #taken(key: string, query: string): Promise<Draft> {
    const kept = this.shelf.take(key);
    if (key === unstored) return kept ?? new Draft(newPlan(query), null);
    return kept?.isChanged ? kept : Draft.of(await this.routes.plan(key), kept?.wish);
  }

  /** A draft was changed: it has to survive a reload. */
  changed(key: string): void {
    const draft = this.at(key);
    if (draft) this.shelf.put(key, draft);
  }

  /** It was stored, and the address will call it otherwise. */
  rename(key: string, id: string): void {
    const draft = this.at(key)!;
    this.drop(key);
    this.#open.set(id, draft);
  }

  drop(key: string): void {
    this.shelf.drop(key);
    this.#open.delete(key);
  }
}

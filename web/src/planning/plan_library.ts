import type { PlanHead, PlanVersion } from '../api/plan_types.ts';
import type { PlanningRoutes } from '../api/planning_routes.ts';
import type { Draft } from './draft.ts';

/** The plans that are stored, and the versions of the open one. */
export class PlanLibrary {
  plans: readonly PlanHead[] | null = null;
  versions: readonly PlanVersion[] = [];

  constructor(private readonly routes: PlanningRoutes) {}

  async load(): Promise<void> {
    this.plans ??= [];
    this.plans = (await this.routes.plans()).plans;
  }

  async loadVersions(id: string): Promise<void> {
    this.versions = (await this.routes.versions(id)).versions;
  }

  /** Stores a draft: as a plan of its own, or as the version after `after`. Answers its id. */
  async store(draft: Draft, why: string, after: number | null): Promise<string> {
    const sent = draft.plan;
    const id = after === null ? String((await this.routes.create(sent, why)).id) : draft.base!.id;
    if (after !== null) await this.routes.replace(id, after, sent, why);
    draft.settle(sent, await this.routes.plan(id));
    await Promise.all([this.load(), this.loadVersions(id)]);
    return id;
  }

  async remove(id: string): Promise<void> {
    await this.routes.remove(id);
    await this.load();
  }
}

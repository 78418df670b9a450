import type { Plan, StoredPlan } from '../api/plan_types.ts';
import { History } from './history.ts';
import { changed } from './plan_edits.ts';
import type { ProposalWish } from './proposal_wish.ts';

/** The stored version that a draft goes back to. */
export interface Base {
  readonly id: string;
  readonly version: number;
}

/** The plan, and what the next proposal for it is to be like; null: as it opens. */
interface Work {
  readonly plan: Plan;
  readonly wish: ProposalWish | null;
}

/** What a draft is put away as. */
interface Kept extends Work {
  readonly base: Base | null;
  readonly stored: string;
}

/** A plan as somebody is changing it. */
export class Draft {
  readonly #history: History<Work>;
  #stored: string;

  constructor(plan: Plan, public base: Base | null, wish: ProposalWish | null = null, stored: string = JSON.stringify(plan)) {
    this.#history = new History<Work>({ plan, wish });
    this.#stored = stored;
  }

  static of({ id, version, plan }: StoredPlan, wish: ProposalWish | null = null): Draft {
    return new Draft(plan, { id: String(id), version }, wish);
  }

  /** What `text` put away; null where it cannot be read. */
  static read(text: string): Draft | null {
    try {
      const { base, stored, plan, wish } = JSON.parse(text) as Kept;
      return Array.isArray(plan.points) ? new Draft(plan, base, wish, stored) : null;
    } catch {
      return null;
    }
  }

  write(): string {
    return JSON.stringify({ base: this.base, stored: this.#stored, ...this.#history.present } satisfies Kept);
  }

  get plan(): Plan {
    return this.#history.present.plan;
  }

  get wish(): ProposalWish | null {
    return this.#history.present.wish;
  }

  /** Whether there is something that no stored version has. */
  get isChanged(): boolean {
    return JSON.stringify(this.plan) !== this.#stored;
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  edit(change: Partial<Plan>, gesture: string | null = null): void {
    this.#history.push({ ...this.#history.present, plan: changed(this.plan, change) }, gesture);
  }

  ask(wish: ProposalWish, gesture: string | null = null): void {
    this.#history.push({ ...this.#history.present, wish }, gesture);
  }

  endGesture(): void {
    this.#history.endGesture();
  }

  undo(): void {
    this.#history.undo();
  }

  redo(): void {
    this.#history.redo();
  }

  /** `sent` was stored, and the server knows it as `answer`. What was changed meanwhile stays. */
  settle(sent: Plan, { id, version, plan }: StoredPlan): void {
    this.base = { id: String(id), version };
    this.#stored = JSON.stringify(plan);
    if (this.plan === sent) this.#history.amend({ ...this.#history.present, plan });
  }
}

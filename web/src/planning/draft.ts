import type { Plan, StoredPlan } from '../api/plan_types.ts';
import { History } from './history.ts';
import { changed } from './plan_edits.ts';

/** The stored version that a draft goes back to. */
export interface Base {
  readonly id: string;
  readonly version: number;
}

/** What a draft is put away as. */
interface Kept {
  readonly base: Base | null;
  readonly stored: string;
  readonly plan: Plan;
}

/** A plan as somebody is changing it. */
export class Draft {
  readonly #history: History<Plan>;
  #stored: string;

  constructor(plan: Plan, public base: Base | null, stored: string = JSON.stringify(plan)) {
    this.#history = new History(plan);
    this.#stored = stored;
  }

  static of({ id, version, plan }: StoredPlan): Draft {
    return new Draft(plan, { id: String(id), version });
  }

  /** What `text` put away; null where it cannot be read. */
  static read(text: string): Draft | null {
    try {
      const { base, stored, plan } = JSON.parse(text) as Kept;
      return Array.isArray(plan.points) ? new Draft(plan, base, stored) : null;
    } catch {
      return null;
    }
  }

  write(): string {
    return JSON.stringify({ base: this.base, stored: this.#stored, plan: this.plan } satisfies Kept);
  }

  get plan(): Plan {
    return this.#history.present;
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
    this.#history.push(changed(this.plan, change), gesture);
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
    if (this.plan === sent) this.#history.amend(plan);
  }
}

import type { Plan } from '../api/plan_types.ts';
import type { ProposalWish } from './proposal_wish.ts';

/** Another plan, or another version of the same, that the open one is compared with. */
export interface Compared {
  /** `id/version`. */
  readonly key: string;
  readonly title: string;
  readonly plan: Plan;
}

/** What somebody looks at and does beside the plan itself. */
export interface Looking {
  /** The point that table and map mean together. */
  readonly pointed: number | null;
  /** Whether a click on the map adds a point. */
  readonly isAdding: boolean;
  readonly compared: Compared | null;
  /** What the next proposal is to be like; null: as it opens. */
  readonly wish: ProposalWish | null;
}

export const lookingAtNothing: Looking = { pointed: null, isAdding: false, compared: null, wish: null };

import type { Plan } from '../api/plan_types.ts';
import type { Mark, MarkKind } from './marks.ts';

/** Another plan, or another version of the same, that the open one is compared with. */
export interface Compared {
  /** `id/version`. */
  readonly key: string;
  readonly title: string;
  readonly plan: Plan;
}

/** A point of the plan, or a place that is marked for proposals. */
export type Addition = 'point' | MarkKind;

/** What somebody looks at and does beside the plan itself. */
export interface Looking {
  /** The point that table and map mean together. */
  readonly pointed: number | null;
  /** The marked place that list and map mean together. */
  readonly marked: Mark | null;
  /** What a click on the map adds. */
  readonly adding: Addition | null;
  readonly compared: Compared | null;
}

export const lookingAtNothing: Looking = { pointed: null, marked: null, adding: null, compared: null };

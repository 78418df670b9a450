import { exactly, type Position } from './plan_edits.ts';
import type { ProposalWish } from './proposal_wish.ts';

/** Places that a planner marks for a proposal: it may put a point there, or must not put one near. */
export const markKinds = ['candidate', 'forbidden'] as const;
export type MarkKind = (typeof markKinds)[number];

/** One of the marked places of a kind. */
export interface Mark {
  readonly kind: MarkKind;
  readonly index: number;
}

/** How near a forbidden place, in a straight line, the server proposes no point. */
export const forbiddenReachM = 100;

export const marksOf = ({ candidates, forbidden }: ProposalWish, kind: MarkKind): readonly Position[] =>
  kind === 'candidate' ? candidates.points : forbidden;

export const addMark = (wish: ProposalWish, kind: MarkKind, at: Position): Partial<ProposalWish> =>
  withMarks(wish, kind, [...marksOf(wish, kind), exactly(at)]);

export const moveMark = (wish: ProposalWish, { kind, index }: Mark, to: Position): Partial<ProposalWish> =>
  withMarks(wish, kind, marksOf(wish, kind).with(index, exactly(to)));

export const removeMark = (wish: ProposalWish, { kind, index }: Mark): Partial<ProposalWish> =>
  withMarks(wish, kind, marksOf(wish, kind).filter((_, at) => at !== index));

const withMarks = ({ candidates }: ProposalWish, kind: MarkKind, places: readonly Position[]): Partial<ProposalWish> =>
  kind === 'candidate' ? { candidates: { ...candidates, points: places } } : { forbidden: places };

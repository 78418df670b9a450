/** That somebody could report to a register, as a person says it. Without `since` it only takes another one back. */
export interface ReportingChannel {
  id: number;
  /** null: wherever the register reaches. */
  municipality: string | null;
  since: string | null;
  /** null: still open. */
  until: string | null;
  note: string;
  person: string;
  at: string;
  replaces: number | null;
  holds: boolean;
}

/** A channel as somebody describes it; days such as `2020-01-31`. */
export interface NewChannel {
  since: string;
  until: string | null;
  municipality: string | null;
  note: string;
  replaces: number | null;
}

/** A word by which a register calls a category or a response stage. */
export interface CodeWord {
  word: string;
  /** Of the last file that had it. */
  rows: number;
  /** The code that these rows got; null: none, or not imported yet. */
  imported_as: string | null;
  /** What the next import makes of it; null: it is not known. */
  means: string | null;
  /** A person said so, for this register. */
  said: boolean;
  /** Of a word that is not known: a code that is called like it. */
  suggestion: string | null;
}

/** A register's own codes, the most frequent first. */
export interface Codebook {
  categories: CodeWord[];
  stages: CodeWord[];
}

/** What two records are compared in. */
export const matchFields = ['time', 'place', 'category'] as const;
export type MatchField = (typeof matchFields)[number];

/** Two records that may tell of one incident: how they agree in each field, and what that weighs in bits. */
export type MatchCandidate = Record<MatchField, string> & {
  a: number;
  b: number;
  score: number;
  bits: Record<MatchField, number>;
};

export interface RegisterOverlap {
  a: string;
  b: string;
  both: number;
  only_a: number;
  only_b: number;
  estimate: { total: number; limits: [number, number]; assumptions: string[] };
  undecided_matched: number;
  undecided: MatchCandidate[];
  next: number | null;
}

export type Verdict = 'same' | 'different' | 'open';

/** What a person decided on two records. */
export interface MatchDecision {
  id: number;
  a: number;
  b: number;
  verdict: Verdict;
  reason: string;
  person: string;
  at: string;
}

export interface DecidedPairs {
  matched: number;
  decisions: MatchDecision[];
  next: number | null;
}

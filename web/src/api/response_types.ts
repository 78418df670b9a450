/** What an institution did; what does not hold was put right by another event. */
export interface ResponseEvent {
  id: number;
  stage: string;
  institution: string;
  occurred_at: string;
  occurred_until: string;
  occurred_precision: string;
  source_document: string;
  entered_by: string;
  entered_at: string | null;
  corrects: number | null;
  holds: boolean;
}

/** How far the cases of one group came. */
export interface FunnelRow {
  key: string;
  cases: number;
  reached: Record<string, number>;
  recorded: Record<string, number>;
  unanswered: { cases: number; share: number | null; wilson: [number, number]; exact: [number, number] };
}

export interface ResponseFunnel {
  by: string;
  total: number;
  rows: FunnelRow[];
}

/** By when it has happened for half of the cases; null: later than anything that is known. */
export interface MedianWait {
  days: number | null;
  low: number | null;
  high: number | null;
}

export interface ResponseTimes {
  to: string;
  cases: number;
  open: number;
  median: MedianWait;
  median_if_shortest: MedianWait;
  median_if_longest: MedianWait;
}

export interface OverdueResponses {
  standard: string;
  matched: number;
  next: number | null;
  cases: { incident: number; stage: string; least_days: number; most_days: number }[];
}

/** An event as somebody enters it; the date as exact as it is known. */
export interface NewResponse {
  stage: string;
  date: string;
  institution: string;
  source_document: string;
  corrects: number | null;
}

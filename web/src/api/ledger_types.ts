/** What became of a file of visits; those that were there before are not added. */
export interface VisitsAnswer {
  visits: number;
  added: number;
  matched: number;
  rejected: { line: number; reason: string }[];
}

interface LedgerLine {
  planned: number;
  kept: number;
  visits: number;
  minutes: number;
  longest_gap_min: number | null;
}

/** Planned visits against recorded ones. */
export interface Ledger {
  from: string;
  to: string;
  planned: number;
  recorded: number;
  kept: number;
  kept_share: number | null;
  night_share: number | null;
  /** Visits near none of the points. */
  elsewhere: number;
  hours_by_language: { language: string; hours: number }[];
  by_point: (LedgerLine & { point: number; name: string })[];
  by_municipality: (LedgerLine & { code: string })[];
  gap_count: number;
  gaps: { point: number; from: string; to: string; minutes: number }[];
}

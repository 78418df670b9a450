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

export interface Stop {
  order: number;
  /** Which of the patrols, from 1. */
  patrol: number;
  point: number;
  name: string;
  arrive: string;
  leave: string;
  travel_min: number;
}

export interface Schedule {
  date: string;
  shift: number;
  seed: number;
  stops: Stop[];
  rounds: number;
  unserved: unknown[];
  patrols: number;
  patrols_needed: number | null;
}

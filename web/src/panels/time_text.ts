import type { Context } from '../context.ts';
import { dateOf } from '../state/date_of.ts';
import type { IncidentQuery } from '../state/incident_query.ts';

/** "1 Mar 2021 – 31 May 2021", with … for an open end; what all of the time is called when there is none. */
export function timeText(context: Context, datetime: IncidentQuery['datetime']): string {
  if (!datetime) return context.text('time.all');
  const [from, to] = [datetime.from, datetime.to].map((end) => (end ? context.format.date(dateOf(end)) : '…'));
  return `${from} – ${to}`;
}

import type { Context } from '../context.ts';
import { queryParameters, weekdays, type IncidentQuery, type QueryParameter } from '../state/incident_query.ts';
import { hoursText } from './hours_text.ts';
import { timeText } from './time_text.ts';

/** One condition of a query, as its chip says it; '' when it is none. */
export function conditionText(context: Context, query: IncidentQuery, name: QueryParameter): string {
  const list = (values: readonly string[]) =>
    values.length > 3 ? context.text('filter.and_more', { list: values.slice(0, 2).join(', '), count: values.length - 2 }) : values.join(', ');
  switch (name) {
    case 'bbox':
      return query.bbox ? context.text('chip.bbox') : '';
    case 'datetime':
      return query.datetime ? timeText(context, query.datetime) : '';
    case 'hours':
      return query.hours ? hoursText(context, query.hours.first, query.hours.last) : '';
    case 'weekdays':
      return weekdays.flatMap((day, index) => query.weekdays.includes(day) ? [context.format.weekday(index)] : []).join(', ');
    case 'municipality':
      return list(query.municipality.map((code) => code === 'none'
        ? context.text('municipality.none') : context.name(context.municipality(code)?.name) || code));
    case 'place':
      return query.place.length ? context.text('chip.places', { count: query.place.length }) : '';
    case 'category':
      return list(query.category.map((code) => context.categoryName(code)));
    case 'source':
      return list(query.source);
    case 'severity':
      return query.severity ? context.text('chip.severity', { least: query.severity.least, most: query.severity.most }) : '';
    case 'stage':
      return list(query.stage.map((stage) => context.messages.ofCode('stage', stage)));
    case 'text':
      return query.text ? context.text('chip.text', { text: query.text }) : '';
  }
}

/** All conditions of a query in words; what all of the time is called when there is none. */
export function queryTexts(context: Context, query: IncidentQuery): string[] {
  const texts = queryParameters.map((name) => conditionText(context, query, name)).filter(Boolean);
  return texts.length ? texts : [context.text('analysis.all_incidents')];
}

import type { Cell, MethodList, Parameter, Result, Verdict } from '../api/analysis_types.ts';
import type { Context } from '../context.ts';
import { timeText } from '../panels/time_text.ts';
import { weekdays } from '../state/incident_query.ts';
import { readPeriod } from './settings.ts';

const leastP = 1e-4;
const degreePlaces = 5;
const isDegrees = (column: string) => column === 'lon' || column === 'lat';
const isP = (column: string) => /^p(_|$)/.test(column);

/** A result's values in words: the server's for its codes, the language's for its numbers. */
export class Wording {
  constructor(
    private readonly context: Context,
    readonly methods: MethodList,
  ) {}

  method(id: string): string {
    return this.methods.methods.find((one) => one.id === id)?.name ?? id;
  }

  column = (code: string): string => this.methods.words.columns[code] ?? code;
  fact = (code: string): string => this.methods.words.facts[code] ?? this.column(code);
  class = (code: string): string => this.methods.words.classes[code] ?? code;
  chart = (code: string): string => this.methods.words.charts[code] ?? code;
  line = (code: string): string => this.methods.words.lines[code] ?? this.column(code);
  axis = (chart: string): string => this.methods.words.axes[chart] ?? '';

  caveat({ code, values }: { code: string; values: readonly string[] }): string {
    return (this.methods.words.caveats[code] ?? code).replace(/\{(\d+)\}/g, (whole, index: string) => values[Number(index)] ?? whole);
  }

  /** The one sentence that a result comes down to. */
  verdict(verdict: Verdict): string {
    const { description, distinguishable, not_distinguishable: chance } = this.methods.words.verdict;
    return verdict.p === null ? description : verdict.distinguishable ? distinguishable : chance;
  }

  /** What the verdict rests on: `p = 0.31, n = 100`. */
  grounds({ p, n, tests, level }: Verdict): string {
    const { context } = this;
    return [
      p === null ? '' : this.p(p),
      `n = ${context.format.count(n)}`,
      p !== null && tests > 1 ? context.text('analysis.tests', { count: tests, level: context.format.density(level) }) : '',
    ].filter(Boolean).join(', ');
  }

  /** The title that somebody gave it, else what was done. */
  title({ title, method }: Pick<Result, 'title' | 'method'>): string {
    return title || this.method(method);
  }

  /** A cell of a table, or a fact. */
  value(code: string, value: Cell | undefined): string {
    const { context } = this;
    if (value === null || value === undefined || value === '') return '–';
    if (typeof value === 'number')
      return isP(code) ? this.p(value, false) : isDegrees(code) ? value.toFixed(degreePlaces) : this.number(value);
    if (typeof value === 'boolean') return context.text(value ? 'analysis.yes' : 'analysis.no');
    if (code === 'municipality') return context.municipalityNames(value);
    if (code === 'class') return this.class(value);
    if (code === 'category') return context.categoryName(value);
    if (/^\d{4}-\d{2}(-\d{2})?$/.test(value)) return context.format.dateAsKnown(value);
    return this.#code(value);
  }

  /** What a parameter was set to. */
  setting({ kind, choices, units = '' }: Parameter, value: string): string {
    const { context } = this;
    if (kind === 'municipality') return value.split(',').map((code) => this.value('municipality', code)).join(', ') || '–';
    if (kind === 'period') return timeText(context, readPeriod(value));
    if (kind === 'choice') return choices?.find((one) => one.value === value)?.label ?? value;
    return value === '' ? context.text('analysis.automatic') : `${this.number(Number(value))} ${units}`.trim();
  }

  number(value: number): string {
    return Number.isInteger(value) ? this.context.format.count(value) : this.context.format.density(value);
  }

  /** A row, column or bar of a chart: days and months by name, other codes by the server's words. */
  label(code: string): string {
    const { context } = this;
    const day = weekdays.findIndex((one) => one === code);
    if (day >= 0) return context.format.weekday(day);
    if (/^\d{4}-\d{2}$/.test(code)) return context.format.month(code);
    return this.#code(code);
  }

  #code(code: string): string {
    const { classes, lines, choices } = this.methods.words;
    return classes[code] ?? lines[code] ?? choices[code] ?? code;
  }

  private p(value: number, named = true): string {
    const { format } = this.context;
    const text = value < leastP ? `< ${format.density(leastP)}` : format.density(value);
    return named ? `p ${text.startsWith('<') ? '' : '= '}${text}` : text;
  }
}

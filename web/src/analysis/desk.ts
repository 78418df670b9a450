import type { MethodList, Result, ResultHead } from '../api/analysis_types.ts';
import type { Problem } from '../api/problem.ts';
import type { RegisterContext } from '../register_context.ts';
import { writeQuery } from '../state/incident_query.ts';
import { OpenResult } from './open_result.ts';

/** The places of results: what was pinned, and what was made or opened last. */
export const slots = ['pinned', 'result'] as const;
export type Slot = (typeof slots)[number];

/** A row of a result, which table and map mean together. */
export interface Pointed {
  readonly id: string;
  readonly row: number;
}

/**
 * What lies on the analyst's desk: the methods there are, the results that the address names, and those that were
 * kept. Fires `change`; lasts from `begin` to `end`.
 */
export class Desk extends EventTarget {
  methods: MethodList | null = null;
  kept: readonly ResultHead[] | null = null;
  #pointed: Pointed | null = null;
  #language = '';
  #open = new Map<string, OpenResult>();
  readonly #onContext = () => this.#follow();

  constructor(readonly context: RegisterContext) {
    super();
  }

  begin(): void {
    this.context.addEventListener('change', this.#onContext);
    this.#follow();
  }

  end(): void {
    this.context.removeEventListener('change', this.#onContext);
    for (const one of this.#open.values()) one.end();
    this.#open.clear();
  }

  get isOpen(): boolean {
    return this.context.may('read_masked') && this.context.store.state.view.tab === 'analysis';
  }

  in(slot: Slot): OpenResult | null {
    return this.#open.get(this.context.store.state.view[slot] ?? '') ?? null;
  }

  /** Those that are there, from left to right; one that was just pinned is there once. */
  get results(): { slot: Slot; result: Result }[] {
    const { view } = this.context.store.state;
    return slots.flatMap((slot) => {
      const result = this.in(slot)?.result;
      return result && !(slot === 'result' && view.result === view.pinned) ? [{ slot, result }] : [];
    });
  }

  /** Whether there is anything to draw. */
  get isMapped(): boolean {
    return this.isOpen && this.results.some(({ result }) => result.marks.features.length > 0);
  }

  get pointed(): Pointed | null {
    return this.#pointed;
  }

  point(pointed: Pointed | null): void {
    if (pointed?.id === this.#pointed?.id && pointed?.row === this.#pointed?.row) return;
    this.#pointed = pointed;
    this.#changed();
  }

  /** `choose`: the table is to show the row; `look`: the map is to show its mark. */
  tell(what: 'choose' | 'look', pointed: Pointed): void {
    this.point(pointed);
    this.dispatchEvent(new CustomEvent(what, { detail: pointed }));
  }

  /** Begins a run over what the map shows, and opens its result. */
  async run(method: string, settings: Parameters<RegisterContext['client']['analysis']['run']>[2]): Promise<void> {
    const { client, store } = this.context;
    const { result } = await client.analysis.run(method, writeQuery(store.state.query).toString(), settings);
    store.setView({ result, method: null });
  }

  async cancel(id: string): Promise<void> {
    this.close(id);
    await this.context.client.analysis.remove(id);
  }

  async keep(id: string, title: string, note: string): Promise<void> {
    await this.context.client.analysis.keep(id, title, note);
    await Promise.all([this.#open.get(id)?.reload(), this.#loadKept()]);
  }

  async forget(id: string): Promise<void> {
    await this.context.client.analysis.remove(id);
    this.close(id);
    await this.#loadKept();
  }

  /** Takes a result from its place. */
  close(id: string): void {
    const { result, pinned } = this.context.store.state.view;
    const left = (one: string | null) => (one === id ? null : one);
    this.context.store.setView({ result: left(result) ?? left(pinned), pinned: left(result) ? left(pinned) : null });
  }

  /** It stays beside what is made next. */
  pin(id: string): void {
    this.context.store.setView({ pinned: id });
  }

  unpin(): void {
    this.context.store.setView({ pinned: null });
  }

  offers(method: string): boolean {
    return this.methods?.methods.some(({ id }) => id === method) ?? false;
  }

  #follow(): void {
    if (this.context.may('read_masked') && this.context.language !== this.#language) void this.#loadMethods();
    if (!this.isOpen) return;
    const { view } = this.context.store.state;
    const wanted = slots.flatMap((slot) => view[slot] ?? []);
    for (const [id, one] of this.#open) {
      if (wanted.includes(id)) continue;
      one.end();
      this.#open.delete(id);
    }
    for (const id of wanted)
      if (!this.#open.has(id)) this.#open.set(id, new OpenResult(id, this.context.client.analysis, () => this.#changed()));
    if (!this.kept) void this.#loadKept();
    this.#changed();
  }

  async #loadMethods(): Promise<void> {
    const language = (this.#language = this.context.language);
    try {
      const methods = await this.context.client.analysis.methods(language);
      if (language === this.#language) this.methods = methods;
    } catch (error) {
      this.#language = '';
      this.context.report(error as Problem);
    }
    this.#changed();
  }

  async #loadKept(): Promise<void> {
    this.kept ??= [];
    try {
      this.kept = (await this.context.client.analysis.kept()).results;
    } catch (error) {
      this.context.report(error as Problem);
    }
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

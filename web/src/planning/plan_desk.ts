import type { Plan, StoredPlan } from '../api/plan_types.ts';
import { isAbort, Problem } from '../api/problem.ts';
import type { RegisterContext } from '../register_context.ts';
import { writeQuery } from '../state/incident_query.ts';
import { CoverageFeed } from './coverage_feed.ts';
import type { Draft } from './draft.ts';
import { DraftShelf } from './draft_shelf.ts';
import { Drafts } from './drafts.ts';
import { lookingAtNothing, type Looking } from './looking.ts';
import { markKinds, marksOf, type Mark } from './marks.ts';
import type { Position } from './plan_edits.ts';
import { PlanLibrary } from './plan_library.ts';
import { PlanSearch } from './plan_search.ts';
import { openingWish, type ProposalWish } from './proposal_wish.ts';
import { Whereabouts } from './whereabouts.ts';

/**
 * What lies on the planner's desk: the plan that the address names as it is being changed, what it covers, what is
 * sought for it, and the plans that are stored. Fires `change`, and `look` when the map is to show a position; lasts
 * from `begin` to `end`.
 */
export class PlanDesk extends EventTarget {
  readonly library: PlanLibrary;
  readonly coverage: CoverageFeed;
  readonly search: PlanSearch;
  /** Of the places that are marked. */
  readonly whereabouts: Whereabouts;
  /** Why the plan that the address names is not there. */
  problem: Problem | null = null;
  readonly #drafts: Drafts;
  #key: string | null = null;
  #revision = 0;
  #looking = lookingAtNothing;
  readonly #onContext = () => this.#follow();

  constructor(readonly context: RegisterContext, storage: Storage = sessionStorage) {
    super();
    const { planning } = context.client;
    const changed = () => this.#changed();
    this.#drafts = new Drafts(planning, new DraftShelf(context.session.name ?? '', storage));
    this.library = new PlanLibrary(planning);
    this.coverage = new CoverageFeed(({ plan, compared }) => planning.coverage(plan, compared), changed);
    this.whereabouts = new Whereabouts((at) => context.client.reverse(at), changed);
    this.search = new PlanSearch(planning, changed, ({ plan }) => plan && this.edit({ points: plan.points, proof: plan.proof }));
  }

  begin(): void {
    this.context.addEventListener('change', this.#onContext);
    this.#follow();
  }

  end(): void {
    this.context.removeEventListener('change', this.#onContext);
    this.search.end();
  }

  get isOpen(): boolean {
    return this.context.may('plan_patrols') && this.context.store.state.view.tab === 'planning';
  }

  /** The plan that the address names, once it is there. */
  get draft(): Draft | null {
    return this.#drafts.at(this.#key);
  }

  get isMapped(): boolean {
    return this.isOpen && this.draft !== null;
  }

  get looking(): Looking {
    const { pointed } = this.#looking;
    const isThere = pointed !== null && pointed < (this.draft?.plan.points.length ?? 0);
    return isThere ? this.#looking : { ...this.#looking, pointed: null };
  }

  look(change: Partial<Looking>): void {
    this.#looking = { ...this.#looking, ...change };
    this.#want();
  }

  /** Shows a point in the table and on the map. */
  lookAt(pointed: number): void {
    this.look({ pointed });
    this.#show(this.draft!.plan.points[pointed]!);
  }

  /** Shows a marked place in the list and on the map. */
  lookAtMark(marked: Mark): void {
    this.look({ marked });
    this.#show(marksOf(this.wish, marked.kind)[marked.index]!);
  }

  get wish(): ProposalWish {
    const north = this.context.meta.municipalities.filter(({ is_north }) => is_north).map(({ code }) => code);
    return this.draft!.wish ?? openingWish(this.draft!.plan, north);
  }

  /** Changes what the next proposal is to be like. */
  ask(change: Partial<ProposalWish>, gesture: string | null = null): void {
    this.draft?.ask({ ...this.wish, ...change }, gesture);
    this.#drafted();
  }

  open(key: string | null): void {
    this.context.store.setView({ plan: key });
  }

  edit(change: Partial<Plan>, gesture: string | null = null): void {
    this.draft?.edit(change, gesture);
    this.#drafted();
  }

  undo(): void {
    this.draft?.undo();
    this.#drafted();
  }

  redo(): void {
    this.draft?.redo();
    this.#drafted();
  }

  /** Stores the draft: as a plan of its own, or as the version after `after`. */
  async save(why: string, after: number | null): Promise<void> {
    const key = this.#key!;
    const id = await this.library.store(this.draft!, why, after);
    this.#drafts.rename(key, id);
    this.#key = id;
    this.context.store.setView({ plan: id }, 'replace');
    this.#drafted();
  }

  /** The version that others stored last. */
  newest(): Promise<StoredPlan> {
    return this.context.client.planning.plan(this.draft!.base!.id);
  }

  /** An older version becomes the draft; nothing is stored by that. */
  async reopen(version: number): Promise<void> {
    this.edit((await this.context.client.planning.plan(this.draft!.base!.id, version)).plan);
  }

  /** The draft goes; what is stored stays. */
  discard(): void {
    if (this.#key) this.#drafts.drop(this.#key);
    this.#key = null;
    this.open(null);
  }

  async remove(): Promise<void> {
    await this.library.remove(this.draft!.base!.id);
    this.discard();
  }

  #follow(): void {
    if (!this.isOpen) return;
    const { library, context: { meta, store } } = this;
    if (!library.plans) void this.#try(() => library.load());
    if (store.state.view.plan !== this.#key) void this.#take(store.state.view.plan);
    if (meta.revision !== this.#revision) {
      this.#revision = meta.revision;
      this.coverage.renew();
    }
    this.#want();
  }

  /** Another plan than before lies on the desk. */
  async #take(key: string | null): Promise<void> {
    this.#key = key;
    this.library.versions = [];
    this.problem = null;
    this.#looking = lookingAtNothing;
    this.search.end();
    try {
      if (key) await this.#drafts.draw(key, writeQuery(this.context.store.state.query).toString());
    } catch (error) {
      if (key === this.#key) this.problem = Problem.caught(error);
    }
    if (key !== this.#key) return;
    this.#want();
    const base = this.draft?.base;
    if (base) await this.#try(() => this.library.loadVersions(base.id));
  }

  #drafted(): void {
    if (this.#key) this.#drafts.changed(this.#key);
    this.#want();
  }

  #want(): void {
    const { draft } = this;
    if (draft) {
      this.coverage.want({ plan: draft.plan, compared: this.#looking.compared?.plan ?? null });
      this.whereabouts.want(markKinds.flatMap((kind) => marksOf(this.wish, kind)));
    }
    this.#changed();
  }

  #show(at: Position): void {
    this.dispatchEvent(new CustomEvent<Position>('look', { detail: at }));
  }

  async #try(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!isAbort(error)) this.context.report(error as Problem);
    }
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

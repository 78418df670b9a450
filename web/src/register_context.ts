import type { MultiPoint, Point } from 'geojson';

import type { Session } from './api/account_types.ts';
import { Client } from './api/client.ts';
import type { Meta } from './api/types.ts';
import { Context } from './context.ts';
import type { IncidentQuery } from './state/incident_query.ts';
import type { Store } from './state/store.ts';
import { layerNames, type LayerName } from './state/view_state.ts';

const restMs = 250;

/** The context of those who see the register itself. Fires `change` when its revision changes, too. */
export class RegisterContext extends Context {
  declare meta: Meta;
  /** The query that tables follow: the chosen one, but while the time window moves only where it rests. */
  restingQuery: IncidentQuery;
  /** Places that a panel speaks of, for the map to mark. */
  marked: MultiPoint | null = null;
  #moving = false;
  #restTimer = 0;

  constructor(store: Store, client: Client, session: Session, meta: Meta) {
    super(store, client, session, meta);
    // Words are searched in narratives, too.
    if (!this.may('read_narratives') && store.state.query.text) store.setQuery({ text: '' }, 'replace');
    this.restingQuery = store.state.query;
  }

  /** The layers of the address that this person may see. */
  get layers(): LayerName[] {
    return this.offeredLayers.filter((layer) => this.store.state.view.layers.includes(layer));
  }

  get offeredLayers(): LayerName[] {
    return layerNames.filter((layer) => layer !== 'patrol' || this.may('read_incidents'));
  }

  /** After an import: asks anew what the register holds, so that every part loads its data again. */
  async refresh(): Promise<void> {
    this.take(await this.client.meta());
    this.changed();
  }

  mark(places: readonly Point[]): void {
    this.marked = places.length ? { type: 'MultiPoint', coordinates: places.map(({ coordinates }) => coordinates) } : null;
    this.dispatchEvent(new Event('change'));
  }

  /** Whether the time window is being dragged or played. */
  get moving(): boolean {
    return this.#moving;
  }

  set moving(moving: boolean) {
    if (moving === this.#moving) return;
    this.#moving = moving;
    this.changed();
  }

  override changed(): void {
    clearTimeout(this.#restTimer);
    if (this.#moving) this.#restTimer = window.setTimeout(() => this.#rest(), restMs);
    else this.restingQuery = this.store.state.query;
    super.changed();
  }

  #rest(): void {
    this.restingQuery = this.store.state.query;
    this.dispatchEvent(new Event('change'));
  }
}

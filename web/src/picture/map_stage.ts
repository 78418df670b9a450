import type { ErrorEvent, Map as MapLibre } from 'maplibre-gl';

import { shadeOf } from './choropleth.ts';
import { Outdated, type Picture } from './picture.ts';
import type { Stage } from './picture_feed.ts';
import { PictureLayers, type Look } from './picture_layers.ts';
import { newestRevision } from './pinned_tiles.ts';

const municipalities = 'municipalities';

/** The map as the place of pictures: one in front, the next one behind it. */
export class MapStage implements Stage {
  #front: PictureLayers | null = null;
  #back: PictureLayers | null = null;

  constructor(
    private readonly map: MapLibre,
    private look: Look,
  ) {}

  async prepare(picture: Picture, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const back = (this.#back = new PictureLayers(this.map, picture, this.look));
    try {
      await back.fetch(signal);
      back.add();
      await this.#whole(back, signal);
    } catch (error) {
      this.#back = null;
      back.remove();
      throw newestRevision() > picture.revision ? new Outdated() : error;
    }
  }

  show(): void {
    this.#back!.show();
    this.#front?.remove();
    this.#front = this.#back;
    this.#back = null;
    this.#colour(this.#front!.picture);
  }

  restyle(look: Look): void {
    if (look.palette === this.look.palette && look.language === this.look.language) return;
    this.look = look;
    this.#front?.restyle(look);
  }

  /** The layers of the picture in front that a pointer can take an incident from. */
  get incidentLayers(): string[] {
    return this.#front?.picture.incidents ? [this.#front.incidents] : [];
  }

  /** Whether a source belongs to a picture. */
  owns(source: string | undefined): boolean {
    return (this.#front?.has(source) || this.#back?.has(source)) ?? false;
  }

  /** Resolves between two frames. */
  #whole(back: PictureLayers, signal: AbortSignal): Promise<void> {
    const { map } = this;
    return new Promise<void>((resolve, reject) => {
      const settle = (outcome: () => void) => {
        for (const one of listening) one.unsubscribe();
        signal.removeEventListener('abort', abort);
        outcome();
      };
      const abort = () => settle(() => reject(signal.reason));
      const fail = (event: ErrorEvent & { sourceId?: string }) =>
        back.has(event.sourceId) && settle(() => reject(event.error));
      // MapLibre tells some events in the middle of a frame; and a tile counts as loaded just before it is said to
      // have failed.
      const check = () => back.whole && setTimeout(() => !signal.aborted && back.whole && settle(resolve));
      const listening = [map.on('sourcedata', check), map.on('idle', check), map.on('error', fail)];
      signal.addEventListener('abort', abort);
      check();
    });
  }

  /** By feature states, which are drawn with the next frame; a new paint expression would take some frames. */
  #colour({ counts, wish }: Picture): void {
    this.map.removeFeatureState({ source: municipalities });
    for (const row of counts?.rows ?? []) {
      const shade = shadeOf(row, wish.measure);
      if (shade !== null) this.map.setFeatureState({ source: municipalities, id: row.municipality! }, { shade });
    }
  }
}

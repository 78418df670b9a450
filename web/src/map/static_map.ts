import { html, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { ContextElement } from '../components/context_element.ts';
import { cssProperties } from '../components/css_properties.ts';
import type { Problem } from '../api/problem.ts';
import type { MunicipalityCollection, PlaceCollection } from '../api/types.ts';
import { nameOfProperties, namePropertyOf } from '../i18n/names.ts';
import type { Picture } from '../picture/picture.ts';
import type { Stage } from '../picture/picture_feed.ts';
import { coveringTiles, project, type TileRange } from './mercator.ts';

const tilesASide = 4;

/**
 * The map where there is no WebGL 2: the server's own heat tiles of the opening view as plain pictures over the
 * municipalities. It does not move; filters and tables beside it work as ever.
 */
@customElement('uramost-static-map')
export class StaticMap extends ContextElement implements Stage {
  /** Where the heat tiles are, when they are no picture's. */
  @property({ attribute: false }) tiles: string | null = null;
  @property({ attribute: false }) explanation = '';
  @state() private pictures: readonly HTMLImageElement[] = [];
  #next: readonly HTMLImageElement[] = [];
  @state() private municipalities: MunicipalityCollection | null = null;
  @state() private places: PlaceCollection | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    const failed = (problem: Problem) => this.context.report(problem);
    this.context.client.municipalities().then((all) => (this.municipalities = all), failed);
    this.context.client.places().then((all) => (this.places = all), failed);
    this.dispatchEvent(new CustomEvent<Stage>('stage', { detail: this }));
  }

  async prepare({ heat, wish }: Picture, signal: AbortSignal): Promise<void> {
    const next = wish.layers.includes('heat') ? this.images(heat.tiles[0]!) : [];
    await Promise.all(next.map((image) => image.decode()));
    signal.throwIfAborted();
    this.#next = next;
  }

  show(): void {
    this.pictures = this.#next;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('tiles') && this.tiles) this.pictures = this.images(this.tiles);
  }

  protected override render() {
    const range = this.range();
    return html`
      <p class="notice">${this.explanation}</p>
      <figure class="static-map" ${cssProperties({ '--columns': String(range.columns), '--rows': String(range.rows) })}>
        ${this.outlines(range)}
        <div class="static-tiles">${this.pictures}</div>
        ${this.labels(range)}
        <figcaption class="visually-hidden">${this.context.text('map.static_caption')}</figcaption>
      </figure>`;
  }

  private range(): TileRange {
    return coveringTiles(this.context.meta.opening_bbox, tilesASide);
  }

  /** Row by row. */
  private images(template: string): HTMLImageElement[] {
    const { zoom, west, north, columns, rows } = this.range();
    return Array.from({ length: rows * columns }, (_, index) => {
      const image = new Image(256, 256);
      image.alt = '';
      image.src = template
        .replace('{z}', String(zoom))
        .replace('{x}', String(west + (index % columns)))
        .replace('{y}', String(north + Math.floor(index / columns)));
      return image;
    });
  }

  private outlines(range: TileRange) {
    const point = (position: number[]) => pixel(position, range).map((part) => part.toFixed(1)).join(' ');
    const path = (polygons: number[][][][]) =>
      polygons.flat().map((ring) => `M${ring.map(point).join('L')}Z`).join('');
    return html`<svg viewBox="0 0 ${range.columns * 256} ${range.rows * 256}" role="img"
        aria-label=${this.context.text('map.static_caption')}>
      ${this.municipalities?.features.map((feature) => svg`<path
          class=${feature.properties?.['in_study_area'] ? 'study' : 'rest'} d=${path(feature.geometry.coordinates)}>
          <title>${this.context.bothNames(nameOfProperties(feature.properties ?? {}))}</title></path>`)}
    </svg>`;
  }

  /** The municipalities' seats. */
  private labels(range: TileRange) {
    const isNorth = (code: unknown) => this.context.municipality(String(code))?.is_north ?? false;
    const seats = (this.places?.features ?? [])
      .filter((feature) => feature.properties?.['rank'] === 0)
      .sort((a, b) => Number(isNorth(b.properties?.['municipality_code'])) - Number(isNorth(a.properties?.['municipality_code'])))
      .map((feature) => {
        const [x, y] = pixel(feature.geometry.coordinates, range);
        return { text: String(feature.properties?.[namePropertyOf[this.context.language]]), x, y };
      });
    return html`<svg class="static-labels" viewBox="0 0 ${range.columns * 256} ${range.rows * 256}" aria-hidden="true">
      ${placed(seats).map(({ text, x, y }) => svg`<text x=${x} y=${y}>${text}</text>`)}
    </svg>`;
  }
}

interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Each label right, left, below or above its place, or not at all: none covers an earlier one. */
function placed(labels: readonly Label[]): Label[] {
  // The usual size of a letter.
  const [letter, line] = [11, 24];
  const width = ({ text }: Label) => text.length * letter;
  const around = (label: Label): Label[] => [
    { ...label, x: label.x + 10, y: label.y + 7 },
    { ...label, x: label.x - 10 - width(label), y: label.y + 7 },
    { ...label, x: label.x - width(label) / 2, y: label.y + 7 + line },
    { ...label, x: label.x - width(label) / 2, y: label.y - line / 2 },
  ];
  const covers = (a: Label, b: Label) =>
    Math.abs(a.y - b.y) < line && a.x < b.x + width(b) && b.x < a.x + width(a);
  const shown: Label[] = [];
  for (const label of labels) {
    const free = around(label).find((candidate) => !shown.some((other) => covers(candidate, other)));
    if (free) shown.push(free);
  }
  return shown;
}

/** Where a position lies in the picture. */
function pixel([lon, lat]: number[], range: TileRange): [x: number, y: number] {
  const [x, y] = project(lon!, lat!);
  const scale = 2 ** range.zoom;
  return [(x * scale - range.west) * 256, (y * scale - range.north) * 256];
}

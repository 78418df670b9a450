import { Marker, type Map as MapLibre } from 'maplibre-gl';

import type { Position } from './plan_edits.ts';

/** What a marker tells of. */
export interface MarkerActs {
  move(index: number, to: Position, gesture: string): void;
  moved(): void;
  choose(index: number): void;
  remove(index: number): void;
}

const stepPx = { fine: 1, usual: 8 };
const directions: Readonly<Record<string, readonly [x: number, y: number]>> =
  { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Places as buttons on the map: dragged, moved by arrow keys (with Shift a little), or removed. */
export class MovableMarkers<Place extends Position> {
  #markers: Marker[] = [];
  #gestures = 0;
  #dragged: Marker | null = null;

  constructor(
    private readonly map: MapLibre,
    private readonly look: string,
    private readonly acts: MarkerActs,
  ) {}

  /** `dress` makes a button look as its place does now, and says what it is called. */
  show(places: readonly Place[], dress: (button: HTMLButtonElement, place: Place, index: number) => string): void {
    while (this.#markers.length > places.length) this.#markers.pop()!.remove();
    places.forEach((place, index) => {
      const marker = (this.#markers[index] ??= this.#add(index, place));
      if (marker !== this.#dragged) marker.setLngLat([place.lon, place.lat]);
      const button = marker.getElement() as HTMLButtonElement;
      const label = dress(button, place, index);
      button.setAttribute('aria-label', label);
      button.title = label;
    });
  }

  #add(index: number, { lon, lat }: Place): Marker {
    const button = document.createElement('button');
    button.className = this.look;
    const marker = new Marker({ element: button, draggable: true }).setLngLat([lon, lat]).addTo(this.map);
    button.addEventListener('focus', () => this.acts.choose(index));
    button.addEventListener('click', () => this.acts.choose(index));
    button.addEventListener('keydown', (event) => this.#keyed(event, marker, index));
    button.addEventListener('blur', () => this.acts.moved());
    let gesture = '';
    marker.on('dragstart', () => {
      gesture = `drag ${++this.#gestures}`;
      this.#dragged = marker;
      this.acts.choose(index);
    });
    const at = (): Position => ({ lon: marker.getLngLat().lng, lat: marker.getLngLat().lat });
    marker.on('drag', () => this.acts.move(index, at(), gesture));
    marker.on('dragend', () => {
      this.#dragged = null;
      this.acts.moved();
    });
    return marker;
  }

  #keyed(event: KeyboardEvent, marker: Marker, index: number): void {
    const direction = directions[event.key];
    if (event.ctrlKey || event.altKey || event.metaKey || !(direction || event.key === 'Delete')) return;
    event.preventDefault();
    // The map would move as well.
    event.stopPropagation();
    if (!direction) return this.acts.remove(index);
    const step = event.shiftKey ? stepPx.fine : stepPx.usual;
    const { x, y } = this.map.project(marker.getLngLat());
    const { lng, lat } = this.map.unproject([x + direction[0] * step, y + direction[1] * step]);
    this.acts.move(index, { lon: lng, lat }, `keys ${index}`);
  }
}

import { Map as MapLibre, ScaleControl, type MapOptions, type StyleSpecification } from 'maplibre-gl';
import { html } from 'lit';

import { icon } from '../components/icon.ts';
import type { Context } from '../context.ts';
import type { MapPosition } from '../state/view_state.ts';

export const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');

/** Resolves when labels can be drawn with the page's own font. */
export const fontReady = () => document.fonts.load('400 24px "Noto Sans Variable"', 'Aëčђ');

/** A map as all of ours are: north is up, not beyond the region, looking at the address's position or the opening view. */
export function newMap(context: Context, container: HTMLElement, style: StyleSpecification, options: Partial<MapOptions> = {}): MapLibre {
  const { position } = context.store.state.view;
  const map = new MapLibre({
    container,
    style,
    ...(position
      ? { center: [position.lon, position.lat], zoom: position.zoom }
      : { bounds: [...context.meta.opening_bbox], fitBoundsOptions: { padding: 24 } }),
    minZoom: 6,
    maxZoom: 18,
    maxBounds: [17.5, 40.5, 24.5, 45],
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    // The picture behind must not push the names of the one in front away.
    crossSourceCollisions: false,
    fadeDuration: reducedMotion.matches ? 0 : 200,
    ...options,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-right');
  return map;
}

/** Looks at the opening view again. */
export function goHome(context: Context, map: MapLibre | null): void {
  map?.fitBounds([...context.meta.opening_bbox], { padding: 24, animate: !reducedMotion.matches });
}

/** Closer, farther, home: for who has no wheel and no touch. */
export function mapButtons(context: Context, map: () => MapLibre | null) {
  const button = (label: string, act: () => void, face: unknown) => html`<button class="icon-button" @click=${act}
    aria-label=${label} title=${label}>${face}</button>`;
  return html`<div class="map-buttons" role="group" aria-label=${context.text('map.controls')}>
    ${button(context.text('map.zoom_in'), () => map()?.zoomIn(), html`<span aria-hidden="true">+</span>`)}
    ${button(context.text('map.zoom_out'), () => map()?.zoomOut(), html`<span aria-hidden="true">−</span>`)}
    ${button(context.text('map.home'), () => goHome(context, map()), icon('target'))}
  </div>`;
}

export function positionOf(map: MapLibre): MapPosition {
  const { lng, lat } = map.getCenter();
  return { lon: lng, lat, zoom: map.getZoom() };
}

export function samePosition(a: MapPosition, b: MapPosition): boolean {
  return Math.abs(a.lon - b.lon) < 1e-5 && Math.abs(a.lat - b.lat) < 1e-5 && Math.abs(a.zoom - b.zoom) < 0.006;
}

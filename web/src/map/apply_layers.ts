import type { LayerSpecification, Map as MapLibre } from 'maplibre-gl';

type Properties = Record<string, unknown>;
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Changes of a map's layers only what differs between two versions of the same list of layers. */
export function applyLayers(map: MapLibre, before: LayerSpecification[], after: LayerSpecification[]): void {
  after.forEach((layer, index) => {
    const old = before[index]!;
    const changes = (part: 'paint' | 'layout') => {
      const [now, then] = [(layer[part] ?? {}) as Properties, (old[part] ?? {}) as Properties];
      return Object.entries(now).filter(([name, value]) => !same(value, then[name]));
    };
    // The names are those of the layer's own type, which MapLibre's types cannot see here.
    for (const [name, value] of changes('paint')) map.setPaintProperty(layer.id, name as never, value as never);
    for (const [name, value] of changes('layout')) map.setLayoutProperty(layer.id, name as never, value as never);
    const filter = (of: LayerSpecification) => ('filter' in of ? of.filter : undefined);
    if (!same(filter(layer), filter(old))) map.setFilter(layer.id, filter(layer));
  });
}

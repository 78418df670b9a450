import type { Position as Degrees } from 'geojson';

import type { Position } from './plan_edits.ts';

const corners = 64;
/** Of a degree of latitude here. */
const metresPerDegree = 111_100;

/** The outline of what lies within so many metres: for the eye; what is covered, the server says. */
export function groundCircle({ lon, lat }: Position, metres: number): Degrees[] {
  const [south, east] = [metres / metresPerDegree, metres / (metresPerDegree * Math.cos((lat * Math.PI) / 180))];
  return Array.from({ length: corners + 1 }, (_, corner) => {
    const angle = ((corner % corners) / corners) * 2 * Math.PI;
    return [lon + east * Math.cos(angle), lat + south * Math.sin(angle)];
  });
}

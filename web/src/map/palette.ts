/** The colours of the map, taken from the style sheet so that map and page change together. */
export interface Palette {
  readonly land: string;
  readonly study: string;
  readonly surround: string;
  readonly border: string;
  readonly studyBorder: string;
  readonly label: string;
  readonly labelMuted: string;
  readonly halo: string;
  readonly point: string;
  readonly pointEdge: string;
  readonly patrol: string;
  /** Demand that a plan covers, and what it leaves out. */
  readonly covered: string;
  readonly uncovered: string;
  /** Where a plan must not have a point. */
  readonly forbidden: string;
  readonly selection: string;
  readonly choropleth: readonly string[];
}

export function readPalette(of: HTMLElement = document.documentElement): Palette {
  const style = getComputedStyle(of);
  const colour = (name: string) => style.getPropertyValue(`--map-${name}`).trim();
  return {
    land: colour('land'),
    study: colour('study'),
    surround: colour('surround'),
    border: colour('border'),
    studyBorder: colour('study-border'),
    label: colour('label'),
    labelMuted: colour('label-muted'),
    halo: colour('halo'),
    point: colour('point'),
    pointEdge: colour('point-edge'),
    patrol: colour('patrol'),
    covered: colour('covered'),
    uncovered: colour('uncovered'),
    forbidden: colour('forbidden'),
    selection: colour('selection'),
    choropleth: [1, 2, 3, 4, 5].map((step) => colour(`choropleth-${step}`)),
  };
}

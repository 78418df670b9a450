/** How the server computes and draws a density (tiles/heat_surface). */
export interface HeatStyle {
  readonly bandwidthM: number;
  readonly kernel: Kernel;
  readonly weight: HeatWeight;
  readonly ramp: string;
  /** The top of the colour scale, per km², where the reader holds it; null: the densest place of each picture. */
  readonly peak: number | null;
}

export const kernels = ['quartic', 'gaussian'] as const;
export type Kernel = (typeof kernels)[number];

export const heatWeights = ['count', 'severity'] as const;
export type HeatWeight = (typeof heatWeights)[number];

export const defaultStyle: HeatStyle = { bandwidthM: 1000, kernel: 'quartic', weight: 'count', ramp: 'viridis', peak: null };

/** The slider's stops, metres: even steps to the eye on a logarithmic scale. */
export const bandwidthStops = [100, 150, 200, 300, 400, 500, 750, 1000, 1500, 2000, 3000, 4000, 5000] as const;

export function readStyle(parameters: URLSearchParams): HeatStyle {
  const bandwidth = Number(parameters.get('bandwidth_m'));
  const one = <T extends string>(name: string, allowed: readonly T[], otherwise: T): T =>
    allowed.find((value) => value === parameters.get(name)) ?? otherwise;
  const ramp = parameters.get('ramp') ?? '';
  const peak = Number(parameters.get('peak'));
  return {
    bandwidthM: bandwidth >= 50 && bandwidth <= 20000 ? bandwidth : defaultStyle.bandwidthM,
    kernel: one('kernel', kernels, defaultStyle.kernel),
    weight: one('weight', heatWeights, defaultStyle.weight),
    ramp: /^[a-z_-]+$/.test(ramp) ? ramp : defaultStyle.ramp,
    peak: peak > 0 && Number.isFinite(peak) ? peak : null,
  };
}

/** Every parameter said, for the server. */
export function writeStyle(style: HeatStyle): URLSearchParams {
  return new URLSearchParams({
    bandwidth_m: String(style.bandwidthM),
    kernel: style.kernel,
    weight: style.weight,
    ramp: style.ramp,
    ...(style.peak === null ? {} : { peak: String(style.peak) }),
  });
}

/** Only what differs from the defaults, for the address bar. */
export function writeStyleChanges(style: HeatStyle): URLSearchParams {
  const all = writeStyle(style);
  for (const [name, value] of writeStyle(defaultStyle)) if (all.get(name) === value) all.delete(name);
  return all;
}

/** The stop nearest to a bandwidth, as its position on the slider. */
export function nearestStop(bandwidthM: number): number {
  const distance = (stop: number) => Math.abs(Math.log(stop / bandwidthM));
  return bandwidthStops.reduce<number>(
    (best, stop, index) => (distance(stop) < distance(bandwidthStops[best]!) ? index : best), 0);
}

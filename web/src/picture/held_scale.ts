import type { HeatStyle } from '../state/heat_style.ts';
import type { Picture } from './picture.ts';

/** While the time window moves, the colours keep the meaning that they had when it set off. */
export class HeldScale {
  #peak: number | null = null;
  /** The weight whose densities the peak is one of. */
  #weight = '';

  hold(style: HeatStyle, shown: Picture | null): HeatStyle {
    if (style.peak !== null) return style;
    if (this.#weight !== style.weight) {
      const heat = shown?.heat.weight === style.weight && shown.heat.peak_per_km2 > 0 ? shown.heat : null;
      this.#peak = heat?.peak_per_km2 ?? null;
      this.#weight = heat ? style.weight : '';
    }
    return { ...style, peak: this.#peak };
  }

  release(style: HeatStyle): HeatStyle {
    this.#weight = '';
    this.#peak = null;
    return style;
  }
}

import { html, type TemplateResult } from 'lit';

import type { ReleaseYear, TableColumn, TierTable } from '../api/release_types.ts';
import type { Context } from '../context.ts';
import { otherName } from '../i18n/names.ts';
import { areaName, columnName } from './release_names.ts';

/** A published count; what is withheld is said in words, for it may be few or none. */
export function countCell(context: Context, count: number | null | undefined): TemplateResult {
  return count === null || count === undefined
    ? html`<td class="number withheld">${context.text('release.withheld')}</td>`
    : html`<td class="number">${context.format.count(count)}</td>`;
}

/** The indices of the total and of the shortest periods that a table has. */
export function periodsOf(columns: readonly TableColumn[]): number[] {
  const hasParts = new Set(columns.filter(({ by }) => by === 'period').map((column) => column.part_of));
  return columns.flatMap(({ by }, index) => (by === 'period' && !hasParts.has(index) ? [index] : by === 'total' ? [index] : []));
}

/** Areas with their counts, each followed by its parts. */
function nested({ areas }: ReleaseYear, { counts }: TierTable) {
  const all = areas.map((area, index) => ({ area, index, counts: counts[index] ?? [] }));
  const tops = all.filter(({ area }) => area.part_of === null);
  return tops.flatMap((top) => [top, ...all.filter(({ area }) => area.part_of === top.index)]);
}

/** Areas × periods of one tier of a year. Areas and periods of which nothing is said are left out; the areas are named. */
export function periodTable(context: Context, of: ReleaseYear, tier: 'p0' | 'p1' | 'p2', title: string) {
  const { [tier]: table, year } = of;
  const all = nested(of, table);
  const isSaid = (count: number | null | undefined) => (count ?? 0) > 0;
  const shown = periodsOf(table.columns).filter((column) =>
    table.columns[column]!.key !== 'undated' || all.some(({ counts }) => isSaid(counts[column])));
  const [rows, silent] = [true, false].map((said) => all.filter(({ counts }) => shown.some((column) => isSaid(counts[column])) === said));
  return html`
    ${rows!.length ? html`<div class="scroll-x whole" tabindex="0" role="region" aria-label=${`${title} ${year}`}>
      <table class="table counts">
        <caption class="visually-hidden">${title} ${year}</caption>
        <thead><tr><th scope="col">${context.text('column.municipality')}</th>
          ${shown.map((column) => html`<th scope="col" class="number">${columnName(context, table.columns[column]!)}</th>`)}</tr></thead>
        <tbody>${rows!.map(({ area, counts }) => html`<tr data-code=${area.code} class=${area.part_of === null ? '' : 'part'}>
          <th scope="row">${areaName(context, area)}${area.name ? html`<small>${otherName(area.name, context.language)}</small>` : null}</th>
          ${shown.map((column) => countCell(context, counts[column]))}</tr>`)}</tbody>
      </table></div>` : html`<p class="empty">${context.text('release.nothing_said', { year: String(year) })}</p>`}
    ${silent!.length ? html`<details class="more"><summary>
        ${context.text(tier === 'p0' ? 'release.silent_public' : 'release.silent', { count: silent!.length })}</summary>
      <p>${silent!.map(({ area }) => areaName(context, area)).join(', ')}</p></details>` : null}`;
}

/** Categories × years of one tier in one area. Years of which nothing is said are named below. */
export function categoryTable(context: Context, all: readonly ReleaseYear[], tier: 'p0' | 'p1', code: string, title: string) {
  const ofCategory = (year: ReleaseYear) => year[tier].columns.filter(({ by }) => by === 'category');
  const countOf = ({ areas, [tier]: table }: ReleaseYear, key: string) => {
    const column = table.columns.findIndex((one) => one.key === key);
    return table.counts[areas.findIndex((area) => area.code === code)]?.[column];
  };
  const saysOf = (year: ReleaseYear, key: string) => (countOf(year, key) ?? 0) > 0;
  const [years, silent] = [true, false].map((said) => all.filter((year) => ofCategory(year).some(({ key }) => saysOf(year, key)) === said));
  const categories = new Map(years!.flatMap(ofCategory).map((column) => [column.key, column]));
  const rows = [...categories.values()].filter(({ key }) => years!.some((year) => saysOf(year, key)));
  return html`
    ${rows.length ? html`<div class="scroll-x whole" tabindex="0" role="region" aria-label=${title}>
      <table class="table counts">
        <caption class="visually-hidden">${title}</caption>
        <thead><tr><th scope="col">${context.text('filter.category')}</th>
          ${years!.map(({ year }) => html`<th scope="col" class="number">${year}</th>`)}</tr></thead>
        <tbody>${rows.map((row) => html`<tr data-key=${row.key} class=${row.part_of === 0 ? '' : 'part'}>
          <th scope="row">${columnName(context, row)}</th>
          ${years!.map((year) => countCell(context, countOf(year, row.key)))}</tr>`)}</tbody>
      </table></div>` : null}
    ${silent!.length ? html`<p class="hint">${context.text('release.silent_years', { list: silent!.map(({ year }) => year).join(', ') })}</p>` : null}`;
}

import { html } from 'lit';

import { releaseFileUrl } from '../api/release_routes.ts';
import type { ReleaseDifference, ReleaseFacts } from '../api/release_types.ts';
import { icon } from '../components/icon.ts';
import type { Context } from '../context.ts';
import { lastDayOf } from './release_names.ts';

interface Actions {
  /** The difference that was asked for. */
  readonly difference: ReleaseDifference | null;
  readonly compare: (from: number, to: number) => void;
  readonly look: (release: ReleaseFacts) => void;
}

/** The releases there are, newest first: look at one, download it, compare it with another. */
export function releaseList(context: Context, releases: readonly ReleaseFacts[], { difference, compare, look }: Actions) {
  if (!releases.length) return html`<p class="empty">${context.text('release.none_yet')}</p>`;
  return html`<section class="card">
    <div class="scroll-x whole" tabindex="0" role="region" aria-label=${context.text('page.releases')}>
    <table class="table"><caption class="visually-hidden">${context.text('page.releases')}</caption>
      <thead><tr><th scope="col">${context.text('release.release')}</th><th scope="col">${context.text('release.content')}</th>
        <th scope="col">${context.text('release.fingerprint')}</th><th scope="col">${context.text('release.files')}</th></tr></thead>
      <tbody>${releases.map((release) => row(context, release, look))}</tbody>
    </table></div>
    ${releases.length > 1 ? comparison(context, releases, compare) : null}
    ${difference ? differenceOf(context, difference) : null}
  </section>`;
}

function row(context: Context, release: ReleaseFacts, look: Actions['look']) {
  const { number, created_at: at, until, rows, sha256, files } = release;
  return html`<tr data-release=${number}>
    <th scope="row"><button class="row-button" @click=${() => look(release)}>${context.text('release.of', { number: String(number), date: context.format.time(at, 'day') })}
      <small>${context.text('release.look')}</small></button></th>
    <td>${context.text('release.until', { date: context.format.date(lastDayOf(until)) })}
      <small>${context.text('release.rows', { points: rows.points, cells: rows.cells })}</small></td>
    <td><code>${sha256.slice(0, 16)}…</code></td>
    <td class="file-links">${files.map((file) => html`<a href=${releaseFileUrl(number, file)} download=${`release-${number}-${file}`}>${file}</a> `)}</td></tr>`;
}

function comparison(context: Context, releases: readonly ReleaseFacts[], compare: Actions['compare']) {
  const submitted = (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    compare(Number(form.get('from-release')), Number(form.get('to-release')));
  };
  const choice = (name: string, label: string, chosen: number) => html`<label class="field"><span class="field-label">${label}</span>
    <select name=${name}>${releases.map(({ number }, index) => html`<option value=${number} ?selected=${index === chosen}>${number}</option>`)}</select></label>`;
  return html`<h2>${context.text('difference.title')}</h2>
    <form class="search-row" @submit=${submitted}>
      ${choice('from-release', context.text('difference.from'), 1)}${choice('to-release', context.text('difference.to'), 0)}
      <button class="button" name="compare">${icon('layers')}${context.text('difference.button')}</button></form>`;
}

function differenceOf(context: Context, { from, to, points, years }: ReleaseDifference) {
  const changed = years.filter(({ state, said }) => state !== 'same' || said.length);
  return html`<div role="status" data-testid="difference">
    <p>${context.text('difference.points', { from: String(from), to: String(to), before: points.from, now: points.to })}</p>
    ${changed.length ? html`<ul>${changed.map(({ year, state, said }) => html`<li><strong>${year}</strong> ${context.messages.ofCode('difference_state', state)}
      ${said.map((sentence) => html`<span class="caution-text" lang="en">${sentence}</span>`)}</li>`)}</ul>` : html`<p>${context.text('difference.none')}</p>`}
  </div>`;
}

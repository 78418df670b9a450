import { html } from 'lit';

import { releaseFileUrl } from '../api/release_routes.ts';
import type { ReleaseSummary } from '../api/release_types.ts';
import { icon } from '../components/icon.ts';
import type { Context } from '../context.ts';

/** What a release is made of and what may be read out of it, in words. */
export function releaseMeaning(context: Context, { rules, waiting }: ReleaseSummary) {
  const { p1_threshold: p1, p2_threshold: p2, p2_rounded_to: step } = rules;
  return html`<section class="card">
    <h2>${context.text('release.meaning')}</h2>
    <p>${context.text('release.meaning_text')}</p>
    <details class="more"><summary>${context.text('release.rules')}</summary>
      <dl class="rules">
        <div><dt>${context.text('release_tier.p0')}</dt><dd>${context.text('release.rule_p0')}</dd></div>
        <div><dt>${context.text('release_tier.p1')}</dt><dd>${context.text('release.rule_p1', { threshold: p1 })}</dd></div>
        <div><dt>${context.text('release_table.confidential')}</dt><dd>${context.text('release.rule_p2', { threshold: p2, step })}</dd></div>
      </dl>
      <p>${context.text('release.rule_sums')}</p>
    </details>
    ${waiting.length ? html`<p class="notice">${context.text('release.waiting', { list: waiting.join(', ') })}</p>` : null}
  </section>`;
}

/** A release's files, and how anybody can check that they are as they were signed. */
export function releaseFiles(context: Context, summary: ReleaseSummary, publicKey: string | null) {
  const { release: number, files, sha256 } = summary;
  return html`<section class="card">
    <h2>${context.text('release.files')}</h2>
    <ul class="files">${files.map(({ name, bytes }) => html`<li><a href=${releaseFileUrl(number, name)} download=${`release-${number}-${name}`}>
      ${icon('download')}${name}</a> <small>${context.format.bytes(bytes)}</small></li>`)}</ul>
    <dl class="fingerprints">
      <div><dt>${context.text('release.fingerprint')}</dt><dd><code data-testid="fingerprint">${sha256}</code></dd></div>
      ${publicKey ? html`<div><dt>${context.text('release.public_key')}</dt><dd><code>${publicKey}</code></dd></div>` : null}
    </dl>
    <p class="hint">${context.text('release.verify')} <code>uramost release verify release-${number} --key ${publicKey ? `${publicKey.slice(0, 8)}…` : '…'}</code></p>
  </section>`;
}

import { html, nothing } from 'lit';

/** A table, called `name`, that scrolls by itself where it is wider than its place. */
export function wideTable(name: string, rows: unknown, { look = 'compact', testid = '', caption = name } = {}) {
  return html`<div class="scroll-x whole" tabindex="0" role="region" aria-label=${name}>
    <table class="table ${look}" data-testid=${testid || nothing}><caption class="visually-hidden">${caption}</caption>${rows}</table></div>`;
}

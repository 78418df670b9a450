import { html } from 'lit';

/** How far something has come: a part of 1, or nobody knows. */
export function progressField(label: string, fraction: number | null) {
  return html`<label class="field"><span class="field-label">${label}</span>
    ${fraction === null ? html`<progress></progress>` : html`<progress max="1" .value=${fraction}></progress>`}</label>`;
}

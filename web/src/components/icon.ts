import { svg, html, type TemplateResult } from 'lit';

/** Line icons of 20 × 20, drawn for this application. */
const paths = {
  search: svg`<circle cx="9" cy="9" r="5.5"/><path d="m13 13 4 4"/>`,
  close: svg`<path d="m5 5 10 10M15 5 5 15"/>`,
  filter: svg`<path d="M3 5h14M6 10h8M8.500 15h3"/>`,
  layers: svg`<path d="m10 3 7 4-7 4-7-4zM3 11l7 4 7-4"/>`,
  map: svg`<path d="m3 5 4.700-2 4.600 2L17 3v12l-4.700 2-4.600-2L3 17zM7.700 3v12M12.300 5v12"/>`,
  time: svg`<circle cx="10" cy="10" r="7"/><path d="M10 6v4l3 2"/>`,
  table: svg`<path d="M3 4h14v12H3zM3 8h14M8 8v8"/>`,
  play: svg`<path d="M6 4v12l10-6z" fill="currentColor"/>`,
  pause: svg`<path d="M7 4v12M13 4v12" stroke-width="2.500"/>`,
  download: svg`<path d="M10 3v9m-4-4 4 4 4-4M4 16h12"/>`,
  upload: svg`<path d="M10 12V3M6 7l4-4 4 4M4 16h12"/>`,
  link: svg`<path d="M8.500 11.500a3 3 0 0 0 4.300 0l2.700-2.700a3 3 0 0 0-4.300-4.300l-.9.9M11.500 8.500a3 3 0 0 0-4.300 0l-2.700 2.700a3 3 0 0 0 4.300 4.300l.9-.9"/>`,
  sun: svg`<circle cx="10" cy="10" r="3.200"/><path d="M10 2.500v1.800m0 11.400v1.800M2.500 10h1.800m11.400 0h1.800M4.700 4.700 6 6m8 8 1.300 1.300m0-10.600L14 6m-8 8-1.300 1.300"/>`,
  moon: svg`<path d="M16.500 11.700A6.800 6.800 0 0 1 8.300 3.500a6.800 6.800 0 1 0 8.200 8.200z"/>`,
  previous: svg`<path d="m12 5-5 5 5 5"/>`,
  next: svg`<path d="m8 5 5 5-5 5"/>`,
  warning: svg`<path d="M10 3 2.500 16.500h15zM10 8.500v3.500m0 2.200v.2"/>`,
  target: svg`<circle cx="10" cy="10" r="5.500"/><path d="M10 1.500v4m0 9v4m-8.500-8.500h4m9 0h4"/>`,
  user: svg`<circle cx="10" cy="7" r="3.200"/><path d="M3.500 17c.8-3.400 3.300-5 6.500-5s5.700 1.600 6.500 5"/>`,
  lock: svg`<rect x="4.500" y="9" width="11" height="8" rx="1.500"/><path d="M7 9V6.500a3 3 0 0 1 6 0V9"/>`,
  copy: svg`<path d="M7 7h9v9H7zM4 13V4h9"/>`,
  undo: svg`<path d="M7 4 3.500 7.500 7 11M4 7.500h7.500a4.500 4.500 0 0 1 0 9H8"/>`,
  redo: svg`<path d="m13 4 3.500 3.500L13 11m3-3.500H8.500a4.500 4.500 0 0 0 0 9H12"/>`,
  check: svg`<path d="m4 10.500 4 4 8-9"/>`,
} as const;

export type IconName = keyof typeof paths;

export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor"
    stroke-width="1.600" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths[name]}</svg>`;
}

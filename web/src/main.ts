import '@fontsource-variable/noto-sans';
import 'maplibre-gl/dist/maplibre-gl.css';
import 'uplot/dist/uPlot.min.css';
import './styles/main.css';

import { html, render } from 'lit';
import { setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

import { Client } from './api/client.ts';
import { Problem } from './api/problem.ts';
import { contextOf } from './app.ts';
import { fetchAsNobody, isEmbedded } from './embedding.ts';
import { preferredLanguage, rememberedLanguage } from './i18n/language.ts';
import { Messages } from './i18n/messages.ts';
import { browserAddressBar, Store } from './state/store.ts';
import { applyTheme } from './theme.ts';

/** Without the server's word on what there is, there is nothing to show but why. */
function showFailure(root: HTMLElement, error: unknown): void {
  const messages = new Messages(preferredLanguage(navigator.languages, rememberedLanguage()));
  const detail = error instanceof Problem ? error.detail : String(error);
  document.documentElement.lang = messages.language;
  render(html`<main class="failure"><h1>UraMost</h1><p role="alert">${messages.text('problem.start')}</p>
    <p lang="en">${detail}</p>
    <button class="button" @click=${() => location.reload()}>${messages.text('retry')}</button></main>`, root);
}

async function start(root: HTMLElement): Promise<void> {
  applyTheme();
  setWorkerUrl(workerUrl);
  try {
    const client = isEmbedded ? new Client(fetchAsNobody) : new Client();
    const store = new Store(browserAddressBar());
    const context = await contextOf(await client.account.session(), store, client);
    render(html`<uramost-app .context=${context}></uramost-app>`, root);
  } catch (error) {
    showFailure(root, error);
  }
}

void start(document.getElementById('app')!);

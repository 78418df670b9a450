import { html, nothing, type TemplateResult } from 'lit';

import type { Context } from '../context.ts';
import { isEmbedded } from '../embedding.ts';
import { languageNames, languages, type Language } from '../i18n/language.ts';
import { defaultView, pages, type Page } from '../state/view_state.ts';
import { icon } from './icon.ts';

/** The head of every page: where one is, what is particular to the page, appearance, language and account. */
export function topBar(context: Context, search: TemplateResult | null = null, tools: TemplateResult | null = null) {
  const dark = context.text('theme.dark');
  return html`<header class="top">
    <a class="brand" href="/" target=${isEmbedded ? '_blank' : nothing}><img src="/icon.svg" alt="" width="28" height="28" /><span>UraMost</span></a>
    ${context.meta.synthetic ? html`<span class="synthetic" title=${context.text('synthetic.explain')}>${icon('warning')}${context.text('synthetic.badge')}</span>` : null}
    ${pageLinks(context)}
    ${search}
    <div class="actions" role="group" aria-label=${context.text('actions')}>
      ${tools}
      <button class="icon-button" name="theme" @click=${() => context.toggleTheme()} aria-pressed=${context.theme === 'dark'}
        aria-label=${dark} title=${dark}>${icon(context.theme === 'dark' ? 'sun' : 'moon')}</button>
      <select class="language" name="language" aria-label=${context.text('language')}
        @change=${(event: Event) => context.choose((event.target as HTMLSelectElement).value as Language)}>
        ${languages.map((language) => html`<option value=${language} lang=${language} ?selected=${language === context.language}
          .selected=${language === context.language}>${languageNames[language]}</option>`)}
      </select>
      ${isEmbedded ? null : accountButton(context)}
    </div>
  </header>`;
}

/** The pages that somebody may open from anywhere. */
export function pagesOf(context: Context): Page[] {
  const mine: Partial<Record<Page, boolean>> = {
    map: true,
    public: context.session.view !== 'published',
    releases: context.may('publish_releases'),
    audit: context.may('read_audit'),
  };
  return pages.filter((page) => mine[page]);
}

/** The page that the address names, if it is one for this person. */
export function openPage(context: Context): Page {
  const { page } = context.store.state.view;
  return pagesOf(context).includes(page) ? page : 'map';
}

function pageLinks(context: Context) {
  const mine = pagesOf(context);
  const open = openPage(context);
  const go = (event: Event, page: Page) => {
    event.preventDefault();
    context.store.setView({ page, release: defaultView.release });
  };
  return mine.length < 2 ? null : html`<nav class="pages" aria-label=${context.text('pages')}>
    ${mine.map((page) => html`<a href="/#page=${page}" aria-current=${page === open ? 'page' : 'false'}
      @click=${(event: Event) => go(event, page)}>${context.text(`page.${page === 'map' && context.session.view === 'published' ? 'public' : page}`)}</a>`)}
  </nav>`;
}

/** Fires `account`, which opens the dialog to log in, or that of one's own account. */
function accountButton(context: Context) {
  const { name, role } = context.session;
  const open = (event: Event) => event.currentTarget!.dispatchEvent(new CustomEvent('account', { bubbles: true }));
  return html`<button class="button account" name="account" aria-haspopup="dialog" @click=${open}>${icon('user')}
    ${name === null ? html`<span>${context.text('account.log_in')}</span>`
      : html`<span class="who">${name}<small>${context.messages.ofCode('role', role)}</small></span>`}</button>`;
}

import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import { annualReportUrl, reportForms, type ReportForm } from '../api/response_routes.ts';
import { RegisterElement } from '../components/context_element.ts';
import { choiceField } from '../components/fields.ts';
import { icon } from '../components/icon.ts';
import { languageNames, languages, type Language } from '../i18n/language.ts';
import { yearsOf } from './report_years.ts';

/** A register's annual report, as a page or to take away. */
@customElement('uramost-annual-report')
export class AnnualReport extends RegisterElement {
  @state() private register = '';
  @state() private year = 0;
  @state() private language: Language | null = null;

  protected override render() {
    const { context } = this;
    const registers = context.meta.sources.map(({ code }) => code);
    const years = yearsOf(context.meta.time_extent);
    const [register, year] = [this.register || registers[0], this.year || years[0]];
    if (!register || !year) return null;
    const language = this.language ?? context.language;
    return html`<details class="more"><summary>${context.text('report.title')}</summary>
      <div class="stack">
        <div class="triple">
          ${choiceField('report-register', context.text('responses.group.source'), registers.map((code) => [code, code] as const), register, (code) => (this.register = code))}
          ${choiceField('report-year', context.text('responses.group.year'), years.map((one) => [String(one), String(one)] as const), String(year), (one) => (this.year = Number(one)))}
          ${choiceField('report-language', context.text('language'), languages.map((one) => [one, languageNames[one]] as const), language, (one) => (this.language = one))}</div>
        <div class="buttons">${reportForms.map((form) => this.link(form, annualReportUrl(register, year, form, language)))}</div>
        <p class="hint">${context.text('report.explain')}</p>
      </div></details>`;
  }

  private link(form: ReportForm, address: string) {
    return form === 'html'
      ? html`<a class="button small" data-form=${form} href=${address} target="_blank" rel="noopener">${this.context.text('report.open')}</a>`
      : html`<a class="button small" data-form=${form} href=${address} download>${icon('download')}${form.toUpperCase()}</a>`;
  }
}

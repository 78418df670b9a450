import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import type { ReportingChannel } from '../api/register_types.ts';
import { fieldOf } from '../components/dialog.ts';
import { choiceField } from '../components/fields.ts';
import { FormElement } from '../components/form_element.ts';
import { Loader } from '../components/loader.ts';
import { municipalityOptions } from '../components/municipality_options.ts';
import type { RegisterContext } from '../register_context.ts';

/** When and where one could report to a register, who says so, and what was said before. */
@customElement('uramost-reporting-channels')
export class ReportingChannels extends FormElement<RegisterContext> {
  @state() private chosen = '';
  @state() private isOpen = false;
  /** What the form puts right; null: it describes a new one. */
  @state() private replaced: ReportingChannel | null = null;
  #changes = 0;
  readonly #said = new Loader<{ channels: ReportingChannel[] }>(this, (problem) => (this.problem = problem));

  private get register(): string {
    return this.chosen || (this.context.meta.sources[0]?.code ?? '');
  }

  /** Asked for only when somebody looks. */
  protected override contextChanged(): void {
    const { context: { client, meta }, register } = this;
    if (!this.isOpen || !register) return;
    void this.#said.load(`${meta.revision} ${register} ${this.#changes}`, (signal) => client.registers.channels(register, signal));
  }

  protected override render() {
    const { context, register } = this;
    if (!register) return null;
    const said = this.#said.value?.channels;
    return html`<details class="more" @toggle=${(event: Event) => this.#toggled(event)}><summary>${context.text('channels.title')}</summary>
      <div class="stack">
        ${choiceField('channels-register', context.text('responses.group.source'), context.meta.sources.map(({ code }) => [code, code] as const), register, (code) => this.#choose(code))}
        <p class="hint">${context.text('channels.explain')}</p>
        ${said ? this.list(said) : null}
        ${this.outcome()}
        ${context.may('write_incidents') ? this.form() : null}
      </div></details>`;
  }

  private list(said: readonly ReportingChannel[]) {
    const { context } = this;
    const channels = said.filter((each) => each.since);
    if (!channels.length) return html`<p class="muted">${context.text('channels.none')}</p>`;
    return html`<ul class="records" data-testid="channels">${channels.map((each) =>
      this.one(each, said.find(({ replaces }) => replaces === each.id)))}</ul>`;
  }

  /** What no longer holds is struck out, and stays to be read. */
  private one(channel: ReportingChannel, after: ReportingChannel | undefined) {
    const { context } = this;
    const by = ({ person, at }: ReportingChannel) => ({ who: person, when: context.format.time(at) });
    const said = html`<b>${this.#span(channel)}</b>
      <span>${channel.municipality ? context.municipalityNames(channel.municipality) : context.text('channels.anywhere')}</span>
      ${channel.note ? html`<span>${channel.note}</span>` : null}`;
    return html`<li>${channel.holds ? said : html`<del>${said}</del>`}
      <small>${context.text('channels.said', by(channel))}${after ? html`;
        ${context.text(after.since ? 'channels.changed' : 'channels.taken_back', by(after))}` : null}</small>
      ${channel.holds && this.#mayChange(channel) ? this.actions(channel) : null}</li>`;
  }

  private actions(channel: ReportingChannel) {
    const { context } = this;
    const which = { channel: this.#span(channel) };
    return html`<span class="buttons">
      <button class="button small" name="change-channel" @click=${() => this.#change(channel)}
        aria-label=${context.text('channels.change_one', which)}>${context.text('channels.change')}</button>
      <button class="button small" name="withdraw-channel" ?disabled=${this.busy} @click=${() => this.#withdraw(channel)}
        aria-label=${context.text('channels.withdraw_one', which)}>${context.text('channels.withdraw')}</button></span>`;
  }

  private form() {
    const { context, replaced } = this;
    const own = context.session.municipalities;
    const offered = municipalityOptions(context).filter(([code]) => !own.length || own.includes(code));
    const title = replaced ? context.text('channels.change_one', { channel: this.#span(replaced) }) : context.text('channels.add');
    return html`<form class="stack" aria-label=${title} @submit=${(event: Event) => this.#submit(event)}>
      <strong aria-hidden="true">${title}</strong>
      <div class="pair">
        <label class="field"><span class="field-label">${context.text('channels.since')}</span>
          <input type="date" name="channel-since" required .value=${replaced?.since ?? ''} /></label>
        <label class="field"><span class="field-label">${context.text('channels.until')}</span>
          <input type="date" name="channel-until" .value=${replaced?.until ?? ''} /></label></div>
      <label class="field"><span class="field-label">${context.text('detail.municipality')}</span>
        <select name="channel-municipality">
          ${own.length ? null : html`<option value="" .selected=${!replaced?.municipality}>${context.text('channels.anywhere')}</option>`}
          ${offered.map(([code, names]) => html`<option value=${code} .selected=${code === replaced?.municipality}>${names}</option>`)}</select></label>
      <label class="field"><span class="field-label">${context.text('channels.note')}</span>
        <input type="text" name="channel-note" maxlength="200" autocomplete="off" .value=${replaced?.note ?? ''} /></label>
      <div class="buttons"><button class="button" name="keep-channel" ?disabled=${this.busy}>${context.text('channels.keep')}</button>
        ${replaced ? html`<button type="button" class="button" @click=${() => (this.replaced = null)}>${context.text('back')}</button>` : null}</div>
    </form>`;
  }

  #span({ since, until }: ReportingChannel): string {
    const { format } = this.context;
    return `${format.date(since!)} – ${until ? format.date(until) : this.context.text('channels.still_open')}`;
  }

  /** Whoever is bound to municipalities speaks of these only. */
  #mayChange({ municipality }: ReportingChannel): boolean {
    const own = this.context.session.municipalities;
    return this.context.may('write_incidents') && (!own.length || own.includes(municipality ?? ''));
  }

  #toggled(event: Event): void {
    this.isOpen = (event.target as HTMLDetailsElement).open;
    this.contextChanged();
  }

  #choose(register: string): void {
    this.chosen = register;
    this.replaced = null;
    this.done = '';
    this.contextChanged();
  }

  async #change(channel: ReportingChannel): Promise<void> {
    this.replaced = channel;
    await this.updateComplete;
    this.querySelector<HTMLInputElement>('[name=channel-since]')!.focus();
  }

  #submit(submitted: Event): void {
    submitted.preventDefault();
    const form = submitted.target as HTMLFormElement;
    const said = {
      since: fieldOf(form, 'channel-since'),
      until: fieldOf(form, 'channel-until') || null,
      municipality: fieldOf(form, 'channel-municipality') || null,
      note: fieldOf(form, 'channel-note'),
      replaces: this.replaced?.id ?? null,
    };
    void this.try(async () => {
      await this.context.client.registers.describeChannel(this.register, said);
      this.replaced = null;
      form.reset();
      this.#kept('channels.kept');
    });
  }

  #withdraw({ id }: ReportingChannel): void {
    void this.try(async () => {
      await this.context.client.registers.withdrawChannel(this.register, id);
      if (this.replaced?.id === id) this.replaced = null;
      this.#kept('channels.withdrawn');
    });
  }

  #kept(said: 'channels.kept' | 'channels.withdrawn'): void {
    this.#changes++;
    this.contextChanged();
    this.done = this.context.text(said);
  }
}

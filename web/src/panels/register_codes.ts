import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import type { Codebook, CodeWord } from '../api/register_types.ts';
import { choiceField } from '../components/fields.ts';
import { FormElement } from '../components/form_element.ts';
import { Loader } from '../components/loader.ts';
import { wideTable } from '../components/wide_table.ts';
import type { RegisterContext } from '../register_context.ts';
import { codeFields, type CodeKind } from './code_fields.ts';

type NamedCodebook = Codebook & { readonly register: string };
const kinds: readonly CodeKind[] = ['categories', 'stages'];

/** The codes of all registers side by side, and what they mean for the next imports. */
@customElement('uramost-register-codes')
export class RegisterCodes extends FormElement<RegisterContext> {
  @state() private isOpen = false;
  @state() private chosen = '';
  /** What was chosen and is not said yet. */
  @state() private changes: Record<CodeKind, Record<string, string | null>> = { categories: {}, stages: {} };
  #said = 0;
  readonly #codes = new Loader<{ registers: NamedCodebook[] }>(this, (problem) => (this.problem = problem));

  protected override contextChanged(): void {
    if (!this.isOpen) return;
    const { client, meta } = this.context;
    void this.#codes.load(`${meta.revision} ${this.#said}`, (signal) => client.registers.codes(signal));
  }

  protected override render() {
    const { context } = this;
    const registers = this.#codes.value?.registers.filter(({ categories, stages }) => categories.length + stages.length);
    return html`<details class="more" @toggle=${(event: Event) => this.#toggled(event)}><summary>${context.text('codes.title')}</summary>
      <div class="stack">
        ${registers?.length ? html`${kinds.map((kind) => this.table(kind, registers))}${this.form(registers)}` : null}
        ${registers?.length === 0 ? html`<p class="muted">${context.text('codes.none')}</p>` : null}
      </div></details>`;
  }

  /** A line for each of our codes, a column for each register. */
  private table(kind: CodeKind, registers: readonly NamedCodebook[]) {
    const { context } = this;
    const used = (code: string | null) => registers.some((one) => one[kind].some(({ means }) => means === code));
    const codes = kind === 'categories' ? context.meta.categories.map(({ code }) => code) : context.meta.stages;
    const lines: (string | null)[] = [null, ...codes].filter(used);
    if (!lines.length) return null;
    const name = (code: string | null) => (code === null ? context.text('codes.not_known')
      : kind === 'categories' ? context.categoryName(code) : context.messages.ofCode('stage', code));
    return wideTable(context.text(`codes.${kind}`), html`
      <thead><tr><th scope="col">${context.text(`codes.${kind}_ours`)}</th>${registers.map(({ register }) => html`<th scope="col">${register}</th>`)}</tr></thead>
      <tbody>${lines.map((code) => html`<tr class=${code === null ? 'bad' : ''}><th scope="row">${name(code)}</th>
        ${registers.map((one) => html`<td>${one[kind].filter(({ means }) => means === code).map((word) => this.word(word))}</td>`)}</tr>`)}</tbody>`,
    { testid: `codes-${kind}` });
  }

  /** Where the rows in the register still say something else than the next import would, that is said. */
  private word({ word, rows, means, imported_as: before }: CodeWord) {
    const { context } = this;
    const isStale = rows > 0 && before !== null && before !== means;
    return html`<div>${word} <span class="muted">${context.format.count(rows)}${isStale ? ` · ${context.text('codes.stale')}` : null}</span></div>`;
  }

  private form(registers: readonly NamedCodebook[]) {
    const { context } = this;
    const open = registers.find(({ register }) => register === this.chosen) ?? registers[0]!;
    const names = registers.map(({ register }) => [register, register] as const);
    return html`<form class="stack" @submit=${(event: Event) => this.#submit(event, open.register)}>
      ${choiceField('codes-register', context.text('responses.group.source'), names, open.register, (register) => this.#choose(register))}
      <p class="hint">${context.text('codes.next_import')}</p>
      ${kinds.map((kind) => (open[kind].length ? codeFields(context, kind, open[kind], this.changes[kind], (word, code) => this.#take(kind, word, code)) : null))}
      ${this.outcome()}
      <button class="button" name="say-codes" ?disabled=${this.busy}>${context.text('codes.keep')}</button></form>`;
  }

  #toggled(event: Event): void {
    this.isOpen = (event.target as HTMLDetailsElement).open;
    this.contextChanged();
  }

  #choose(register: string): void {
    this.chosen = register;
    this.#forget();
  }

  #forget(): void {
    this.changes = { categories: {}, stages: {} };
  }

  #take(kind: CodeKind, word: string, code: string | null): void {
    this.changes = { ...this.changes, [kind]: { ...this.changes[kind], [word]: code } };
  }

  #submit(event: Event, register: string): void {
    event.preventDefault();
    void this.try(async () => {
      await this.context.client.registers.sayCodes(register, this.changes);
      this.#forget();
      this.#said++;
      this.contextChanged();
      this.done = this.context.text('codes.kept');
    });
  }
}

import { html } from 'lit';
import { customElement, query } from 'lit/decorators.js';

import { planFiles, planFileUrl } from '../api/planning_routes.ts';
import { fileMenu } from '../components/file_menu.ts';
import { icon } from '../components/icon.ts';
import { OpenPlanElement } from './plan_element.ts';
import type { RemoveDialog } from './remove_dialog.ts';
import type { SaveDialog } from './save_dialog.ts';
import './remove_dialog.ts';
import './save_dialog.ts';

/** Which plan is open and in which version; undo, save, take away, leave. */
@customElement('uramost-plan-head')
export class PlanHeadView extends OpenPlanElement {
  @query('uramost-save-dialog') private saveDialog!: SaveDialog;
  @query('uramost-remove-dialog') private removeDialog!: RemoveDialog;

  protected override render() {
    const { context, desk } = this;
    const draft = desk.draft!;
    const { plan, base } = draft;
    return html`<header class="plan-head">
        <div class="result-head"><h2>${plan.title || context.text('plan.untitled')}</h2>
          <button class="icon-button" name="close-plan" @click=${() => desk.open(null)} aria-label=${context.text('plan.close')} title=${context.text('plan.close')}>${icon('close')}</button></div>
        <p class="muted"><small data-testid="plan-state">${base ? context.text('plan.version', { version: base.version }) : context.text('plan.never_stored')}${
          draft.isChanged && base ? html` · <strong class="caution-text">${context.text('plan.changed')}</strong>` : null}</small></p>
        <div class="buttons">
          ${this.turn('undo', draft.canUndo, () => desk.undo())}${this.turn('redo', draft.canRedo, () => desk.redo())}
          <button class="button small primary" name="save-plan" ?disabled=${!draft.isChanged && base !== null} @click=${() => void this.saveDialog.open()}>${context.text('plan.save')}</button>
          ${base && context.may('export_incidents') ? fileMenu(context, planFiles, (file) => planFileUrl(base.id, file)) : null}${this.more(base !== null, draft.isChanged)}
        </div></header>
      <uramost-save-dialog .context=${context} .desk=${desk}></uramost-save-dialog>
      <uramost-remove-dialog .context=${context} .desk=${desk}></uramost-remove-dialog>`;
  }

  private turn(name: 'undo' | 'redo', can: boolean, act: () => void) {
    const text = this.context.text(name === 'undo' ? 'plan.undo' : 'plan.redo');
    return html`<button class="button small" name=${name} ?disabled=${!can} @click=${act} title=${text}>${icon(name)}<span class="visually-hidden">${text}</span></button>`;
  }

  private more(isStored: boolean, isChanged: boolean) {
    const { context, desk } = this;
    return html`${isChanged || !isStored ? html`<button class="button small" name="discard" @click=${() => desk.discard()}>${context.text('plan.discard')}</button>` : null}
      ${isStored ? html`<button class="button small dangerous" name="remove-plan" @click=${() => this.removeDialog.open()}>${context.text('plan.remove')}</button>` : null}`;
  }
}

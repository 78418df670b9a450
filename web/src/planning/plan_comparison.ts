import { html } from 'lit';
import { customElement } from 'lit/decorators.js';

import type { Problem } from '../api/problem.ts';
import { choiceField } from '../components/fields.ts';
import { quantity } from './coverage_text.ts';
import { OpenPlanElement } from './plan_element.ts';

const outcomes = ['both', 'only_first', 'only_second', 'neither'] as const;

/** The open plan beside another one, or beside an earlier version of itself: what both, one or none covers. */
@customElement('uramost-plan-comparison')
export class PlanComparison extends OpenPlanElement {
  protected override render() {
    const { context, desk } = this;
    const { compared } = desk.looking;
    const said = desk.coverage.shown?.compared === compared?.plan ? desk.coverage.shown?.coverage.comparison : null;
    return html`<section class="stack plan-comparison"><h3>${context.text('plan.compare')}</h3>
      ${choiceField('compare', context.text('plan.compare_with'), [['', '–'], ...this.choices()], compared?.key ?? '', (key) => void this.#compare(key))}
      ${said && compared ? html`<table class="table compact" data-testid="plan-comparison"><caption class="visually-hidden">${context.text('plan.compare')}</caption>
        <tbody>${outcomes.map((one) => html`<tr data-outcome=${one}><th scope="row">${context.messages.ofCode('plan_compared', one)}</th>
          <td class="number">${quantity(context, said[one])}</td></tr>`)}</tbody></table>
        <p class="muted"><small>${context.text('plan.compared_note', { title: compared.title })}</small></p>` : null}</section>`;
  }

  private choices(): (readonly [value: string, text: string])[] {
    const { context, desk } = this;
    const { base } = desk.draft!;
    const versions = desk.library.versions.map(({ version }) => [`${base?.id}/${version}`, context.text('plan.version', { version })] as const);
    const others = (desk.library.plans ?? []).filter(({ id }) => String(id) !== base?.id)
      .map(({ id, title, version }) => [`${id}/${version}`, title || context.text('plan.untitled')] as const);
    return [...(base ? versions : []), ...others];
  }

  async #compare(key: string): Promise<void> {
    const { context, desk } = this;
    if (!key) return desk.look({ compared: null });
    const [id, version] = key.split('/');
    try {
      const { plan } = await context.client.planning.plan(id!, Number(version));
      desk.look({ compared: { key, title: this.choices().find(([value]) => value === key)?.[1] ?? plan.title, plan } });
    } catch (error) {
      context.report(error as Problem);
    }
  }
}

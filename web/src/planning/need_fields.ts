import { html } from 'lit';

import type { Need, Plan } from '../api/plan_types.ts';
import { choiceField } from '../components/fields.ts';
import type { RegisterContext } from '../register_context.ts';
import { municipalityOptions } from '../components/municipality_options.ts';
import { languageOptions, spoken } from './spoken.ts';

/** Where incidents have to be covered by who speaks a language: a stated policy, of places and not of persons. */
export function needFields(context: RegisterContext, { needs }: Plan, edit: (change: Partial<Plan>) => void) {
  const municipalities = municipalityOptions(context);
  const set = (index: number, change: Partial<Need>) => edit({ needs: needs.with(index, { ...needs[index]!, ...change }) });
  const add = () => edit({ needs: [...needs, { municipality: municipalities[0]![0], language: spoken[0] }] });
  return html`<p class="muted"><small>${context.text('plan.needs_explained')}</small></p>
    ${needs.map(({ municipality, language }, index) => html`<div class="need" data-need=${index}>
      ${choiceField(`need-municipality-${index}`, context.text('column.municipality'), municipalities, municipality, (code) => set(index, { municipality: code }))}
      ${choiceField<string>(`need-language-${index}`, context.text('plan.language'), languageOptions(context), language, (tag) => set(index, { language: tag }))}
      <button class="link" name="remove-need" @click=${() => edit({ needs: needs.filter((_, at) => at !== index) })}
        aria-label=${`${context.text('plan.remove_need')}: ${context.municipalityNames(municipality)}`}>${context.text('plan.remove_need')}</button></div>`)}
    <div class="buttons"><button class="button small" name="add-need" @click=${add}>${context.text('plan.add_need')}</button></div>`;
}

import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { RegisterElement } from '../components/context_element.ts';
import type { Picture } from '../picture/picture.ts';
import { timeText } from './time_text.ts';

/** On the map: the time that the picture shows, which may lag behind the one chosen, and then says so. */
@customElement('uramost-picture-label')
export class PictureLabel extends RegisterElement {
  @property({ attribute: false }) picture: Picture | null = null;
  /** Another picture is on its way. */
  @property({ type: Boolean }) busy = false;

  protected override render() {
    const { context, picture } = this;
    if (!picture) return null;
    const { query } = picture.wish;
    return html`<p class="picture-label" data-testid="period" data-datetime=${query.datetime ? Object.values(query.datetime).join('/') : ''}
      data-revision=${picture.revision} aria-busy=${this.busy}
      title=${context.text('picture.revision', { revision: String(picture.revision) })}>${timeText(context, query.datetime)}</p>`;
  }
}

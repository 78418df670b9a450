import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/**
 * Sets CSS properties of an element through its style object. A `style` attribute would need `unsafe-inline` in
 * the content security policy, and Lit's own styleMap writes one at first.
 */
class CssProperties extends Directive {
  override render(_properties: Record<string, string>): symbol {
    return noChange;
  }

  override update(part: ElementPart, [properties]: [Record<string, string>]): symbol {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(properties)) style.setProperty(name, value);
    return noChange;
  }
}

export const cssProperties = directive(CssProperties);

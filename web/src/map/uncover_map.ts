import type { Context } from '../context.ts';

/** On a narrow screen the map comes out from behind the table. */
export function uncoverMap({ store }: Context): void {
  if (matchMedia('(max-width: 899px)').matches) store.setView({ sheet: 'map' }, 'replace');
}

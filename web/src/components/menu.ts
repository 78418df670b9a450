/** For `toggle` of a `<details class="menu">`: closes it again on Escape and on a click elsewhere. */
export function closeOnOutside(event: Event): void {
  const menu = event.target as HTMLDetailsElement;
  if (!menu.open) return;
  const stop = new AbortController();
  const close = () => {
    menu.open = false;
    stop.abort();
  };
  const { signal } = stop;
  document.addEventListener('pointerdown', (other) => {
    if (!menu.contains(other.target as Node)) close();
  }, { signal });
  menu.addEventListener('keydown', (key) => {
    if (key.key !== 'Escape') return;
    close();
    menu.querySelector('summary')?.focus();
  }, { signal });
  menu.addEventListener('toggle', () => !menu.open && stop.abort(), { signal });
}

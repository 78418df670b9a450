import { remember, remembered } from './state/remembered.ts';

export type Theme = 'light' | 'dark';

const storageKey = 'uramost.theme';
const system = matchMedia('(prefers-color-scheme: dark)');

/** What was chosen here, else what the system prefers. */
export function chosenTheme(): Theme {
  const chosen = remembered(storageKey);
  return chosen === 'dark' || chosen === 'light' ? chosen : system.matches ? 'dark' : 'light';
}

export function applyTheme(): Theme {
  const theme = chosenTheme();
  document.documentElement.dataset['theme'] = theme;
  return theme;
}

export function chooseTheme(theme: Theme): Theme {
  remember(storageKey, theme);
  return applyTheme();
}

export const onSystemTheme = (act: () => void) => system.addEventListener('change', act);

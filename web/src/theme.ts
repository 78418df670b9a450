export type Theme = 'light' | 'dark';

const storageKey = 'uramost.theme';
const system = matchMedia('(prefers-color-scheme: dark)');

/** What was chosen here, else what the system prefers. */
export function chosenTheme(): Theme {
  const remembered = localStorage.getItem(storageKey);
  return remembered === 'dark' || remembered === 'light' ? remembered : system.matches ? 'dark' : 'light';
}

export function applyTheme(): Theme {
  const theme = chosenTheme();
  document.documentElement.dataset['theme'] = theme;
  return theme;
}

export function chooseTheme(theme: Theme): Theme {
  localStorage.setItem(storageKey, theme);
  return applyTheme();
}

export const onSystemTheme = (act: () => void) => system.addEventListener('change', act);

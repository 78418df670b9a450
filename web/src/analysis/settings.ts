import type { Parameter, Setting } from '../api/analysis_types.ts';

/** What a method's form says; what is left empty is left to the server. Fields of a period are `name.from`, `name.to`. */
export function readSettings(parameters: readonly Parameter[], form: FormData): Record<string, Setting> {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const settings: Record<string, Setting> = {};
  for (const { name, kind } of parameters) {
    const value = kind === 'period' ? periodText(text(`${name}.from`), text(`${name}.to`))
      : kind === 'municipality' ? form.getAll(name).map(String).sort().join(',')
      : text(name);
    if (value) settings[name] = kind === 'number' || kind === 'whole_number' ? Number(value) : value;
  }
  return settings;
}

/** What the form opens with: what was set, else the default; '' leaves it to the server. */
export function openingValue({ name, standard }: Parameter, set: Readonly<Record<string, Setting>>): string {
  return String(set[name] ?? standard);
}

export function readPeriod(text: string): { from: string; to: string } {
  const [from = '', to = ''] = text.split('/').map((end) => (end === '..' ? '' : end));
  return { from, to };
}

const periodText = (from: string, to: string) => (from || to ? `${from || '..'}/${to || '..'}` : '');

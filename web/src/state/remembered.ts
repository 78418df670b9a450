/**
 * What a browser keeps from one visit to the next. Inside a frame of another site it may keep nothing, and says so by
 * throwing: then nothing is remembered.
 */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It holds for this visit.
  }
}

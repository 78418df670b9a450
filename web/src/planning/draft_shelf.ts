import { Draft } from './draft.ts';

const prefix = 'uramost.plan.';

/** Drafts that were not stored yet survive a reload of the page, in this tab and for this account only. */
export class DraftShelf {
  constructor(
    private readonly account: string,
    private readonly storage: Storage,
  ) {}

  take(key: string): Draft | null {
    const text = this.storage.getItem(this.#name(key));
    return text === null ? null : Draft.read(text);
  }

  put(key: string, draft: Draft): void {
    if (draft.isChanged || draft.base === null || draft.wish) this.storage.setItem(this.#name(key), draft.write());
    else this.drop(key);
  }

  drop(key: string): void {
    this.storage.removeItem(this.#name(key));
  }

  #name(key: string): string {
    return `${prefix}${this.account}.${key}`;
  }
}

/** What somebody drafted is not left to who comes next. */
export function forgetDrafts(storage: Storage): void {
  for (const name of Object.keys(storage)) if (name.startsWith(prefix)) storage.removeItem(name);
}

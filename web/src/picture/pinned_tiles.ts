import { addProtocol } from 'maplibre-gl';

import { Problem } from '../api/problem.ts';

/** The header in which the server says which revision of the register a tile was made from. */
const revisionHeader = 'uramost-revision';
const longestWaitMs = 2000;

type Tile = ArrayBuffer | ImageBitmap;
const ahead = new Map<string, Promise<Tile>>();
let newest = 0;

/** How tiles are asked for. */
type Ask = (url: string, signal: AbortSignal) => Promise<Response>;
let ask: Ask = (url, signal) => fetch(url, { signal });

/** The newest revision that any tile came from. */
export const newestRevision = () => newest;

/** The address of tiles that count only when they are made from one revision of the register. */
export const pinned = (url: string, revision: number) => `pinned://${revision}/${url}`;

/** Answers MapLibre's requests for pinned tiles; tells when a tile is of a newer register than it should be. */
export function servePinnedTiles(how: Ask, onNewer: () => void): void {
  ask = how;
  addProtocol('pinned', async ({ url, type }, { signal }) => {
    const revision = newest;
    try {
      return { data: await (ahead.get(url) ?? load(url, type === 'image', signal)) };
    } finally {
      if (newest > revision) onNewer();
    }
  });
}

/** Fetches tiles before MapLibre asks for them, so that it draws them all at once. They are kept until `drop`. */
export async function fetchAhead(urls: readonly string[], areImages: boolean, signal: AbortSignal): Promise<void> {
  for (const url of urls) ahead.set(url, load(url, areImages, signal));
  await Promise.all(urls.map((url) => ahead.get(url)));
}

export function drop(urls: readonly string[]): void {
  for (const url of urls) ahead.delete(url);
}

async function load(url: string, isImage: boolean, signal: AbortSignal): Promise<Tile> {
  const [, revision, address] = /^pinned:\/\/(\d+)\/(.*)$/.exec(url)!;
  const response = await fetchWhenFree(address!, signal);
  const made = Number(response.headers.get(revisionHeader));
  newest = Math.max(newest, made);
  if (made !== Number(revision)) throw new Error(`a tile of revision ${made} and not ${revision}`);
  if (!isImage || response.status === 204) return response.arrayBuffer();
  return createImageBitmap(await response.blob());
}

/** Asks again when the server is too busy, after the time that it names. */
async function fetchWhenFree(url: string, signal: AbortSignal): Promise<Response> {
  for (;;) {
    const response = await ask(url, signal);
    if (response.ok) return response;
    if (response.status !== 503) throw await Problem.of(response);
    const waitMs = Number(response.headers.get('retry-after') ?? 1) * 1000;
    await new Promise((over) => setTimeout(over, Math.min(waitMs, longestWaitMs)));
    signal.throwIfAborted();
  }
}

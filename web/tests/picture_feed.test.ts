import { describe, expect, it } from 'vitest';

import { Problem } from '../src/api/problem.ts';
import type { HeatTileJson } from '../src/api/types.ts';
import { HeldScale } from '../src/picture/held_scale.ts';
import { Outdated, type Picture, type Wish } from '../src/picture/picture.ts';
import { PictureFeed, type Stage } from '../src/picture/picture_feed.ts';
import { defaultStyle } from '../src/state/heat_style.ts';
import { emptyQuery } from '../src/state/incident_query.ts';

const wish = (text: string, revision = 1): Wish =>
  ({ query: { ...emptyQuery, text }, style: defaultStyle, layers: ['heat'], measure: 'count', revision });
const picture = (of: Wish, revision = of.revision, heat: Partial<HeatTileJson> = {}): Picture =>
  ({ wish: of, revision, heat: heat as HeatTileJson, incidents: null, counts: null });
/** Until everything that waits for nothing has happened. */
const settled = () => new Promise((over) => setTimeout(over, 5));

/** A feed whose server and stage do what the test says, when it says so. */
function feedOf(options: { answer?: (wish: Wish) => Promise<Picture>; prepare?: () => Promise<void> } = {}) {
  const asked: string[] = [];
  const shown: string[] = [];
  const waiting: { finish: () => void; signal: AbortSignal }[] = [];
  const problems: Problem[] = [];
  const stage: Stage = {
    prepare: options.prepare ?? ((_, signal) => new Promise((finish, fail) => {
      waiting.push({ finish, signal });
      signal.addEventListener('abort', () => fail(signal.reason));
    })),
    show: () => shown.push(asked.at(-1)!),
  };
  const feed = new PictureFeed(async (of) => {
    asked.push(of.query.text);
    return options.answer ? options.answer(of) : picture(of);
  }, Promise.resolve(stage), () => {}, (problem) => problems.push(problem));
  return { feed, asked, shown, waiting, problems };
}

describe('the feed of pictures', () => {
  it('shows a picture when it is whole, and not before', async () => {
    const { feed, waiting, shown } = feedOf();
    feed.want(wish('a'), false);
    await settled();
    expect([feed.shown, feed.busy]).toEqual([null, true]);
    waiting[0]!.finish();
    await settled();
    expect([feed.shown?.wish.query.text, feed.busy]).toEqual(['a', false]);
    expect(shown).toEqual(['a']);
  });

  it('finishes the picture in the making under patient wishes, then makes the newest and none between', async () => {
    const { feed, asked, waiting, shown } = feedOf();
    for (const text of ['a', 'b', 'c', 'd']) feed.want(wish(text), true);
    await settled();
    waiting[0]!.finish();
    await settled();
    feed.want(wish('e'), true);
    waiting[1]!.finish();
    await settled();
    waiting[2]!.finish();
    await settled();
    expect(asked).toEqual(['a', 'd', 'e'].map((text) => text));
    expect(shown).toEqual(asked);
    expect(feed.busy).toBe(false);
  });

  it('gives up the picture in the making for an impatient wish', async () => {
    const { feed, waiting, shown, problems } = feedOf();
    feed.want(wish('a'), false);
    await settled();
    feed.want(wish('b'), false);
    await settled();
    expect(waiting[0]!.signal.aborted).toBe(true);
    waiting[1]!.finish();
    await settled();
    expect([shown, problems]).toEqual([['b'], []]);
  });

  it('does nothing when the wish comes back to what is shown', async () => {
    const { feed, asked } = feedOf({ prepare: async () => {} });
    feed.want(wish('a'), false);
    await settled();
    feed.want(wish('a'), false);
    feed.want(wish('b'), false);
    feed.want(wish('a'), false);
    await settled();
    expect(asked.filter((text) => text === 'a')).toHaveLength(1);
    expect([feed.shown?.wish.query.text, feed.busy]).toEqual(['a', false]);
  });

  it('makes a picture anew when the register changed meanwhile', async () => {
    let attempts = 0;
    const { feed } = feedOf({
      answer: async (of) => picture(of, ++attempts),
      prepare: async () => { if (attempts < 3) throw new Outdated(); },
    });
    feed.want(wish('a'), false);
    await new Promise((over) => setTimeout(over, 200));
    expect([attempts, feed.shown?.revision]).toEqual([3, 3]);
  });

  it('takes a picture of a newer register for what was wished', async () => {
    let revision = 9;
    const { feed, asked } = feedOf({ answer: async (of) => picture(of, revision++), prepare: async () => {} });
    feed.want(wish('a', 1), false);
    await settled();
    feed.want(wish('a', 9), false);
    await settled();
    expect(asked).toEqual(['a']);
    feed.want(wish('a', 10), false);
    await settled();
    expect(asked).toEqual(['a', 'a']);
  });

  it('keeps the last picture and rests when the server refuses, until there is another wish', async () => {
    const { feed, asked, problems } = feedOf({
      prepare: async () => {},
      answer: async (of) => {
        if (of.query.text === 'bad') throw new Problem(400, 'Bad Request', 'no', 'text');
        return picture(of);
      },
    });
    for (const text of ['a', 'bad']) {
      feed.want(wish(text), false);
      await settled();
    }
    expect([feed.shown?.wish.query.text, feed.busy, feed.refused]).toEqual(['a', false, true]);
    expect(problems.map((problem) => problem.field)).toEqual(['text']);
    feed.want(wish('b'), false);
    await settled();
    expect([asked, feed.refused]).toEqual([['a', 'bad', 'b'], false]);
  });
});

describe('the scale under a moving window', () => {
  const shown = (peak: number) => picture(wish(''), 1, { weight: 'count', peak_per_km2: peak });

  it('stays what it was when the window set off', () => {
    const scale = new HeldScale();
    expect(scale.hold(defaultStyle, shown(7)).peak).toBe(7);
    expect(scale.hold(defaultStyle, shown(99)).peak).toBe(7);
    expect(scale.release(defaultStyle).peak).toBeNull();
    expect(scale.hold(defaultStyle, shown(99)).peak).toBe(99);
  });

  it('is the reader’s where the reader holds it', () => {
    const pinned = { ...defaultStyle, peak: 3 };
    expect(new HeldScale().hold(pinned, shown(7))).toBe(pinned);
  });

  it('cannot be held where nothing is drawn, or for another unit', () => {
    expect(new HeldScale().hold(defaultStyle, null).peak).toBeNull();
    expect(new HeldScale().hold(defaultStyle, shown(0)).peak).toBeNull();
    expect(new HeldScale().hold({ ...defaultStyle, weight: 'severity' }, shown(7)).peak).toBeNull();
  });
});

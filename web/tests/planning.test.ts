import { describe, expect, it, vi } from 'vitest';

import type { Coverage } from '../src/api/coverage_types.ts';
import type { JobWatcher } from '../src/api/job_events.ts';
import type { Plan } from '../src/api/plan_types.ts';
import { Problem } from '../src/api/problem.ts';
import type { Proposal } from '../src/api/proposal_types.ts';
import { CoverageFeed } from '../src/planning/coverage_feed.ts';
import { Draft } from '../src/planning/draft.ts';
import { Drafts } from '../src/planning/drafts.ts';
import { DraftShelf, forgetDrafts } from '../src/planning/draft_shelf.ts';
import { groundCircle } from '../src/planning/ground_circle.ts';
import { History } from '../src/planning/history.ts';
import { addMark, marksOf, moveMark, removeMark } from '../src/planning/marks.ts';
import { addPoint, changed, movePoint, newPlan, removeShift } from '../src/planning/plan_edits.ts';
import { withShift } from '../src/planning/point_editor.ts';
import { openingWish, requestOf } from '../src/planning/proposal_wish.ts';
import { Solving } from '../src/planning/solving.ts';
import { Whereabouts } from '../src/planning/whereabouts.ts';

const proof = { problem: 'mclp', status: 'optimal', objective: 8, bound: 8, gap: 0, seconds: 1 };
const bridge = { lon: 20.86, lat: 42.89 };

function planOf(...names: string[]): Plan {
  return names.reduce<Plan>((plan, name) => ({ ...plan, ...addPoint(plan, bridge, name) }), newPlan('municipality=38'));
}

describe('a history', () => {
  it('goes back and forth, and forgets what was undone once something else is done', () => {
    const history = new History('a');
    history.push('b');
    history.push('c');
    history.undo();
    history.undo();
    history.undo();
    expect([history.present, history.canUndo, history.canRedo]).toEqual(['a', false, true]);
    history.redo();
    history.push('d');
    expect([history.present, history.canRedo]).toEqual(['d', false]);
    history.undo();
    expect(history.present).toBe('b');
  });

  it('takes a whole drag back at once, and the next one by itself', () => {
    const history = new History(0);
    for (const at of [1, 2, 3]) history.push(at, 'drag 1');
    for (const at of [4, 5]) history.push(at, 'drag 2');
    history.endGesture();
    history.push(6, 'drag 2');
    const seen = [1, 2, 3].map(() => (history.undo(), history.present));
    expect(seen).toEqual([5, 3, 0]);
  });
});

describe('the edits of a plan', () => {
  it('leave the point’s municipality to the server once it is moved', () => {
    const plan = planOf('Bridge');
    const known: Plan = { ...plan, points: [{ ...plan.points[0]!, municipality_code: '38', kind: 'settlement', languages: ['sr'] }] };
    const [point] = movePoint(known, 0, { lon: 20.123456789, lat: 43 }).points!;
    expect(point).toEqual({ name: 'Bridge', lon: 20.12346, lat: 43, kind: 'clicked', shifts: [], languages: ['sr'], fixed: false });
  });

  it('take a proof away that is no longer one, but not for a word', () => {
    const proved: Plan = { ...planOf('A'), proof };
    expect(changed(proved, { title: 'Nights' }).proof).toEqual(proof);
    expect(changed(proved, addPoint(proved, bridge, 'B')).proof).toBeNull();
    expect(changed(proved, { points: [], proof }).proof).toEqual(proof);
  });

  it('number the shifts of points anew when one is removed', () => {
    const plan: Plan = { ...planOf('A', 'B'), shifts: ['x', 'y', 'z'].map((name) => ({ name, hours: '22-5', weekdays: [] })) };
    const staffed = { ...plan, points: plan.points.map((point, index) => ({ ...point, shifts: index ? [0, 2] : [1] })) };
    const { shifts, points } = removeShift(staffed, 1);
    expect(shifts!.map(({ name }) => name)).toEqual(['x', 'z']);
    expect(points!.map((point) => point.shifts)).toEqual([[], [0, 1]]);
  });

  it('read no shift as all shifts', () => {
    expect(withShift([], 1, 3)).toEqual([0, 2]);
    expect(withShift([0, 2], 1, 3)).toEqual([]);
    expect(withShift([2], 0, 3)).toEqual([0, 2]);
  });
});

describe('a draft', () => {
  const stored = (plan: Plan) => ({ id: 7, version: 2, author: 'ana', made_at: '', why: '', plan });

  it('is changed from the first edit until it is stored or undone', () => {
    const draft = Draft.of(stored(planOf('A')));
    expect(draft.isChanged).toBe(false);
    draft.edit({ title: 'Nights' });
    expect(draft.isChanged).toBe(true);
    draft.undo();
    expect(draft.isChanged).toBe(false);
  });

  it('keeps what was changed while it was being stored', () => {
    const draft = Draft.of(stored(planOf('A')));
    draft.edit({ title: 'Nights' });
    const sent = draft.plan;
    draft.edit({ note: 'later' });
    draft.settle(sent, { ...stored(sent), version: 3 });
    expect([draft.plan.note, draft.isChanged, draft.base]).toEqual(['later', true, { id: '7', version: 3 }]);
    draft.undo();
    expect(draft.isChanged).toBe(false);
  });

  it('takes over what the server found out of it', () => {
    const draft = new Draft(planOf('A'), null);
    const { plan } = draft;
    const known = { ...plan, points: [{ ...plan.points[0]!, municipality_code: '38' }] };
    draft.settle(plan, stored(known));
    expect([draft.plan.points[0]!.municipality_code, draft.isChanged, draft.canUndo]).toEqual(['38', false, false]);
  });

  function storageOf(entries: Record<string, string> = {}): Storage {
    const storage = Object.create({
      getItem(name: string) { return (this as unknown as Record<string, string>)[name] ?? null; },
      setItem(name: string, value: string) { (this as unknown as Record<string, string>)[name] = value; },
      removeItem(name: string) { delete (this as unknown as Record<string, string>)[name]; },
    }) as Storage;
    return Object.assign(storage, entries);
  }

  it('survives a reload for the same account only', () => {
    const storage = storageOf({ 'uramost.language': 'sq' });
    const draft = Draft.of(stored(planOf('A', 'B')));
    draft.edit({ title: 'Natë / Ноћ' });
    new DraftShelf('ana', storage).put('7', draft);
    const again = new DraftShelf('ana', storage).take('7')!;
    expect([again.plan, again.base, again.isChanged]).toEqual([draft.plan, draft.base, true]);
    expect(new DraftShelf('bora', storage).take('7')).toBeNull();
    forgetDrafts(storage);
    expect(Object.keys(storage)).toEqual(['uramost.language']);
  });

  it('undoes what was said of the next proposal as it undoes what was done to the plan', () => {
    const draft = Draft.of(stored(planOf('A')));
    const wish = openingWish(draft.plan, []);
    draft.ask({ ...wish, p: 3 });
    draft.edit({ title: 'Nights' });
    draft.ask({ ...wish, ...addMark(wish, 'forbidden', bridge) });
    const steps = [1, 2, 3].map(() => (draft.undo(), [draft.plan.title, draft.wish?.p, draft.wish?.forbidden.length]));
    expect(steps).toEqual([['Nights', 3, 0], ['', 3, 0], ['', undefined, undefined]]);
    expect([draft.isChanged, draft.canRedo]).toEqual([false, true]);
  });

  it('keeps what the next proposal is to be like over a reload, but not a plan that nobody changed', async () => {
    const storage = storageOf();
    const newer = { ...stored({ ...planOf('A'), title: 'Theirs' }), version: 3 };
    const drafts = () => new Drafts({ plan: async () => newer } as never, new DraftShelf('ana', storage));
    const draft = Draft.of(stored(planOf('A')));
    const wish = openingWish(draft.plan, []);
    draft.ask({ ...wish, ...addMark(wish, 'candidate', bridge) });
    new DraftShelf('ana', storage).put('7', draft);
    const reloaded = drafts();
    await reloaded.draw('7', '');
    const again = reloaded.at('7')!;
    expect([again.base?.version, again.plan.title, again.wish?.candidates.points]).toEqual([3, 'Theirs', [bridge]]);
    again.edit({ note: 'mine' });
    reloaded.changed('7');
    const later = drafts();
    await later.draw('7', '');
    expect([later.at('7')!.plan.note, later.at('7')!.wish?.candidates.points]).toEqual(['mine', [bridge]]);
  });

  it('that nobody can read is none', () => {
    for (const text of ['', 'null', '{}', '{"plan":{}}', '[1']) expect(Draft.read(text)).toBeNull();
  });
});

describe('coverage', () => {
  it('is asked for one wish at a time, and for the newest only', async () => {
    const asked: string[] = [];
    const answers: (() => void)[] = [];
    const feed = new CoverageFeed(({ plan }) => {
      asked.push(plan.title);
      return new Promise<Coverage>((resolve) => answers.push(() => resolve({ incidents: asked.length } as Coverage)));
    }, () => {});
    const wish = (title: string) => feed.want({ plan: { ...planOf(), title }, compared: null });
    for (const title of ['1', '2', '3', '4']) wish(title);
    expect(asked).toEqual(['1']);
    answers.shift()!();
    await vi.waitFor(() => expect(asked).toEqual(['1', '4']));
    answers.shift()!();
    await vi.waitFor(() => expect([feed.shown?.plan.title, feed.busy]).toEqual(['4', false]));
  });

  it('stays as it was when the server cannot say, and is asked again for the next wish', async () => {
    let answer: () => Promise<Coverage> = async () => ({ incidents: 5 }) as Coverage;
    const feed = new CoverageFeed(() => answer(), () => {});
    feed.want({ plan: planOf(), compared: null });
    await vi.waitFor(() => expect(feed.shown?.coverage.incidents).toBe(5));
    answer = async () => { throw new Problem(503, '', 'busy', null); };
    feed.want({ plan: planOf('A'), compared: null });
    await vi.waitFor(() => expect(feed.problem?.status).toBe(503));
    expect(feed.shown?.coverage.incidents).toBe(5);
    answer = async () => ({ incidents: 6 }) as Coverage;
    feed.want({ plan: planOf('B'), compared: null });
    await vi.waitFor(() => expect([feed.problem, feed.shown?.coverage.incidents]).toEqual([null, 6]));
  });
});

describe('a proposal', () => {
  it('opens where the plan’s incidents are, and asks as the server understands it', () => {
    const plan = planOf('A', 'B');
    const wish = openingWish(plan, ['12', '29']);
    expect(wish.candidates.municipalities).toEqual(['38']);
    expect(openingWish(newPlan(''), ['12', '29']).candidates.municipalities).toEqual(['12', '29']);
    const asked = requestOf(plan, { ...wish, shift: 3 });
    expect(asked.candidates).toEqual({ kinds: ['settlement', 'grid'], grid_m: 1000, municipalities: ['38'], points: [] });
    expect([asked.problem, asked.p, asked.shift, asked.max_uncovered_share]).toEqual(['mclp', 20, null, null]);
  });

  it('is followed to its end, and is nobody’s once it is cancelled', async () => {
    let watcher!: JobWatcher<Proposal>;
    const found = vi.fn();
    const solving = () => new Solving<Proposal>({ job: 'j', events: '/e' }, () => {}, found, (_, follow) => ((watcher = follow), () => {}));
    const first = solving();
    watcher.progress({ done: 1, fraction: 0.5, rows_per_s: 0, seconds_left: null, objective: 5, bound: 8 });
    expect([first.isRunning, first.progress?.bound]).toEqual([true, 8]);
    watcher.done({ status: 'optimal' } as Proposal);
    expect([first.isRunning, first.outcome?.status, found.mock.calls.length]).toEqual([false, 'optimal', 1]);
    const cancel = vi.fn(async () => ({}));
    const second = solving();
    await second.cancel({ cancel } as never);
    watcher.done({ status: 'optimal' } as Proposal);
    expect([second.outcome, found.mock.calls.length, cancel.mock.calls]).toEqual([null, 1, [['j']]]);
  });
});

describe('places that are marked', () => {
  const station = { lon: 20.82, lat: 42.94 };
  const opening = openingWish(planOf(), []);
  const marked = [['candidate', bridge], ['candidate', station], ['forbidden', station]] as const;
  const wish = marked.reduce((so, [kind, at]) => ({ ...so, ...addMark(so, kind, at) }), opening);

  it('are asked for as the server reads them, and leave the other kind as it is', () => {
    const asked = requestOf(planOf(), { ...wish, ...addMark(wish, 'forbidden', { lon: 20.123456789, lat: 43 }) });
    expect(asked.candidates).toEqual({ ...opening.candidates, points: [bridge, station] });
    expect(asked.forbidden).toEqual([station, { lon: 20.12346, lat: 43 }]);
  });

  it('are moved and removed by their place in the list', () => {
    const moved = { ...wish, ...moveMark(wish, { kind: 'candidate', index: 1 }, { lon: 20.9, lat: 42.9 }) };
    expect(marksOf(moved, 'candidate')).toEqual([bridge, { lon: 20.9, lat: 42.9 }]);
    const fewer = { ...moved, ...removeMark(moved, { kind: 'candidate', index: 0 }) };
    expect([marksOf(fewer, 'candidate'), marksOf(fewer, 'forbidden')]).toEqual([[{ lon: 20.9, lat: 42.9 }], [station]]);
  });

  it('are asked after once each, where they come to rest, and again only when there was no answer', async () => {
    vi.useFakeTimers();
    const asked: number[] = [];
    const answer = (lon: number) => ({ municipality_code: String(lon), nearest_place: null });
    const whereabouts = new Whereabouts(async ({ lon }) => {
      asked.push(lon);
      if (lon === 3 && asked.length < 3) throw new Problem(503, '', 'busy', null);
      return answer(lon);
    }, () => {});
    const want = (...all: number[]) => (whereabouts.want(all.map((lon) => ({ lon, lat: 0 }))), vi.runAllTimersAsync());
    for (const lon of [0.1, 0.2, 0.3]) whereabouts.want([{ lon, lat: 0 }]);
    await want(1);
    await want(1, 3);
    expect([asked, whereabouts.of({ lon: 3, lat: 0 })]).toEqual([[1, 3], null]);
    await want(1, 3);
    expect([asked, whereabouts.of({ lon: 3, lat: 0 })]).toEqual([[1, 3, 3], answer(3)]);
    vi.useRealTimers();
  });
});

describe('a circle on the ground', () => {
  it('is closed, and as far from its centre everywhere', () => {
    const circle = groundCircle(bridge, 800);
    expect(circle[0]).toEqual(circle.at(-1));
    const radians = Math.PI / 180;
    // By the haversine of a sphere of 6,371 km.
    for (const [lon, lat] of circle) {
      const h = Math.sin(((lat! - bridge.lat) * radians) / 2) ** 2
        + Math.cos(lat! * radians) * Math.cos(bridge.lat * radians) * Math.sin(((lon! - bridge.lon) * radians) / 2) ** 2;
      expect(Math.abs(2 * 6_371_000 * Math.asin(Math.sqrt(h)) - 800)).toBeLessThan(4);
    }
  });
});

import { describe, expect, it } from 'vitest';

import { readState, writeState, type AppState } from '../src/state/app_state.ts';
import { bandwidthStops, defaultStyle, nearestStop, writeStyle } from '../src/state/heat_style.ts';
import { emptyQuery } from '../src/state/incident_query.ts';
import { Store, type AddressBar } from '../src/state/store.ts';
import { defaultView } from '../src/state/view_state.ts';

const origin = 'http://map.test';
const read = (path: string) => readState(new URL(path, origin));

const plain: AppState = { query: emptyQuery, style: defaultStyle, view: defaultView };
const busy: AppState = {
  query: { ...emptyQuery, municipality: ['38'], datetime: { from: '2023-01-01', to: '2023-03-31' }, text: 'ura & most' },
  style: { bandwidthM: 300, kernel: 'gaussian', weight: 'severity', ramp: 'cividis', peak: 12.5 },
  view: {
    position: { lon: 20.86553, lat: 42.895, zoom: 13.25 }, language: 'sr-Cyrl', layers: ['heat', 'patrol'], measure: 'rate',
    period: 'week', tab: 'imports', sheet: 'data', follow: true, incident: 17,
    method: 'gi-star', result: 'r-1_a', pinned: 'r-0', plan: 'new',
    page: 'releases', release: 2, year: 2023, table: 'places',
  },
};

class FakeBar implements AddressBar {
  readonly past: string[] = [];
  #back: () => void = () => {};
  constructor(public path = '/') {}
  read = () => new URL(this.path, origin);
  write(path: string, step: 'push' | 'replace') {
    if (step === 'push') this.past.push(this.path);
    this.path = path;
  }
  onBack = (listener: () => void) => (this.#back = listener);
  goBack() {
    this.path = this.past.pop()!;
    this.#back();
  }
}

describe('the state in the address', () => {
  it('comes back from a permalink', () => {
    expect(read(writeState(busy)).state).toEqual(busy);
  });

  it('says nothing where everything is as it opens', () => {
    expect(writeState(plain)).toBe('/');
    expect(read('/').state).toEqual(plain);
  });

  it('keeps query and heat style before the #, readable', () => {
    expect(writeState(busy)).toMatch(
      /^\/\?datetime=2023-01-01\/2023-03-31&municipality=38&text=ura\+%26\+most&bandwidth_m=300&kernel=gaussian&weight=severity&ramp=cividis&peak=12\.5#map=13.25\/42.89500\/20.86553&/);
  });

  it('keeps a map without any layer', () => {
    const bare = { ...plain, view: { ...defaultView, layers: [] } };
    expect(read(writeState(bare)).state).toEqual(bare);
  });

  it.each(['#map=1/2', '#map=x/y/z', '#map=99/0/0', '#lang=xx&tab=none&incident=-3&result=a/b&pinned=&method=%3Cb%3E', '#page=secret&release=0&year=2023.5&table=x'])('shrugs off nonsense: %s', (hash) => {
    expect(read(`/${hash}`).state.view).toEqual(defaultView);
  });

  it('falls back to the usual style where one is out of range', () => {
    expect(read('/?bandwidth_m=1&kernel=box&ramp=<b>').state.style).toEqual(defaultStyle);
  });
});

describe('the store', () => {
  it('goes back to the state before a pushed change, over replaced ones', () => {
    const bar = new FakeBar();
    const store = new Store(bar);
    store.setQuery({ text: 'a' });
    store.setView({ tab: 'patrol' }, 'replace');
    store.setQuery({ text: 'b' });
    bar.goBack();
    expect(store.state.query.text).toBe('a');
    expect(store.state.view.tab).toBe('patrol');
    bar.goBack();
    expect(store.state).toEqual(plain);
  });

  it('tells of each change and leaves no step behind for none', () => {
    const bar = new FakeBar();
    const store = new Store(bar);
    let changes = 0;
    store.addEventListener('change', () => changes++);
    store.setView({ tab: 'municipalities' });
    expect(bar.past).toEqual([]);
    store.setQuery({ text: 'a' });
    expect(bar.past).toEqual(['/']);
    expect(changes).toBe(2);
  });

  it('writes no passing change to the address, and one step for all of them', () => {
    const bar = new FakeBar();
    const store = new Store(bar);
    for (const text of ['a', 'b', 'c']) store.setQuery({ text }, 'passing');
    expect([bar.path, bar.past, store.state.query.text]).toEqual(['/', [], 'c']);
    store.setQuery({ text: 'c' }, 'push');
    expect([bar.path, bar.past]).toEqual(['/?text=c', ['/']]);
    bar.goBack();
    expect(store.state.query.text).toBe('');
  });

  it('clears all conditions but keeps the view', () => {
    const store = new Store(new FakeBar('/?severity=3&text=a#tab=patrol&follow=1'));
    store.resetQuery();
    expect(store.state).toEqual({ ...plain, view: { ...defaultView, tab: 'patrol' } });
  });

  it('names what the opening address said wrongly', () => {
    expect(new Store(new FakeBar('/?severity=9&hours=x')).malformed).toEqual(['hours', 'severity']);
  });
});

describe('the heat style', () => {
  it('tells the server every parameter', () => {
    expect(writeStyle(defaultStyle).toString()).toBe('bandwidth_m=1000&kernel=quartic&weight=count&ramp=viridis');
  });

  it('finds the stop of the slider that is nearest by ratio', () => {
    expect(bandwidthStops[nearestStop(1000)]).toBe(1000);
    expect(bandwidthStops[nearestStop(20000)]).toBe(5000);
    expect(bandwidthStops[nearestStop(120)]).toBe(100);
  });
});

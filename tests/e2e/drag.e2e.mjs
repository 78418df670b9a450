import { ask, shown } from './api.mjs';
import { atRest, mapReady, openMap, openPage, settled, shareOfDifferentPixels } from './browser.mjs';
import { watchFrames } from './frame_watch.mjs';
import { largeRegister } from './large_register.mjs';
import { serveRegister } from './server.mjs';
import { fetchAs, usualAccount } from './session.mjs';
import { assert } from './suite.mjs';

const rows = Number(process.env.URAMOST_E2E_ROWS ?? 1_000_000);
const windows = 40;
/** Between two moves of a hand. */
const handMs = 60;
const heatTiles = /\/tiles\/heat\/\d/;
const opening = '/?datetime=2019-03-01/2019-08-31#map=10.50/42.93000/20.80000';
const written = { external_id: 'E2E-1', date: '2021-06-15', time: '12:00', lat: 42.894, lon: 20.866, category: 'theft', narrative: 'SYNTHETIC' };

/** Drags the brush from the middle of the window to near the end of time, by `windows` moves of a real mouse. */
async function drag(page, halfway) {
  const [window, chart] = [await page.locator('.time-window').boundingBox(), await page.locator('.time-brush').boundingBox()];
  const [from, to] = [window.x + window.width / 2, chart.x + chart.width * 0.9];
  const y = chart.y + chart.height / 2;
  await page.mouse.move(from, y);
  await page.mouse.down();
  for (let step = 1; step <= windows; step++) {
    await page.mouse.move(from + ((to - from) * step) / windows, y);
    await page.waitForTimeout(handMs);
    if (step === windows / 2) await halfway();
  }
  await page.mouse.up();
}

/** From now on the register changes under the first picture that is being made: after its legend, before its tiles. */
async function changeUnder(page, url) {
  let written = null;
  await page.route(heatTiles, async (route) => {
    await (written ??= write(url));
    await route.continue();
  });
}

async function write(url) {
  const answer = await fetchAs(url, '/api/incidents', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(written) });
  assert.equal(answer.status, 201, await answer.text());
}

/** What the server itself says of the window and the scale that a picture claims. */
async function truth(url, { said, drawn }) {
  const parameters = new URL(drawn[0].tiles.replace(/^pinned:\/\/\d+\//, '')).searchParams;
  const style = ['bandwidth_m', 'kernel', 'weight', 'ramp'].map((name) => `${name}=${parameters.get(name)}`).join('&');
  const answer = await ask(url, `/tiles/heat.json?datetime=${said.datetime}&${style}&peak=${parameters.get('peak')}`);
  const [from, to] = said.datetime.split('/');
  const knowsTheWritten = said.revision === answer.revision || written.date < from || written.date > to;
  return {
    datetime: new URL(answer.tiles[0]).searchParams.get('datetime'), breaks: answer.breaks,
    matched: answer.count + answer.ambiguous + answer.unlocated - (knowsTheWritten ? 0 : 1),
  };
}

/** Has the page note of every tile that it is sent from which revision of the register the server made it. */
function noteTiles() {
  const ask = window.fetch;
  window.tilesSent = {};
  window.fetch = async (...asked) => {
    const answer = await ask(...asked);
    window.tilesSent[answer.url] = Number(answer.headers.get('uramost-revision'));
    return answer;
  };
}

/** One picture, whole, and everything that is said is said of it. */
async function agrees(url, note, sent) {
  const { said, drawn } = note;
  const told = JSON.stringify(note);
  assert.equal(drawn.length, 1, `one picture at a time: ${told}`);
  const [{ tiles, inView }] = drawn;
  assert.ok(inView.length > 0 && inView.every(({ state }) => state === 'loaded'), `tiles are missing: ${told}`);
  for (const { z, x, y } of inView) {
    const address = tiles.replace(/^pinned:\/\/\d+\//, '').replace('{z}', z).replace('{x}', x).replace('{y}', y);
    assert.equal(sent[address], said.revision, `a tile of another revision: ${address} ${told}`);
  }
  const parameters = new URL(tiles.replace(/^pinned:\/\/\d+\//, '')).searchParams;
  const expected = await truth(url, note);
  assert.equal(parameters.get('datetime'), expected.datetime, `picture of one time, label of another: ${told}`);
  assert.equal(Number(parameters.get('v')), said.revision, `picture of one revision, label of another: ${told}`);
  assert.equal(Number(/^pinned:\/\/(\d+)/.exec(tiles)[1]), said.revision, told);
  assert.deepEqual(said.breaks, expected.breaks, `legend of another picture: ${told}`);
  assert.equal(said.matched, `${shown(expected.matched)} incidents`, `count of another picture: ${told}`);
  assert.equal(said.chip, said.time, told);
}

export default function (suite) {
  suite.test(`the map follows the time slider over ${shown(rows)} incidents, one whole picture after the other`, async ({ browser, track, say }) => {
    const server = await serveRegister((data) => largeRegister(rows, data));
    try {
      usualAccount(server.url, server.accounts.analyst);
      const page = track(await openPage(browser, server.url, opening));
      await page.addInitScript(noteTiles);
      await page.reload();
      await mapReady(page);
      await atRest(page);
      await page.evaluate(watchFrames);
      await drag(page, () => changeUnder(page, server.url));
      await page.unroute(heatTiles);
      await atRest(page);
      await settled(page);
      const { notes, frames, sent } = await page.evaluate(() => ({ notes: window.watch.notes, frames: window.watch.frames, sent: window.tilesSent }));
      for (const note of notes) await agrees(server.url, note, sent);

      const times = [...new Set(notes.map(({ said }) => said.datetime))];
      say(`      ${frames} frames, ${times.length} pictures of ${windows} windows in ${((notes.at(-1).at - notes[0].at) / 1000).toFixed(1)} s`);
      assert.ok(times.length > 3, `the map follows on the way: ${times.join()}`);
      assert.deepEqual(times, [...times].sort(), 'a later window is never followed by an earlier one');
      const revisions = notes.map(({ said }) => said.revision);
      assert.deepEqual(revisions, [...revisions].sort((a, b) => a - b));
      assert.equal(new Set(revisions).size, 2, 'what was written on the way is seen');
      const peaks = notes.slice(0, -1).map(({ drawn }) => /peak=([^&]+)/.exec(drawn[0].tiles)[1]);
      assert.equal(new Set(peaks).size, 1, 'the scale is held on the way');

      // What the drag left on the screen is what a reader sees who opens the same address.
      const canvas = (of) => of.locator('.map-canvas').screenshot();
      await page.mouse.move(5, 5);
      const fresh = track(await openMap(browser, server.url, page.url().slice(server.url.length)));
      await atRest(fresh);
      assert.equal(await shareOfDifferentPixels(page, await canvas(page), await canvas(fresh)), 0);
    } finally {
      await server.stop();
    }
  });
}

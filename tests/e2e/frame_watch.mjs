// Notes down, frame by frame, what the page says about the map's picture and what the map has drawn.

/**
 * Runs in the page. A note is made at the very end of each frame, after all callbacks and before it is painted: a
 * resize observer's place, for which an element changes its size in every frame. Equal notes are made once.
 */
export function watchFrames() {
  const { map } = document.querySelector('uramost-map');
  const text = (selector) => document.querySelector(selector)?.textContent.trim() ?? '';
  const drawnNow = () => {
    const shown = map.getStyle().layers.filter((layer) => layer.type === 'raster' && layer.paint['raster-opacity'] > 0);
    return shown.map(({ source }) => {
      const manager = map.style.tileManagers[source];
      const inView = manager.getIds().map((id) => manager.getTileByID(id)).map(({ state, tileID: { canonical: { z, x, y } } }) => ({ state, z, x, y }));
      return { tiles: map.getSource(source).tiles[0], inView };
    });
  };
  const saidNow = () => {
    const label = document.querySelector('[data-testid=period]');
    return {
      datetime: label.dataset.datetime, revision: Number(label.dataset.revision), time: label.textContent.trim(),
      chip: text('.chip[data-parameter=datetime] > span'), matched: text('[data-testid=matched] strong'),
      breaks: [...document.querySelectorAll('[data-testid=legend] li')].map((item) => Number(item.dataset.from)),
    };
  };
  const watch = (window.watch = { notes: [], frames: 0, drawn: drawnNow() });
  map.on('render', () => (watch.drawn = drawnNow()));
  const probe = document.body.appendChild(document.createElement('div'));
  Object.assign(probe.style, { position: 'fixed', top: '0', height: '1px', visibility: 'hidden' });
  let last = '';
  new ResizeObserver(() => {
    watch.frames++;
    const note = { said: saidNow(), drawn: watch.drawn };
    if (JSON.stringify(note) === last) return;
    last = JSON.stringify(note);
    watch.notes.push({ ...note, at: performance.now() });
  }).observe(probe);
  const step = () => {
    probe.style.width = `${1 + (watch.frames % 2)}px`;
    requestAnimationFrame(step);
  };
  step();
}

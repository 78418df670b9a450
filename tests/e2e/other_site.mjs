// A site of somebody else, whose every page shows in a frame what its address asks for: /?show=http://…
import { createServer } from 'node:http';

const asText = (address) => address.replace(/[&<>"]/g, (letter) => `&#${letter.codePointAt(0)};`);

function answer(asked, answered) {
  const shown = new URL(asked.url, 'http://localhost').searchParams.get('show') ?? '';
  answered.setHeader('content-type', 'text/html; charset=utf-8');
  answered.end(`<!doctype html><title>NGO</title><iframe src="${asText(shown)}" width="1000" height="700"></iframe>`);
}

/** `{ origin, twin, close() }`: the same site by two names, which are two origins. */
export async function startOtherSite() {
  const site = createServer(answer);
  await new Promise((ready) => site.listen(0, '127.0.0.1', ready));
  const { port } = site.address();
  return { origin: `http://localhost:${port}`, twin: `http://127.0.0.1:${port}`, close: () => site.close() };
}

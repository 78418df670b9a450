// Who asks: accounts, their sessions, and the codes of a second factor.
import { createHmac } from 'node:crypto';

export const demoAnalyst = { name: 'demo-analyst' };

const usual = new Map();
const sessions = new Map();

/** From now on tests on this server are this account's unless they say otherwise. */
export const usualAccount = (url, account) => usual.set(url, account);

async function demoPassword(url) {
  const { demo } = await (await fetch(`${url}/api/session`)).json();
  return demo.password;
}

async function post(url, login) {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(login) });
  if (!answer.ok) throw new Error(`${login.name} cannot log in: ${answer.status} ${await answer.text()}`);
  const [, cookie] = /uramost_session=([^;]+)/.exec(answer.headers.get('set-cookie'));
  return { cookie, csrf: (await answer.json()).csrf };
}

/** A session of its own: `{ cookie, csrf }`. */
export async function logIn(url, { name, password, new_password }) {
  return post(url, { name, password: password ?? (await demoPassword(url)), ...(new_password ? { new_password } : {}) });
}

/** A session that tests share; by default that of the server's usual account. */
export async function sessionOf(url, account = usual.get(url) ?? demoAnalyst) {
  const key = `${url} ${account.name}`;
  if (!sessions.has(key)) sessions.set(key, logIn(url, account));
  return sessions.get(key);
}

/** Ends the session that tests shared, as somebody does who logs out elsewhere. */
export async function endSession(url, account) {
  await fetchAs(url, '/api/session', { method: 'DELETE' }, account);
  forgetSession(url, account);
}

/** The shared session is over for another reason: a new password ends all of an account's. */
export function forgetSession(url, account) {
  sessions.delete(`${url} ${account.name}`);
}

/** Asks the server directly, as somebody; as the public when `account` is null. */
export async function fetchAs(url, path, init = {}, account = undefined) {
  if (account === null) return fetch(url + path, init);
  const { cookie, csrf } = await sessionOf(url, account);
  return fetch(url + path, { ...init, headers: { ...init.headers, cookie: `uramost_session=${cookie}`, 'UraMost-CSRF': csrf } });
}

/** The code of a second factor now, by RFC 6238: SHA-1, 30 seconds, six digits. */
export function codeOf(base32, now = Date.now()) {
  const bits = [...base32.replace(/[\s=]/g, '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const hash = createHmac('sha1', secret).update(counter).digest();
  return String((hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

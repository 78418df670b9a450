import { describe, expect, it, vi } from 'vitest';

import type { Session } from '../src/api/account_types.ts';
import { Client } from '../src/api/client.ts';

const session = (csrf: string | null): Session => ({
  role: csrf ? 'analyst' : 'public', name: csrf ? 'anna' : null, view: csrf ? 'restricted' : 'published',
  permissions: ['read_published'], municipalities: [], second_factor: false, csrf, demo: null,
});
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(status === 204 ? null : JSON.stringify(body), {
    status, headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json', ...headers } });

/** A client whose server gives these answers one after the other, and what it was asked. */
function talk(...answers: Response[]) {
  const asked: { method: string; url: string; headers: Record<string, string>; body: unknown }[] = [];
  const client = new Client(async (url, init) => {
    const body = typeof init?.body === 'string' ? JSON.parse(init.body) : (init?.body ?? null);
    asked.push({ method: init!.method!, url: String(url), headers: init!.headers as Record<string, string>, body });
    return answers.shift()!;
  });
  return { client, asked };
}

const loggedIn = async (...answers: Response[]) => {
  const talking = talk(json(session('t0ken')), ...answers);
  await talking.client.account.logIn({ name: 'anna', password: 'x' });
  return talking;
};

describe('a session', () => {
  it('is asked for by name and password as JSON', async () => {
    const { asked } = await loggedIn();
    expect(asked[0]).toEqual({
      method: 'POST', url: '/api/session', headers: { 'content-type': 'application/json' }, body: { name: 'anna', password: 'x' } });
  });

  it('has its token in every write from then on, and in no read', async () => {
    const { client, asked } = await loggedIn(json({}), json({}), json({}));
    await client.changeTier(17, 'P2', 'asked for');
    await client.startImport({ file: new Blob(['a']) as File, kind: 'incidents', source: '', delimiter: '', encoding: '', layer: '', mapping: null });
    await client.meta();
    expect(asked.slice(1).map(({ headers }) => headers['UraMost-CSRF'])).toEqual(['t0ken', 't0ken', undefined]);
  });

  it('is forgotten with its token when somebody logs out', async () => {
    const { client, asked } = await loggedIn(json({}, 204), json(session(null)), json({}, 204));
    await client.account.logOut();
    await client.account.session();
    await client.account.logOut();
    expect(asked.map(({ headers }) => headers['UraMost-CSRF'])).toEqual([undefined, 't0ken', undefined, undefined]);
  });

  it('says why a login was refused, and how long to wait', async () => {
    const { client } = talk(json({ status: 429, reason: 'wait', title: 'Too Many Requests' }, 429, { 'retry-after': '40' }));
    await expect(client.account.logIn({ name: 'a', password: 'b' })).rejects.toMatchObject({ status: 429, reason: 'wait', waitS: 40 });
  });
});

describe('a session that has ended', () => {
  const ended = () => json({ status: 401, title: 'Unauthorized' }, 401);

  it('is asked for again, and then the request is repeated as it was', async () => {
    const { client, asked } = await loggedIn(ended(), json(session('n3w')), json({ incident: 17 }));
    client.channel.onLapse = () => client.account.logIn({ name: 'anna', password: 'x' }).then(() => {});
    await expect(client.changeTier(17, 'P2', 'asked for')).resolves.toEqual({ incident: 17 });
    expect(asked.map(({ method, url, headers }) => [method, url, headers['UraMost-CSRF']])).toEqual([
      ['POST', '/api/session', undefined],
      ['POST', '/api/incidents/17/tier', 't0ken'],
      ['POST', '/api/session', 't0ken'],
      ['POST', '/api/incidents/17/tier', 'n3w'],
    ]);
    expect(asked[3]!.body).toEqual({ to: 'P2', reason: 'asked for' });
  });

  it('fails the request when nobody logs in again', async () => {
    const { client } = await loggedIn(ended());
    client.channel.onLapse = () => Promise.reject(new Error('left'));
    await expect(client.meta()).rejects.toThrow('left');
  });

  it('is not what a refused password means', async () => {
    const { client } = await loggedIn(json({ status: 401, reason: 'refused', title: 'Unauthorized' }, 401));
    const onLapse = (client.channel.onLapse = vi.fn(() => Promise.resolve()));
    await expect(client.account.changePassword('wrong', 'new')).rejects.toMatchObject({ status: 401, reason: 'refused' });
    expect(onLapse).not.toHaveBeenCalled();
  });

  it('is no matter of those who never had one', async () => {
    const { client } = talk(ended());
    const onLapse = (client.channel.onLapse = vi.fn(() => Promise.resolve()));
    await expect(client.meta()).rejects.toMatchObject({ status: 401 });
    expect(onLapse).not.toHaveBeenCalled();
  });
});

describe('releases', () => {
  it('are read by their number, and the draft of the next by its date', async () => {
    const { client, asked } = talk(json({}), json({}), json({}), json({}));
    await client.releases.tables({ number: 2 }, 2023);
    await client.releases.heat({ number: 2 }, null);
    await client.releases.heat({ until: '2026-11-01' }, 2023);
    await client.releases.items({ number: 2 }, { year: null, municipality: '38' }, { limit: 100, after: 0 });
    expect(asked.map(({ url }) => url)).toEqual([
      '/releases/2/tables/2023', '/releases/2/tiles/heat.json',
      '/api/releases/preview/tiles/heat.json?until=2026-11-01&year=2023',
      '/releases/2/items?municipality=38&limit=100&after=0',
    ]);
  });

  it('that are refused come with what the attack recovered', async () => {
    const findings = [{ attack: 'averaging', what: 'incident 7' }];
    const { client } = talk(json({ status: 403, title: 'Forbidden', findings }, 403));
    const facts = { number: 3, created_at: '2026-11-21T17:00:00Z', until: '2026-11-01', synthetic: true };
    await expect(client.releases.publish(facts)).rejects.toMatchObject({ status: 403, findings });
  });
});

describe('the audit log', () => {
  it('is searched by what was said only', async () => {
    const { client, asked } = talk(json({}), json({}));
    await client.audit.entries({ who: 'anna', action: '', from: '2026-11-01', until: '' }, null, 100);
    await client.audit.entries({ who: '', action: '', from: '', until: '' }, 40, 100);
    expect(asked.map(({ url }) => url)).toEqual([
      '/api/audit?who=anna&from=2026-11-01&limit=100', '/api/audit?before=40&limit=100']);
  });
});

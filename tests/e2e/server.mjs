// A real `uramost serve` with the demo register in a temporary directory, on a free port.
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { startOtherSite } from './other_site.mjs';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const binary = resolve(process.env.URAMOST_BIN ?? join(root, 'build/release/uramost'));
const web = resolve(process.env.URAMOST_WEB ?? join(root, 'web/dist'));
const startMs = 60_000;

/** What the program says; fails when it does. */
export async function must(...command) {
  const { stdout } = await promisify(execFile)(binary, command);
  return stdout;
}

/** `{ url, accounts, site, stop() }`: `site` may show the public's page in a frame; with the demo register, a release of it, and an account of every role. */
export async function startServer() {
  return serveRegister(async (data) => {
    await must('demo', '--data', data);
    await must('release', 'create', '--data', data, '--by', 'e2e');
  });
}

/** An account whose one-time password nobody has used yet. */
async function addAccount(data, name, role) {
  const said = await must('user', 'add', name, '--role', role, '--data', data);
  return { name, password: /\n\s+(\S+)\n/.exec(said)[1], new_password: 'seven quiet bridges over the river' };
}

const roles = ['partner', 'analyst', 'planner', 'case_handler', 'administrator'];

/** The same with the register that `fill` puts into an empty folder. */
export async function serveRegister(fill) {
  for (const needed of [binary, join(web, 'index.html')])
    if (!existsSync(needed)) throw new Error(`${needed} is missing: build it first`);

  const data = mkdtempSync(join(tmpdir(), 'uramost-e2e-'));
  await fill(data);
  const accounts = {};
  for (const role of roles) accounts[role] = await addAccount(data, `e2e-${role}`, role);
  const site = await startOtherSite();
  const server = spawn(binary, ['serve', '--data', data, '--listen', '127.0.0.1:0', '--web', web, '--log', 'off', '--embed-in', site.origin], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stopped = new Promise((done) => server.once('exit', done));
  const stop = async () => {
    server.kill('SIGTERM');
    await stopped;
    site.close();
    rmSync(data, { recursive: true, force: true });
  };
  try {
    return { url: await announced(server, stopped), accounts, data, site, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address that the server says it listens on. */
function announced(server, stopped) {
  return new Promise((found, failed) => {
    let said = '';
    server.stdout.setEncoding('utf8');
    server.stdout.on('data', (text) => {
      said += text;
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (url) found(url[0]);
    });
    stopped.then((code) => failed(new Error(`the server ended with ${code}: ${said}`)));
    setTimeout(() => failed(new Error(`the server did not start in ${startMs / 1000} s`)), startMs).unref();
  });
}

import { defineConfig } from 'vite';

// `npm run dev` serves the sources and asks a running `uramost serve` for data.
const target = process.env['URAMOST_URL'] ?? 'http://127.0.0.1:8080';
// The server answers only requests that are addressed to it and come from its own pages.
const server = { target, changeOrigin: true, headers: { origin: target } };

export default defineConfig({
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
    assetsInlineLimit: 0,
    // The polyfill would be an inline script, which the server's CSP forbids.
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': server, '/tiles': server, '/releases': server } },
});

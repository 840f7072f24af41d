import { defineConfig } from 'vite';

/** The API that `npx vite apps/console` asks while the console is worked on. */
const API = 'http://127.0.0.1:4000';

// oxlint-disable-next-line import/no-default-export -- Vite wants it
export default defineConfig({
  build: {
    target: 'es2022',
    // Every file under its own address: the pages allow no data in them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    outDir: '../../dist/console',
    assetsDir: 'console',
  },
  server: { proxy: { '/graphql': API, '/sign-in': API, '/sign-out': API, '/reports': API } },
});

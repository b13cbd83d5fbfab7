import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { lightContracts } from './build/light-contracts.js';
import { patientChunks } from './build/patient-chunks.js';

const api = process.env.PARVIS_API ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    lightContracts(resolve(import.meta.dirname, '../../libs/contracts/src/index.ts')),
    patientChunks(resolve(import.meta.dirname, 'src/load-files.ts')),
    react(),
  ],
  resolve: { tsconfigPaths: true },
  build: { outDir: '../../dist/apps/web', emptyOutDir: true, sourcemap: true, assetsInlineLimit: 1024 },
  server: {
    port: 4200,
    proxy: {
      '/api': api,
      '/realtime': { target: api, ws: true },
      '/rooms': { target: api, ws: true },
    },
  },
});

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const service = process.env['CAMPUSG_URL'] ?? 'http://localhost:5000';
const emulator = process.env['CLERK_EMULATOR_URL'] ?? 'http://localhost:5100';

// Proxies the service and the emulator, so that everything has one origin.
const proxy = { '/__clerk': emulator, '/me': service, '/api': service };

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
  server: { port: 5173, strictPort: true, proxy },
  preview: { port: 5173, strictPort: true, proxy },
  build: {
    outDir: 'dist/demo',
    // Clerk's SDK is bundled instead of loaded from a CDN.
    chunkSizeWarningLimit: 1500,
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
  },
});

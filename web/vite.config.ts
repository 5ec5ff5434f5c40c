import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  build: { outDir: '../dist/web', emptyOutDir: true, chunkSizeWarningLimit: 900 },
  // In development the page is served by Vite and talks to a server that runs beside it.
  server: { proxy: { '/api': process.env.RAINMAKER_URL ?? 'http://127.0.0.1:7070' } },
})

import react from '@vitejs/plugin-react'
import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/**
 * Two pages, each with its own origin and its own build: `vite build --mode console` writes `dist/console`,
 * `vite build --mode site` writes `dist/site`. Nothing is inlined and nothing is fetched from elsewhere,
 * so that both run under `script-src 'self'`.
 */
export default defineConfig(({ mode, command }) => {
  const face = faces.find((name) => name === mode)
  if (!face && command === 'build') {
    throw new Error(`Found --mode ${mode}, expected one of: ${faces.join(', ')}.`)
  }
  const name = face ?? 'console'
  return {
    root: resolve('web', name),
    publicDir: false,
    plugins: [react()],
    server: { proxy: { '/api': 'http://127.0.0.1:4700' } },
    build: {
      outDir: resolve('dist', name),
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  }
})

const faces = ['console', 'site'] as const

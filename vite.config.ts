import react from '@vitejs/plugin-react'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

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
    plugins: [react(), compressed()],
    server: { proxy: { '/api': 'http://127.0.0.1:4700' } },
    build: {
      outDir: resolve('dist', name),
      emptyOutDir: true,
      target: 'es2022',
      // `light-dark()` stays as it is: lowered, it would follow the system and not the choice made here.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  }
})

const faces = ['console', 'site'] as const

/** Beside each text its Brotli form, made once here, which the server sends to whoever takes it. */
function compressed(): Plugin {
  return {
    name: 'gangway:compressed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const texts = Object.values(bundle).filter(({ fileName }) => /\.(js|css|svg)$/.test(fileName))
      for (const file of texts) {
        const text = file.type === 'chunk' ? file.code : file.source
        const small = await promisify(brotliCompress)(text)
        await writeFile(join(dir, `${file.fileName}.br`), small)
      }
    },
  }
}

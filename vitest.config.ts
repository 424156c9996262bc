import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{src,examples,bench,web}/**/*.test.ts'],
    globalSetup: ['src/database/testing-server.ts'],
    testTimeout: 30_000,
    // One process, modules loaded once: the files share nothing but code, each test has its own database.
    isolate: false,
    pool: 'threads',
    maxWorkers: 2,
  },
})

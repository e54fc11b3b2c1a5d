import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['@leakcheck/runtime/vitest'],
    // The test files share one database.
    fileParallelism: false,
  },
});

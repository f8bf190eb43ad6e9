import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [{ test: { name: 'self', include: ['lib/**/*.test.ts', 'suites/**/*.test.ts'] } }],
  },
});

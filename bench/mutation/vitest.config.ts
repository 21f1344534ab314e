import { configDefaults, defineConfig } from 'vitest/config';
import { folder, folders } from './folders.ts';

/** Without the builds of the tests' own set-up: what is built is there, and a mutant must not build it again. */
export default defineConfig({
  test: {
    include: [...folders[folder]!],
    exclude: [...configDefaults.exclude, '**/*.whole.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});

import { configDefaults, defineConfig } from 'vitest/config';
import type { Reporter, TestModule } from 'vitest/node';

/** Closes a run with one plain line that any log reader understands. */
const tally: Reporter = {
  onTestRunEnd(modules: readonly TestModule[]) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter(
      (module) => module.state() === 'failed' && module.children.size === 0,
    ).length;
    process.stdout.write(
      `\n${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped\n`,
    );
  },
};

/** Tests that start processes, a browser or many threads, run every scenario, draw whole pages or read hostile texts, say so in their names. */
const whole = '{src,bench,docs}/**/*.whole.test.ts';

/** Where a mutation test keeps copies of all of them. */
const sandbox = 'bench/mutation/.stryker/**';

/** A time-out only ends what hangs: it is far above what any test takes on a machine that does ten other things. */
const patience = (ms: number) => ({ testTimeout: ms, hookTimeout: ms });

export default defineConfig({
  test: {
    globalSetup: ['./build-kernel.mjs', './build-page-scripts.mjs'],
    reporters: ['default', tally],
    // By default one core is left alone, which on two cores is half of them.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'quick',
          include: ['{src,bench,docs}/**/*.test.ts'],
          exclude: [...configDefaults.exclude, whole, sandbox],
          // Files share a process and what it has loaded: that halves the time, and a test that minds is no unit test.
          isolate: false,
          ...patience(180_000),
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: [whole],
          exclude: [...configDefaults.exclude, sandbox],
          globalSetup: ['./src/cli/testing/built-command.ts'],
          ...patience(900_000),
        },
      },
    ],
  },
});

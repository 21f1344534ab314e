const folder = process.env.COSTCONE_MUTATE ?? 'units';

// Options: https://stryker-mutator.io/docs/stryker-js/configuration

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'bench/mutation/vitest.config.ts', related: false },
  mutate: [`src/${folder}/**/*.ts`, '!src/**/*.test.ts', '!src/**/testing/**'],
  // Stryker would rewrite tsconfig.json with TypeScript's own reader, which TypeScript 7 no longer has.
  tsconfigFile: 'there-is-none.json',
  ignorePatterns: ['dist', 'reports', 'bench/*/node_modules', 'docs'],
  // A text, or a table's number, that is read once while a module loads would have every test run again.
  ignoreStatic: true,
  concurrency: Number(process.env.COSTCONE_MUTATE_WORKERS ?? 2),
  timeoutMS: 10_000,
  timeoutFactor: 2,
  tempDirName: 'bench/mutation/.stryker',
  cleanTempDir: 'always',
  reporters: ['progress-append-only', 'json'],
  jsonReporter: { fileName: `bench/mutation/reports/${folder}.json` },
};

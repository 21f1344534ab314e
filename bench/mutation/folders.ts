/** The folders of src/ that are mutated, each with the tests that are to notice it. */
export const folders: Readonly<Record<string, readonly string[]>> = {
  notation: ['src/{notation,model,plan}/**/*.test.ts', 'src/scenario/*.test.ts'],
  units: ['src/{units,notation,model}/*.test.ts'],
  // Their own tests alone: whole runs notice more, and take ten times as long.
  statistics: ['src/statistics/*.test.ts'],
};

/** The folder that this run mutates. */
export const folder = process.env.COSTCONE_MUTATE ?? 'units';

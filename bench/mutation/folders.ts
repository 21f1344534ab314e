/** The folders of src/ that are mutated, each with the tests that are to notice it. */
export const folders: Readonly<Record<string, readonly string[]>> = {
  notation: ['src/{notation,model,plan}/**/*.test.ts', 'src/scenario/*.test.ts'],
  units: ['src/{units,notation,model}/*.test.ts'],
  statistics: ['src/statistics/*.test.ts', 'src/{simulate,edge-cases}.test.ts'],
};

/** The folder that this run mutates. */
export const folder = process.env.COSTCONE_MUTATE ?? 'units';

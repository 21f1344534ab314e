import type { Options } from 'yargs';

const text = (describe: string, more: Options = {}): Options => ({
  type: 'string',
  requiresArg: true,
  describe,
  ...more,
});

/** Options of every command that reads scenarios. */
export const readOptions = {
  set: text('Override an input: --set electricity_price="0.05 to 0.12" (may be repeated)'),
  'allow-read': text(
    "Another folder or file that scenarios may read, besides their own folder, the working directory and costcone's scenarios (may be repeated)",
  ),
} as const satisfies Record<string, Options>;

/** Where draws are made, of every command that draws. */
export const engineOption = text(
  'Queue whose workers draw instead of this machine: redis://host, or rediss:// for TLS (default: COSTCONE_ENGINE, otherwise threads)',
);

/** Options of every command that draws. Values stay texts: words.ts reads them, so that nothing is guessed. */
export const drawOptions = {
  draws: text('Number of draws, such as 65536 or 1M (rounded up to 16 replicates of 2^m)'),
  seed: text('Seed: any text; the same seed gives the same bytes'),
  design: text('Sampling design', { choices: ['sobol', 'latin-hypercube', 'monte-carlo'] }),
  workers: text('Worker threads (default: one per core)'),
  engine: engineOption,
  ...readOptions,
  level: text('Level of the reported interval, such as 0.9'),
} as const satisfies Record<string, Options>;

const { level: _, ...ofRows } = drawOptions;

/** Options of a command that draws many scenarios and gives no interval of its own. */
export const rowOptions = {
  ...ofRows,
  draws: text('Number of draws per row, such as 65536 or 1M (default: 65536)'),
} as const satisfies Record<string, Options>;

/** Options of commands that give a result and a page. */
export const outputOptions = {
  json: { type: 'boolean', describe: 'Print the result as JSON; write no files unless --out is given' },
  out: text('Folder for the page and the result (default: reports)'),
  open: { type: 'boolean', describe: 'Open the page in a browser' },
} as const satisfies Record<string, Options>;

/** `--markdown`, for the summary of a build. */
export const markdownOption: Options = {
  type: 'boolean',
  describe: 'Print a Markdown summary, as for a build; write no files unless --out is given',
};

/** Options of commands that draw as often as what was observed asks, or leave it out. */
export const evidenceOptions = {
  observed: {
    type: 'boolean',
    default: true,
    describe: 'Weight the draws by the observations (--no-observed to leave them out)',
  },
  'max-draws': text('Maximum number of draws, also until enough agree with the observations (default: 64M)'),
} as const satisfies Record<string, Options>;

/** `--no-sensitivity` leaves the analysis of drivers out. */
export const sensitivityOption: Options = {
  type: 'boolean',
  default: true,
  describe: 'Find what drives the uncertainty (--no-sensitivity to skip)',
};

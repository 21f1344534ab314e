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
    "Folder or file that scenarios may name, besides files below their own folder, the working directory and costcone's scenarios (may be repeated)",
  ),
} as const satisfies Record<string, Options>;

/** Where draws are made, of every command that draws. */
export const engineOption = text(
  'A queue whose workers draw instead of this machine: redis://host, or rediss:// for TLS (default: COSTCONE_ENGINE, or else threads)',
);

/** Options of every command that draws. Values stay texts: words.ts reads them, so that nothing is guessed. */
export const drawOptions = {
  draws: text('Number of draws, as in 65536 or 1M (rounded up to 16 replicates of 2^m)'),
  seed: text('Seed: any text; the same seed gives the same bytes'),
  design: text('How to draw', { choices: ['sobol', 'latin-hypercube', 'monte-carlo'] }),
  workers: text('Worker threads (default: one a core)'),
  engine: engineOption,
  ...readOptions,
  level: text('Level of the reported interval, as in 0.9'),
} as const satisfies Record<string, Options>;

const { level: _, ...ofRows } = drawOptions;

/** Options of a command that draws many scenarios and gives no interval of its own. */
export const rowOptions = {
  ...ofRows,
  draws: text('Number of draws of each row, as in 65536 or 1M (default: 65536)'),
} as const satisfies Record<string, Options>;

/** Options of commands that give a result and a page. */
export const outputOptions = {
  json: { type: 'boolean', describe: 'Print the result as JSON; write no file unless --out is given' },
  out: text('Folder for the page and the result (default: reports)'),
  open: { type: 'boolean', describe: 'Open the page when it is written' },
} as const satisfies Record<string, Options>;

/** `--markdown`, for the summary of a build. */
export const markdownOption: Options = {
  type: 'boolean',
  describe:
    'Print a short answer in Markdown, as for the summary of a build; write no file unless --out is given',
};

/** Options of commands that draw as often as what was observed asks, or leave it out. */
export const evidenceOptions = {
  observed: {
    type: 'boolean',
    default: true,
    describe: 'Hold the draws against what was observed (--no-observed for what was thought before)',
  },
  'max-draws': text(
    'Most draws that may be made until enough of them agree with what was observed (default: 64M)',
  ),
} as const satisfies Record<string, Options>;

/** `--no-sensitivity` leaves the analysis of drivers out. */
export const sensitivityOption: Options = {
  type: 'boolean',
  default: true,
  describe: 'Find what drives the uncertainty (--no-sensitivity to skip)',
};

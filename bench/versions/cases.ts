/** A run of the command whose bytes must be the same on every version of Node. */
export interface Case {
  readonly name: string;
  /** Words of the command; `--out` with a folder is added where it writes files. */
  readonly words: readonly string[];
  readonly writes: boolean;
}

/** Where the script puts a request log, in the folder that a case may write into. */
export const requestLog = 'requests.csv';

const settings = ['--seed', 'versions', '--workers', '1'];
const small = [...settings, '--draws', '4096'];
const tiny = [...settings, '--draws', '1024'];
const edges = 'bench/versions/scenarios/edges.yaml';

/** Scenarios of every model and kind of input. */
const scenarios = [
  'agentic-coding',
  'buy-or-rent',
  'gpt3-training',
  'openai-2025',
  'startup-portfolio',
  'support-desk-eur',
];

export const cases: readonly Case[] = [
  ...scenarios.map((name) => ({
    name,
    words: ['run', `scenarios/${name}.yaml`, ...small],
    writes: true,
  })),
  { name: 'edges', words: ['run', edges, ...small], writes: true },
  ...['latin-hypercube', 'monte-carlo'].map((design) => ({
    name: `edges, ${design}`,
    words: ['run', edges, ...small, '--design', design, '--no-sensitivity'],
    writes: true,
  })),
  {
    name: 'observed months',
    words: [
      'run',
      'scenarios/startup-invoice-2027.yaml',
      ...settings,
      '--draws',
      '16384',
      '--no-sensitivity',
    ],
    writes: true,
  },
  {
    name: 'precision',
    words: ['run', 'scenarios/buy.yaml', ...settings, '--precision', '1%', '--max-draws', '256k'],
    writes: true,
  },
  {
    name: 'compare',
    words: ['compare', 'scenarios/chatgpt-2023.yaml', 'scenarios/chatgpt-2023-cny.yaml', '--bridge', ...tiny],
    writes: true,
  },
  {
    name: 'levers',
    words: ['compare', 'scenarios/chatgpt-2023.yaml', '--lever', 'int8', '--lever', 'spot', ...tiny],
    writes: true,
  },
  {
    name: 'break-even',
    words: ['break-even', 'scenarios/chatgpt-2023.yaml', '--input', 'gpu_price', ...small],
    writes: true,
  },
  { name: 'backtest', words: ['backtest', 'scenarios/backtest/cost', ...small], writes: true },
  { name: 'fit', words: ['fit', requestLog], writes: false },
  { name: 'import', words: ['import', requestLog], writes: false },
];

import type { Options } from 'yargs';
import { readOptions } from './options.ts';

const text = (describe: string): Options => ({ type: 'string', requiresArg: true, describe });

/** Options of `import`: where the part goes, and what files do not say. */
export const importOptions = {
  into: text('Merge the result into this scenario; its comments are kept'),
  replace: { type: 'boolean', describe: 'With --into: replace existing values' },
  'allow-read': readOptions['allow-read'],
  error: text(
    'Standard deviation of the observations: how far measurement and model together may be off, such as 5%',
  ),
  workload: text('Workload that the lengths belong to (default: the only one of --into, or chat)'),
  users: text('Logs: number of users who sent the requests (default: 1)'),
  days: text('Logs without dates: number of days covered'),
  model: text('Logs: use only the requests to this model'),
  'time-zone': text(
    'Time zone for the start of days, and for times without one, such as Europe/Berlin (default: UTC)',
  ),
  gpus: text(
    'Benchmarks: number of accelerators that served it; bills: number per instance billed by the hour',
  ),
  instances: text('Benchmarks: number of copies of the model on these accelerators (default: 1)'),
  concurrency: text('Benchmarks that do not say: queries in flight'),
  run: text('Benchmarks with several runs: number of the run, counting from 1'),
  service: text('Bills: use only the rows of this ServiceName, or all (may be repeated)'),
  sku: text('Bills: text in the instance type, meter, description or SKU of accelerators (may be repeated)'),
  quantity: text('Bills: the quantity that the cost belongs to (default: hardware_cost)'),
  month: text(
    'Bills: use only this month, such as 2026-10, even if some of its days are missing (may be repeated)',
  ),
  currency: text('Bills in several currencies: the one to use'),
  accelerator: text('Added to the result: an id from `costcone catalog accelerators`'),
  region: text('Added to the result: an id from `costcone catalog regions`'),
  seed: text('Seed of the bootstrap over days: any text'),
} as const satisfies Record<string, Options>;

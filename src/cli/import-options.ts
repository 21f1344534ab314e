import type { Options } from 'yargs';
import { readOptions } from './options.ts';

const text = (describe: string): Options => ({ type: 'string', requiresArg: true, describe });

/** Options of `import`: where the part goes, and what files do not say. */
export const importOptions = {
  into: text('Merge the part into this scenario, its comments kept'),
  replace: { type: 'boolean', describe: 'With --into: replace values that are there already' },
  'allow-read': readOptions['allow-read'],
  error: text(
    'Of what is observed: how far measurement and model together may be off, a standard deviation, as in 5%',
  ),
  workload: text('The workload that lengths are of (default: the only one of --into, else chat)'),
  users: text('Of a log: people who sent the requests (default: they count as one)'),
  days: text('Of a log without dates: days that it covers'),
  model: text('Of a log: take only the requests of this model'),
  'time-zone': text(
    'Zone in which days begin, and of times that name none, as in Europe/Berlin (default: UTC)',
  ),
  gpus: text(
    'Of a benchmark: accelerators that served it; of a bill: those of one instance that is billed by the hour',
  ),
  instances: text('Of a benchmark: copies of the model that these accelerators kept (default: 1)'),
  concurrency: text('Of a benchmark that does not say it: queries in flight'),
  run: text('Of a benchmark with several runs: which one, counted from 1'),
  service: text(
    'Of a bill: take only the rows of this service, by its ServiceName, or all (may be repeated)',
  ),
  sku: text(
    'Of a bill: accelerators are what has this text in its instance type, meter, description or SKU (may be repeated)',
  ),
  quantity: text('Of a bill: the quantity that it is the cost of (default: hardware_cost)'),
  month: text(
    'Of a bill: take only this month, as in 2026-10, even where days of it are missing (may be repeated)',
  ),
  currency: text('Of a bill in several currencies: the one to take'),
  accelerator: text('Written into the part: an id of `costcone catalog accelerators`'),
  region: text('Written into the part: an id of `costcone catalog regions`'),
  seed: text('Seed of the bootstrap over days: any text'),
} as const satisfies Record<string, Options>;

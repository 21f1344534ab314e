import { UsageError } from '../../errors.ts';
import type { Format } from '../format.ts';
import { Cells } from '../tables/cells.ts';
import { benchmarkFragment, loadText } from './benchmark-fragment.ts';
import { type BenchmarkRun, benchmarkFields, knownFields, readRun } from './benchmark-run.ts';

/** Runs that a message lists. */
const mostShown = 10;

/** Results of `vllm bench serve` and `sglang.bench_serving`, one or several. */
export const servingBenchmark: Format = {
  name: 'a serving benchmark of vLLM or SGLang',
  knownBy: knownFields.join(', '),
  takes: ['gpus', 'instances', 'concurrency', 'run'],
  fits: ({ names }) => knownFields.every((name) => names.includes(name)),
  async read(table, options) {
    const cells = new Cells(table.commas);
    const runs: BenchmarkRun[] = [];
    let rows = 0;
    for await (const batch of table.rows(benchmarkFields))
      for (const row of batch) {
        rows++;
        const run = readRun(row, cells);
        if (run !== null) runs.push(run);
      }
    cells.check(benchmarkFields);
    const chosen = options.run ?? (runs.length === 1 ? 1 : undefined);
    if (runs.length === 0)
      throw new UsageError(`${table.file} has no run that answered a request (${rows} in all)`);
    const listed = runs.slice(0, mostShown).map((run, index) => `${index + 1}: ${loadText(run)}`);
    const all = `${listed.join('; ')}${runs.length > mostShown ? `; and ${runs.length - mostShown} more` : ''}`;
    if (chosen === undefined)
      throw new UsageError(
        `${table.file} holds ${runs.length} runs, each under another load: choose one with --run (${all})`,
      );
    const run = runs[chosen - 1];
    if (run === undefined) throw new UsageError(`--run must be 1 to ${runs.length} (${all})`);
    const fragment = benchmarkFragment(table.file, run, options);
    const others = runs.length - 1;
    if (others === 0) return fragment;
    const words = `${others} other ${others === 1 ? 'run' : 'runs'} of the file: each needs a scenario of its own load`;
    return { ...fragment, leftOut: [...fragment.leftOut, words] };
  },
};

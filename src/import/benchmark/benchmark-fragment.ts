import { UsageError } from '../../errors.ts';
import { figure } from '../../fit/written.ts';
import { formatNumber } from '../../notation/spoken-number.ts';
import { askedError, needed } from '../asked.ts';
import { baseName } from '../base-name.ts';
import { emptyFragment, type Fragment, type GivenInput } from '../fragment.ts';
import { inputSpread, lengthCorrelation, outputSpread } from '../log/over-days.ts';
import { noSums, type Sums } from '../log/request-sums.ts';
import type { ImportOptions } from '../options.ts';
import { counted, nameText } from '../words.ts';
import type { BenchmarkRun } from './benchmark-run.ts';

/** How far the throughput that a file states may lie from tokens over time: it is rounded. */
const agreeing = 0.02;

/**
 * What a run of a benchmark says: its load as the workload, its throughput as an observation, its speed beside the results.
 *
 * @throws UsageError where an option is needed
 */
export function benchmarkFragment(file: string, run: BenchmarkRun, options: ImportOptions): Fragment {
  const { gpus, instances = 1 } = options;
  const concurrency =
    options.concurrency === undefined
      ? run.concurrency
      : { value: options.concurrency, words: '--concurrency' };
  const asked = [
    ...(gpus === undefined ? [{ option: '--gpus', words: 'accelerators that served it' }] : []),
    ...(concurrency === null ? [{ option: '--concurrency', words: 'queries in flight' }] : []),
    ...askedError(options.error),
  ];
  if (gpus === undefined || concurrency === null || asked.length > 0)
    throw needed(file, asked, loadText(run));
  if (gpus % instances !== 0)
    throw new UsageError(`--instances must divide the ${gpus} accelerators of --gpus (found ${instances})`);
  const name = baseName(file);
  const each = gpus / instances;
  const input = (word: string, value: number, words: string, unit = ''): GivenInput => ({
    name: word,
    ofWorkload: true,
    value: `${figure(value, 0)}${unit}`,
    source: `${name}: ${words}`,
  });
  const load = `${counted(run.completed, 'request')} in ${formatNumber(run.duration)} s, ${formatNumber(concurrency.value)} in flight (${concurrency.words}) on ${counted(gpus, 'accelerator')}`;
  const stated = run.outputTokens / run.duration;
  return {
    ...emptyFragment,
    about: [
      `${name}: a serving benchmark${run.backend === null ? '' : ` of ${nameText(run.backend)}`}${run.model === null ? '' : `, model ${nameText(run.model)}`}; ${load}`,
      'The throughput is observed under this load: let the scenario of your service extend this one, so that its own lengths and load leave the measurement as it was.',
    ],
    options: { gpus_per_instance: `{ prefill: ${each}, decode: ${each} }` },
    inputs: [
      input(
        'concurrency',
        concurrency.value / instances,
        `${concurrency.words}${instances === 1 ? '' : `, over ${instances} instances`}`,
        ' query',
      ),
      ...(run.inputTokens > 0
        ? [
            input(
              'input_tokens',
              run.inputTokens / run.completed,
              'total_input_tokens over completed',
              ' token/query',
            ),
          ]
        : []),
      input(
        'output_tokens',
        run.outputTokens / run.completed,
        'total_output_tokens over completed',
        ' token/query',
      ),
      ...spreads(run, input),
    ],
    observed: [
      {
        quantity: 'output_throughput',
        ofWorkload: false,
        month: null,
        value: `${figure(run.outputThroughput / gpus, 0)} token/s/GPU`,
        source: `${name}: output_throughput ${formatNumber(run.outputThroughput, 6)} token/s over ${counted(gpus, 'accelerator')}; ${load}`,
      },
    ],
    published:
      run.tokenInterval === null
        ? []
        : [
            {
              quantity: 'speed',
              ofWorkload: true,
              month: null,
              value: `${figure(1000 / run.tokenInterval, 0)} token/s`,
              source: `${name}: 1000 over the time per output token, ${formatNumber(run.tokenInterval, 4)} ms`,
            },
          ],
    unknown: [
      `accelerator and language_model: they are in your scenario${run.model === null ? '' : `; the file names ${nameText(run.model)}`}`,
      ...(run.lengths === null
        ? [
            'input_cv, output_cv, length_correlation: lengths of single requests were not kept; give them where you know them, 0 where all were alike',
          ]
        : []),
      'cache_hit: the benchmark does not say what came from the prompt cache',
      ...(Math.abs(run.outputThroughput / stated - 1) > agreeing
        ? [
            `why output_throughput differs from total_output_tokens over duration, ${formatNumber(stated, 6)} token/s`,
          ]
        : []),
    ],
    leftOut: [
      ...(run.failed > 0 ? [`${counted(run.failed, 'request')} that failed`] : []),
      'the speed as an observation: at a given concurrency it is the same measurement as the throughput, and counting it twice would make it look more certain',
      'times to the first token: the model has no such quantity',
    ],
  };
}

/** What a run says of its load. */
export function loadText({ concurrency, outputThroughput, requestRate, completed }: BenchmarkRun): string {
  return [
    counted(completed, 'request'),
    ...(concurrency === null ? [] : [`${formatNumber(concurrency.value)} in flight`]),
    ...(requestRate === null ? [] : [`${requestRate} sent a second`]),
    `${formatNumber(outputThroughput)} output token/s`,
  ].join(', ');
}

function spreads(
  { lengths }: BenchmarkRun,
  input: (word: string, value: number, words: string) => GivenInput,
): readonly GivenInput[] {
  if (lengths === null) return [];
  const sums: Sums = noSums();
  for (const { input, output } of lengths) {
    sums.measured += 1;
    sums.input += input;
    sums.output += output;
    sums.inputSquares += input * input;
    sums.outputSquares += output * output;
    sums.products += input * output;
  }
  const total = { days: 1, sums, peaks: 0, peakDays: 0 };
  return (
    [
      ['input_cv', inputSpread(total), 'standard deviation over mean of input_lens'],
      ['output_cv', outputSpread(total), 'standard deviation over mean of output_lens'],
      ['length_correlation', lengthCorrelation(total), "Pearson's correlation of input_lens and output_lens"],
    ] as const
  ).flatMap(([word, value, words]) => (value === null ? [] : [input(word, value, words)]));
}

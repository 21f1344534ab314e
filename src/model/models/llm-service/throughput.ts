import { type Section, sumOver } from './section.ts';

/** What a benchmark measures: rates of busy accelerators, without losses, peaks and idle hours. */
export const throughput: Section = {
  inputs: () => [],
  quantities: ({ workloads }) => {
    const time = (seconds: (w: string) => string) =>
      sumOver(workloads, (w) => `${w}.queries * ${seconds(w)}`);
    return [
      {
        name: 'prefill_throughput',
        unit: 'token/s/GPU',
        formula: `input_tokens_per_day / (${time((w) => `${w}.prefill_seconds`)})`,
        explanation: 'Input tokens per second of an accelerator in prefill, cached tokens included.',
      },
      {
        name: 'decode_throughput',
        unit: 'token/s/GPU',
        formula: `output_tokens_per_day / (${time((w) => `${w}.decode_seconds`)})`,
        explanation: 'Output tokens per second of an accelerator in decode.',
      },
      {
        name: 'output_throughput',
        unit: 'token/s/GPU',
        formula: `output_tokens_per_day / (${time((w) => `(${w}.prefill_seconds + ${w}.decode_seconds)`)})`,
        explanation:
          'Output tokens over all busy accelerator time, prefill included: what benchmarks report.',
      },
    ];
  },
};

import { type InputRow, positive } from '../rows.ts';
import { shared } from '../shared-inputs.ts';
import type { Section } from './section.ts';

const efficiency = (name: string, explanation: string): InputRow => ({
  name,
  range: [Number.MIN_VALUE, 1],
  explanation,
});

/** What an accelerator and its links can do, and the share of it that serving reaches. */
export const rates: Section = {
  inputs: () => [
    shared.peakFlops,
    {
      name: 'attention_peak_flops',
      unit: 'FLOP/s/GPU',
      range: positive,
      explanation: 'Dense peak of one accelerator in the number format of attention.',
    },
    efficiency(
      'linear_efficiency',
      'Share of the dense peak that matrix products with weights reach in serving.',
    ),
    efficiency('attention_efficiency', 'Share of the dense peak that the arithmetic of attention reaches.'),
    {
      name: 'memory',
      unit: 'GB/GPU',
      range: positive,
      explanation: 'Memory of one accelerator, as its driver reports it.',
    },
    {
      name: 'memory_bandwidth',
      unit: 'GB/s/GPU',
      range: positive,
      explanation: 'Bandwidth of that memory.',
    },
    efficiency(
      'mbu',
      'Share of the memory bandwidth that is reached while weights, caches and activations are read.',
    ),
    {
      name: 'link_bandwidth',
      unit: 'GB/s/GPU',
      range: positive,
      explanation: 'Bandwidth of an accelerator’s links inside its domain (NVLink and the like), one way.',
    },
    {
      name: 'link_domain',
      unit: 'GPU',
      range: [1, Number.POSITIVE_INFINITY],
      explanation: 'Accelerators that these links connect.',
    },
    {
      name: 'network_bandwidth',
      unit: 'GB/s/GPU',
      range: positive,
      explanation: 'Bandwidth of the network between domains, one way.',
    },
    efficiency('link_efficiency', 'Share of the bandwidth of links and network that is reached.'),
    {
      name: 'engine_efficiency',
      range: positive,
      explanation:
        'Speed of one tuned serving engine and version relative to this model: it multiplies every rate and divides every latency, so it changes cost and speed.',
    },
  ],
  quantities: () => [
    {
      name: 'linear_rate',
      unit: 'TFLOP/s/GPU',
      formula: 'peak_flops * linear_efficiency * engine_efficiency',
      explanation: 'Operations per second of products with weights.',
    },
    {
      name: 'attention_rate',
      unit: 'TFLOP/s/GPU',
      formula: 'attention_peak_flops * attention_efficiency * engine_efficiency',
      explanation: 'Operations per second of attention.',
    },
    {
      name: 'memory_rate',
      unit: 'GB/s/GPU',
      formula: 'memory_bandwidth * mbu * engine_efficiency',
      explanation: 'Bytes per second between memory and chip.',
    },
    {
      name: 'link_rate',
      unit: 'GB/s/GPU',
      formula: 'link_bandwidth * link_efficiency * engine_efficiency',
      explanation: 'Bytes per second to accelerators of the same domain.',
    },
    {
      name: 'network_rate',
      unit: 'GB/s/GPU',
      formula: 'network_bandwidth * link_efficiency * engine_efficiency',
      explanation: 'Bytes per second to accelerators of other domains.',
    },
  ],
};

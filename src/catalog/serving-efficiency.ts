import type { AcceleratorRow } from './catalog.ts';
import { arithmeticOf, type NumberFormats } from './number-formats.ts';
import type { Default } from './prices.ts';
import type { TensorFormat } from './storage-formats.ts';
import type { ModelFacts } from './structure/facts.ts';

const fitted =
  'fitted to 59 throughput benchmarks of TensorRT-LLM v1.0 on H100 and B200 and of DeepSeek-R1 on H200 (bench/results/calibration.md says how)';
const profiled =
  'microsoft/vidur profiles of Llama 2 70B on A100 and H100, 512 tokens and more: matrix products reach 0.60 to 0.78';

/** Share of the dense peak that products with weights reach, by the arithmetic they are made in. */
const linear: Readonly<Record<TensorFormat, Default>> = {
  bf16: { notation: 'beta(p5=0.58, p95=0.80)', source: profiled },
  fp8: { notation: 'beta(p5=0.58, p95=0.88)', source: `${fitted}: 0.74` },
  int8: { notation: 'beta(p5=0.58, p95=0.88)', source: `judgement: as 8-bit floating point, ${fitted}` },
  fp4: { notation: 'beta(p5=0.31, p95=0.50)', source: `${fitted}: 0.40` },
};

/** Defaults of the shares of peak and time that a serving engine reaches. */
export function servingEfficiency(
  accelerator: AcceleratorRow,
  formats: NumberFormats,
  { experts }: Pick<ModelFacts, 'experts'>,
): Record<string, Default> {
  const hasExperts = experts !== null;
  const isShort = formats.attention.bytes <= 1;
  return {
    linear_efficiency: accelerator.linear_efficiency ?? linear[arithmeticOf(accelerator, formats.weights)],
    attention_efficiency: isShort
      ? {
          notation: 'beta(p5=0.30, p95=0.59)',
          source: 'judgement: four fifths of what 16-bit attention reaches',
        }
      : { notation: 'beta(p5=0.38, p95=0.74)', source: `${fitted}: 0.55, not known well` },
    engine_efficiency: (hasExperts ? accelerator.experts_engine_efficiency : undefined) ?? engine(hasExperts),
    ...(accelerator.stage_latency === undefined ? {} : { stage_latency: accelerator.stage_latency }),
  };
}

const engine = (hasExperts: boolean): Default => ({
  notation: `lognormal(median=1, gsd=${hasExperts ? 1.25 : 1.12})`,
  source: hasExperts
    ? 'families with experts that were left out of the fit err by factors of 1.18 and 1.25'
    : 'dense families that were left out of the fit err by factors of 0.91 to 1.03; rounded up for other engines',
});

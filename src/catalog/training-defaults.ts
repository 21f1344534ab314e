import type { AcceleratorRow } from './catalog.ts';
import type { Default } from './prices.ts';
import type { ModelFacts } from './structure/facts.ts';

/**
 * Whole-run utilization of dense models: 6 N D over accelerator hours times the dense 16-bit peak. The medians are those
 * of the catalogue's training runs. Accelerators with arithmetic in fp8 (Hopper, Blackwell, CDNA 3) have a peak that
 * grew faster than memory and network, and reach less of it.
 */
export const denseUtilization = {
  withFp8: { median: 0.23, gsd: 1.4 },
  before: { median: 0.35, gsd: 1.45 },
} as const;

/** What a mixture of experts reaches of that, per active parameter: the median of the catalogue's five such runs. */
export const experts = { factor: 0.8, gsd: 1.45 } as const;

/** Defaults of what follows from the accelerator and the model that is trained. */
export function trainingDefaults(
  accelerator: AcceleratorRow,
  { experts: mixture }: Pick<ModelFacts, 'experts'>,
): Record<'training_mfu', Default> {
  const hasFp8 = accelerator.dense_tflops.fp8 !== null;
  const hasExperts = mixture !== null;
  const dense = hasFp8 ? denseUtilization.withFp8 : denseUtilization.before;
  const median = Number((dense.median * (hasExperts ? experts.factor : 1)).toPrecision(2));
  const gsd = hasExperts ? experts.gsd : dense.gsd;
  const runs = hasFp8
    ? 'seven dense runs on H100 (Granite 3.0, SmolLM2, SmolLM3, OpenELM, Nemotron-4)'
    : 'nine dense runs on A100 and TPU v3 (LLaMA, Llama 2, BLOOM, Gopher, MPT, BloombergGPT, OpenELM)';
  const forExperts = hasExperts
    ? `, times ${experts.factor} for a mixture of experts (OLMoE, dots.llm1, Granite 3.0, GLaM against dense runs of their generation)`
    : '';
  return {
    training_mfu: {
      // Cut where nobody trains and at the peak itself: six and more standard deviations away.
      notation: `truncate(lognormal(median=${median}, gsd=${gsd}), low=0.005, high=1)`,
      source: `median of whole runs, 6 N D over accelerator hours and dense 16-bit peak: ${runs}${forExperts}; the spread is theirs, made wider by judgement, as few runs and good ones are published`,
    },
  };
}

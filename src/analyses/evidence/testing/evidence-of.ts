import type { EvidenceResult, MovedInput, SeenObservation } from '../result.ts';

/** An observation that agrees, unless stated otherwise. */
export function seenOf(changes: Partial<SeenObservation> = {}): SeenObservation {
  return {
    quantity: 'hardware_cost',
    month: null,
    text: '61k USD/month within 3%',
    source: 'invoice of October',
    // 61,000 times and over exp(1.6448536 * .03).
    seen: { value: 61_000, low: 58_062.98, high: 64_085.59 },
    place: { value: 0.34, error: 0.002 },
    predicted: { 'p0.5': 41_000, p50: 66_000, 'p99.5': 104_000 },
    unit: 'USD/month',
    conflict: false,
    ...changes,
  };
}

/** An observation that the model did not expect. */
export const unexpected = seenOf({
  place: { value: 0.002, error: 0.0002 },
  predicted: { 'p0.5': 91_000, p50: 140_000, 'p99.5': 214_000 },
  conflict: true,
});

/** A fleet that is known exactly but for its size. */
export const fleet = seenOf({
  quantity: 'gpus',
  text: 'between 14 GPU and 16 GPU',
  source: 'fleet list',
  seen: { value: null, low: 14, high: 16 },
  place: { value: 0.12, error: 0.001 },
  predicted: { 'p0.5': 9, p50: 18, 'p99.5': 34 },
  unit: 'GPU',
});

/** An input that was narrowed to a fifth and moved by one and a half standard deviations. */
export const moved: MovedInput = {
  prior: { p5: 1, p50: 2, p95: 4 },
  posterior: { p5: 1.1, p50: 1.4, p95: 1.7 },
  moved: -1.5,
  narrowed: 0.8,
  density: null,
};

export function evidenceOf(
  observations: readonly SeenObservation[],
  changes: Partial<EvidenceResult> = {},
): EvidenceResult {
  return {
    observations,
    effectiveDraws: 1530.4,
    smallestReplicate: 80.2,
    maxDraws: null,
    inputs: { gpu_price: moved },
    priorHeadline: { low: 20_000, high: 143_000 },
    ...changes,
  };
}

import { blockDraws, type Plan } from './plan.ts';

/** Draws of replicate 0 that `withOrigins` looks at. */
export function originDraws(plan: Plan): number {
  return Math.min(blockDraws, plan.drawsPerReplicate);
}

/**
 * The plan with the histogram origins that its first block asks for. `firstBlock`: the output columns of the first
 * `originDraws(plan)` draws of replicate 0.
 *
 * A column whose 5th to 95th percentile is narrower than an eighth of its median is counted from that median, so that
 * 300.00 +- 0.01 is resolved as well as twelve decades are from 0.
 */
export function withOrigins(plan: Plan, firstBlock: readonly Float64Array[]): Plan {
  const { columns } = plan.program;
  const origins = Float64Array.from(firstBlock, (values, k) =>
    columns[k]!.kind === 'distribution' ? originOf(values) : 0,
  );
  // Where no origin moved, what is prepared for the plan serves on.
  return origins.every((origin, k) => origin === plan.origins[k]) ? plan : { ...plan, origins };
}

function originOf(column: Float64Array): number {
  const sorted = column.filter(Number.isFinite).sort();
  if (sorted.length === 0) return 0;
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!;
  const median = at(0.5);
  return at(0.95) - at(0.05) < Math.abs(median) / 8 ? median : 0;
}

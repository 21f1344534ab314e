import { hypot } from '../../elementary/elementary.ts';
import type { MainRun } from '../../run/main-run.ts';
import type { Powers, RarePart } from '../../statistics/rare-part.ts';
import type { Expected } from './integrate-over.ts';
import type { Finding } from './finding.ts';

/** A tail whose last octaves, beyond 2^-45, still add this share of it is not exhausted. Judgement. */
const mostDeep = 0.05;
const deepTail = 2 ** -45;
/** Digits that exact probabilities have, in error: those of a binomial or a beta come from series. */
const ofProbabilities = 1e-13;

/** Whether a tail adds next to nothing where it was looked at last. */
export function isExhausted({ adds, tails }: Expected, power: keyof Powers): boolean {
  if (tails === null) return true;
  const whole = adds.reduce((sum, add) => sum + add[power], 0);
  const deep = adds.reduce((sum, add, at) => sum + (tails[at]! <= deepTail ? add[power] : 0), 0);
  return Math.abs(deep) <= mostDeep * Math.abs(whole);
}

/** The run with its columns' rare parts, and the exact means of those that are inputs. */
export function withParts(
  run: MainRun,
  findings: readonly Finding[],
  exactMeans: ReadonlyMap<string, number>,
): MainRun {
  if (findings.length === 0 && exactMeans.size === 0) return run;
  const parts = new Map<string, RarePart[]>();
  for (const finding of findings)
    parts.set(finding.column, [...(parts.get(finding.column) ?? []), partOf(finding)]);
  return {
    ...run,
    column(id) {
      const column = run.column(id);
      const [rare, exactMean] = [parts.get(id), exactMeans.get(id)];
      return {
        ...column,
        ...(rare === undefined ? {} : { rare }),
        ...(exactMean === undefined ? {} : { exactMean }),
      };
    },
  };
}

function partOf(finding: Finding): RarePart {
  return finding.kind === 'rare' ? rarePart(finding) : countedPart(finding);
}

/** What a value's count is off, times what the value does: as good as exact, however well that is known. */
function countedPart({ seen, found, stratum }: Finding): RarePart {
  const { probability } = stratum;
  const { first, second } = found.expected;
  const off = probability - seen.hits.reduce((sum, share) => sum + share, 0) / seen.hits.length;
  return {
    centre: seen.centre,
    seen: seen.hits.map((share) => ({ first: share * first, second: share * second })),
    expected: { first: probability * first, second: probability * second },
    errors: { first: Math.abs(off * found.errors.first), second: Math.abs(off * found.errors.second) },
  };
}

function rarePart({ seen, found, standing, stratum }: Finding): RarePart {
  const { expected, errors } = found;
  const error = (power: keyof Powers) => {
    if (!isExhausted(found, power)) return null;
    if (standing === 'correlated') return Math.abs(expected[power]);
    // Between others, a probability is the difference of two that are near to 1.
    const digits = Math.max(ofProbabilities, stratum.side === 'inside' ? 2 ** -52 / stratum.probability : 0);
    return hypot(errors[power], digits * expected[power]);
  };
  // A value drawn too often is drawn instead of the commonest one: what that would have shown is put right as well.
  const { first = 0, second = 0 } = found.commonest ?? {};
  const above = (powers: Powers, share: number): Powers => ({
    first: powers.first - share * first,
    second: powers.second - share * second,
  });
  return {
    centre: seen.centre,
    seen: seen.replicates.map((powers, replicate) => above(powers, seen.hits[replicate]!)),
    expected: above(expected, stratum.probability),
    errors: { first: error('first'), second: error('second') },
  };
}

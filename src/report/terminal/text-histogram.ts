import { type NamedOutput, curveValue } from '../../analyses/outcome/words.ts';
import { right } from './text-layout.ts';

const eighths = ' ▏▎▍▌▋▊▉█';
const rows = 10;
const barWidth = 44;

/** A histogram with one line a bin, between the 1st and the 99th percentile; `│` marks the bins of the interval. */
export function textHistogram(named: NamedOutput): readonly string[] {
  const { output } = named;
  const low = curveValue(output, 0.01);
  const high = curveValue(output, 0.99);
  if (low === null || high === null || !(high > low)) return [];
  const step = (high - low) / rows;
  const masses = Array.from({ length: rows }, (_, row) =>
    massBetween(output.histogram, low + row * step, low + (row + 1) * step),
  );
  const largest = Math.max(...masses);
  if (!(largest > 0)) return [];
  const { interval } = output;
  return masses.map((mass, row) => {
    const middle = low + (row + 0.5) * step;
    const inside = middle >= (interval.low ?? 0) && middle <= (interval.high ?? 0);
    const share = Math.round(mass * 100);
    return `  ${right(named.number(middle), 16)} ${inside ? '│' : ' '} ${bar(mass / largest)} ${share < 1 ? '<1' : share} %`;
  });
}

function bar(share: number): string {
  const parts = Math.round(share * barWidth * 8);
  return '█'.repeat(Math.floor(parts / 8)) + (parts % 8 === 0 ? '' : eighths.charAt(parts % 8));
}

/** Share of a histogram's mass between two values, with each bin's mass spread evenly. */
function massBetween(
  { edges, counts }: NamedOutput['output']['histogram'],
  low: number,
  high: number,
): number {
  let mass = 0;
  let total = 0;
  counts.forEach((count, bin) => {
    const from = edges[bin]!;
    const to = edges[bin + 1]!;
    total += count;
    const overlap = Math.min(high, to) - Math.max(low, from);
    if (overlap > 0 && to > from) mass += (count * overlap) / (to - from);
  });
  return total > 0 ? mass / total : 0;
}

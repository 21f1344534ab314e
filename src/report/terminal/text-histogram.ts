import { type NamedOutput, shownPart } from '../../analyses/outcome/words.ts';
import { ln } from '../../elementary/elementary.ts';
import { formatRange } from '../../notation/spoken-number.ts';
import { right, wrap } from './text-layout.ts';

const eighths = ' ▏▎▍▌▋▊▉█';
/** Rows of bins, about; atoms that get a row each, at most. */
const usualRows = 10;
const labelWidth = 24;
const barWidth = 40;

/** Draws between two values, which are the same for an atom. */
interface Row {
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/**
 * A histogram with one line a bin, where most outcomes lie; `│` marks the bins of the interval, and a last line counts what
 * lies outside. Every line has whole bins of the result's histogram, so that its count is that of the draws.
 */
export function textHistogram(named: NamedOutput): readonly string[] {
  const { output } = named;
  const { counts } = output.histogram;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const rows = atomRows(output) ?? binRows(output);
  const largest = Math.max(0, ...rows.map(({ count }) => count));
  if (!(largest > 0)) return [];
  const { interval } = output;
  const lines = rows.map(({ low, high, count }) => {
    const middle = (low + high) / 2;
    const inside = middle >= (interval.low ?? 0) && middle <= (interval.high ?? 0);
    const [from, to] = [named.shown(low) ?? low, named.shown(high) ?? high];
    const label = low === high ? named.number(low) : formatRange(from, to, '', { digits: named.digits });
    return `  ${right(label, labelWidth)} ${inside ? '│' : ' '} ${bar(count / largest)} ${percent(count / total)}`;
  });
  const outside = outsideWords(named, rows, total);
  return outside === '' ? lines : [...lines, ...wrap(outside, '  ')];
}

/** A row for each of a few atoms. The edges between atoms lie halfway, and the first one as far below the first atom. */
function atomRows({ histogram, minimum, curve }: NamedOutput['output']): readonly Row[] | null {
  const { edges, counts } = histogram;
  if (minimum === null || edges[0]! >= minimum || counts.length > usualRows) return null;
  let next = minimum;
  return counts.map((count, bin) => {
    const [from, to] = [edges[bin]!, edges[bin + 1]!];
    const atom = curve.find((value) => value > from && value < to) ?? next;
    next = 2 * to - atom;
    return { low: atom, high: atom, count };
  });
}

/** Rows where most outcomes lie; empty ones at the ends are left out. */
function binRows(output: NamedOutput['output']): readonly Row[] {
  const { edges, counts } = output.histogram;
  const ratio = areRatios(output) ? 1 : Number.POSITIVE_INFINITY;
  const shown = shownPart(output, 0.01, ratio) ?? shownPart(output, 0.001, ratio);
  if (shown === null) return [];
  const scale = shown.isLogarithmic ? ln : (value: number) => value;
  const places = rowEnds(edges.map(scale), scale(shown.low), scale(shown.high));
  const rows = places.slice(1).map((to, row) => ({
    low: edges[places[row]!]!,
    high: edges[to]!,
    count: counts.slice(places[row]!, to).reduce((sum, count) => sum + count, 0),
  }));
  const isFilled = ({ count }: Row) => count > 0;
  return rows.slice(rows.findIndex(isFilled), rows.findLastIndex(isFilled) + 1);
}

/** True where bins of the histogram are equal in the logarithm, as those of values over many decades are. */
function areRatios({ histogram, quantiles }: NamedOutput['output']): boolean {
  const { edges } = histogram;
  const [low, high] = [quantiles.p5.value ?? 0, quantiles.p95.value ?? 0].map((value) => {
    const bin = Math.max(
      0,
      edges.findLastIndex((edge) => edge <= value),
    );
    return (edges[bin + 1] ?? value) - edges[bin]!;
  });
  return high! > 2 * low!;
}

/** Places of edges between `low` and `high`: equally many bins apart where these are about equally wide, else about equally far apart. */
function rowEnds(edges: readonly number[], low: number, high: number): readonly number[] {
  const first = Math.max(
    0,
    edges.findLastIndex((edge) => edge <= low),
  );
  const last = Math.max(first + 1, nearest(edges, high));
  const step = Math.max(1, Math.round((last - first) / usualRows));
  const even = Array.from(
    { length: Math.floor((edges.length - 1 - first) / step) + 1 },
    (_, row) => first + row * step,
  ).filter((place) => place < last + step / 2);
  const widths = even.slice(1).map((place, row) => edges[place]! - edges[even[row]!]!);
  if (Math.max(...widths) < 2 * Math.min(...widths)) return even;
  const [from, to] = [edges[first]!, edges[last]!];
  const ends = Array.from({ length: usualRows + 1 }, (_, row) =>
    nearest(edges, from + ((to - from) * row) / usualRows),
  );
  return [...new Set(ends)];
}

function nearest(edges: readonly number[], value: number): number {
  const above = edges.findIndex((edge) => edge >= value);
  if (above <= 0) return above === 0 ? 0 : edges.length - 1;
  return value - edges[above - 1]! < edges[above]! - value ? above - 1 : above;
}

/** What no row counts. */
function outsideWords(named: NamedOutput, rows: readonly Row[], total: number): string {
  const { edges, counts } = named.output.histogram;
  const [low, high] = [rows[0]!.low, rows.at(-1)!.high];
  const part = (isOutside: (bin: number) => boolean, where: string) => {
    const count = counts.reduce((sum, own, bin) => sum + (isOutside(bin) ? own : 0), 0);
    return count === 0 ? [] : [`${percent(count / total)} ${where}`];
  };
  const parts = [
    ...part((bin) => edges[bin + 1]! <= low, `below ${named.quantity(low)}`),
    ...part((bin) => edges[bin]! >= high, `above ${named.quantity(high)}`),
  ];
  return parts.length === 0 ? '' : `beyond: ${parts.join(', ')}`;
}

function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (share > 0 && rounded < 1) return '<1 %';
  return share < 1 && rounded === 100 ? '>99 %' : `${rounded} %`;
}

function bar(share: number): string {
  const parts = Math.round(share * barWidth * 8);
  return '█'.repeat(Math.floor(parts / 8)) + (parts % 8 === 0 ? '' : eighths.charAt(parts % 8));
}

import { calibration } from './catalog.ts';

/** How right the shipped defaults are, by group, as a Markdown table for the docs. */
export function calibrationTable(): string {
  const rows = calibration().filter(({ n }) => n > 0);
  return [
    '| measured | values | inside our 90 % interval | median / reported | width of the interval |',
    '|---|---:|---:|---:|---:|',
    ...rows.map(
      ({ id, n, inside, bias, width }) =>
        `| ${id} | ${n} | ${inside} | ${bias?.toFixed(2) ?? '–'} | x ${width?.toFixed(1) ?? '–'} |`,
    ),
  ].join('\n');
}

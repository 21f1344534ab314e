import { again, type Failures } from './failures.ts';
import type { Tally } from './tally.ts';

/** What a run came to: a line a kind, then what failed and how often. */
export function summary(
  seed: string,
  progress: readonly { readonly name: string; readonly tally: Tally }[],
  failures: Failures,
): string {
  const row = (cells: readonly (string | number)[]) =>
    `${String(cells[0]).padEnd(15)}${cells
      .slice(1)
      .map((cell) => String(cell).padStart(11))
      .join('')}`;
  const rows = progress.map(({ name, tally: { cases, accepted, refused, slowestMs, slowestCase } }) =>
    row([name, cases, accepted, refused, Math.round(slowestMs), slowestCase]),
  );
  const failed = failures
    .counts()
    .map(({ first, count }) => `${count} x ${first.kind}: ${first.sort}\n    ${again(seed, first)}`);
  const known = [...failures.known].map(([name, count]) => `${count} x known: ${name}`);
  return [
    `seed ${seed}`,
    row(['kind', 'cases', 'accepted', 'refused', 'slowest ms', 'case']),
    ...rows,
    ...known,
    failed.length === 0 ? 'nothing failed' : `\n${failed.length} sorts of failures:`,
    ...failed,
  ].join('\n');
}

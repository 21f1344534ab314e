import type { Measurements } from './measure.ts';

/** The measurements as lines for a terminal, in 80 columns. */
export function describeMeasurements(measured: Measurements): string {
  const { machine, node, version, designs, parts, families, operations, workers, reference } = measured;
  const fastest = workers[Object.keys(workers)[0]!]!;
  return [
    `costcone ${version}, Node ${node}, ${machine.cpu}, ${machine.cores} cores, ${machine.system}`,
    '',
    'Eight-input model, one thread, nanoseconds a draw',
    table(
      ['design', 'all', 'sampling', 'formulas', 'statistics'],
      Object.entries(designs).map(([design, all]) => {
        const { sampling, formulas, statistics } = parts[design as keyof typeof parts];
        return [design, ...[all, sampling, formulas, statistics].map(ns)];
      }),
    ),
    '',
    `Reference kernel: ${ns(reference)} ns, ${(reference / designs['monte-carlo']).toFixed(0)} times as long`,
    '',
    'Workers, whole runs of 2^23 draws',
    table(
      ['workers', 'ns a draw', 'times as fast as the first'],
      Object.entries(workers).map(([count, time]) => [count, ns(time), (fastest / time).toFixed(2)]),
    ),
    '',
    'One input under sobol, nanoseconds a draw',
    columns(families),
    '',
    'One operation, nanoseconds a draw',
    columns(operations),
  ].join('\n');
}

const ns = (value: number) => value.toFixed(value < 10 ? 2 : 1);

function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heading.map((name, k) => Math.max(name.length, ...rows.map((row) => row[k]!.length)));
  return [heading, ...rows]
    .map((row) =>
      row.map((cell, k) => (k === 0 ? cell.padEnd(widths[k]!) : cell.padStart(widths[k]!))).join('  '),
    )
    .map((line) => `  ${line}`)
    .join('\n');
}

/** Names and times, three to a line. */
function columns(times: Readonly<Record<string, number>>): string {
  const cells = Object.entries(times).map(([name, time]) => `${name.padEnd(18)}${ns(time).padStart(5)}`);
  const lines = Array.from({ length: Math.ceil(cells.length / 3) }, (_, k) => cells.slice(3 * k, 3 * k + 3));
  return lines.map((line) => `  ${line.join('   ')}`).join('\n');
}

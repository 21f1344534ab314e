import { type Measurements, parts } from './measure.ts';
import { isTold, type Timing } from './timing.ts';

/** The measurements as lines for a terminal, in 80 columns. */
export function describeMeasurements(measured: Measurements): string {
  const { machine, node, version, designs, families, models, operations, workers, reference } = measured;
  const fastest = workers[Object.keys(workers)[0]!]!;
  return [
    `costcone ${version}, Node ${node}, ${machine.cpu}, ${machine.cores} cores, ${machine.system}`,
    ...noise(measured),
    '',
    'Eight-input model, one thread, nanoseconds a draw',
    table(
      ['design', 'all', ...parts],
      Object.entries(designs).map(([design, all]) => {
        const byPart = measured.parts[design as keyof typeof designs];
        return [design, ...[all, ...parts.map((part) => byPart[part])].map(shown)];
      }),
    ),
    '',
    `Reference kernel: ${shown(reference)} ns, ${(reference.ns / designs['monte-carlo'].ns).toFixed(0)} times as long`,
    '',
    'Workers, whole runs of 2^23 draws',
    table(
      ['workers', 'ns a draw', 'times as fast as the first'],
      Object.entries(workers).map(([count, time]) => [count, shown(time), (fastest.ns / time.ns).toFixed(2)]),
    ),
    '',
    'Models of several kinds under sobol, one thread, nanoseconds a draw',
    columns(models),
    '',
    'One input under sobol, nanoseconds a draw',
    columns(families),
    '',
    'One operation, nanoseconds a draw',
    columns(operations),
  ].join('\n');
}

/** The relative error of a time above which the machine is called busy. Judgement. */
const mostNoise = 0.03;

/** A line where the machine did other things. */
function noise({ designs }: Measurements): readonly string[] {
  const worst = Math.max(...Object.values(designs).map(({ ns, error }) => error / ns));
  if (worst <= mostNoise) return [];
  return [
    '',
    `This machine is busy: times are known only to within ${(200 * worst).toFixed(0)} %, and ~0 marks those that cannot be told from zero.`,
  ];
}

/** A time, or ~0 for one that could be none. */
export const shown = (time: Timing) => (isTold(time) ? time.ns.toFixed(time.ns < 10 ? 2 : 1) : '~0');

export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heading.map((name, k) => Math.max(name.length, ...rows.map((row) => row[k]!.length)));
  return [heading, ...rows]
    .map((row) =>
      row.map((cell, k) => (k === 0 ? cell.padEnd(widths[k]!) : cell.padStart(widths[k]!))).join('  '),
    )
    .map((line) => `  ${line}`)
    .join('\n');
}

/** Names and times, three to a line. */
function columns(times: Readonly<Record<string, Timing>>): string {
  const cells = Object.entries(times).map(
    ([name, time]) => `${name.replaceAll('_', ' ').padEnd(18)}${shown(time).padStart(5)}`,
  );
  const lines = Array.from({ length: Math.ceil(cells.length / 3) }, (_, k) => cells.slice(3 * k, 3 * k + 3));
  return lines.map((line) => `  ${line.join('   ')}`).join('\n');
}

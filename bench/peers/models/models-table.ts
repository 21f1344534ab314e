/** Nanoseconds of processor time a draw, one thread. */
export interface ModelTimes {
  readonly name: string;
  readonly sobol: number;
  readonly monteCarlo: number;
  readonly numpy: number;
}

export interface ModelsReport {
  readonly machine: string;
  readonly node: string;
  readonly date: string;
  readonly times: readonly ModelTimes[];
}

/** The models with the one in which NumPy comes nearest first. */
export function modelsTable({ machine, node, date, times }: ModelsReport): string {
  const sorted = times.toSorted((a, b) => a.numpy / a.sobol - b.numpy / b.sobol);
  const rows = sorted.map(({ name, sobol, monteCarlo, numpy }) => {
    const cells = [sobol, monteCarlo, numpy].map((ns) => ns.toFixed(ns < 100 ? 1 : 0));
    const ratios = [numpy / sobol, numpy / monteCarlo].map((ratio) => ratio.toFixed(1));
    return `| ${[name.replaceAll('_', ' '), ...cells, ...ratios].join(' | ')} |`;
  });
  return [
    '| model, ns a draw | costcone, sobol | monte-carlo | NumPy | NumPy / sobol | NumPy / monte-carlo |',
    '|---|---:|---:|---:|---:|---:|',
    ...rows,
    '',
    'One thread each, mean, sd and eleven quantiles; processor time, medians of runs in turns, marginal cost of a draw. The model in which NumPy comes',
    `nearest stands first. ${machine}, Node ${node}, ${date}, by \`npm run bench:peers\`.`,
    '',
  ].join('\n');
}

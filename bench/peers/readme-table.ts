import type { PeerReport } from './peer-report.ts';

/** The report as the README shows it: times, ratios to one worker under monte-carlo, and time to a given precision. */
export function readmeTable({ machine, node, date, results, missing }: PeerReport): string {
  const base = results.find(({ name }) => name === 'costcone, monte-carlo, 1 worker')!;
  const rows = results.map(({ name, nsPerDraw, drawsToPrecision, secondsToPrecision }) => {
    const cells = [
      name,
      nsPerDraw.toFixed(nsPerDraw < 100 ? 1 : 0),
      (nsPerDraw / base.nsPerDraw).toFixed(2),
      drawsToPrecision.toLocaleString('en'),
      secondsToPrecision.toPrecision(2),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const nsOf = (name: string) => results.find((result) => result.name.startsWith(name))?.nsPerDraw;
  const bounds = ['monte-carlo', 'sobol'].flatMap((design) => {
    const [ours, limit] = [nsOf(`costcone, ${design}, 1 worker`), nsOf(`limit of this processor, ${design}`)];
    return ours && limit ? [`${(ours / limit).toFixed(1)} under \`${design}\``] : [];
  });
  return [
    '| eight inputs, mean, sd and eleven quantiles | ns a draw | times costcone’s | draws to 0.1 % | seconds to 0.1 % |',
    '|---|---:|---:|---:|---:|',
    ...rows,
    '',
    'Medians of runs in turns, marginal cost of a draw, in processor time (two workers: on the clock); "to 0.1 %": until the mean and both',
    `ends of the 90 % interval have a standard error of 0.1 %. ${machine}, Node ${node}, ${date}, by \`npm run bench:peers\`.`,
    ...(bounds.length > 0 ? [`One worker takes this many times what the processor could do: ${bounds.join(', ')}.`] : []),
    ...missing.map(({ name, reason }) => `Missing: ${name} (${reason}).`),
    '',
  ].join('\n');
}

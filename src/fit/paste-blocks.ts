import { families } from '../distributions/families.ts';
import { NotationError } from '../errors.ts';
import { checkName } from '../notation/names.ts';
import type { ColumnFit, LogFit } from './fit-log.ts';
import type { Relation } from './relations.ts';
import type { Traffic } from './traffic.ts';
import type { Workload } from './workload.ts';

/** Blocks of YAML: what a log says as the inputs of `llm-service`, and as inputs of a scenario of one's own. */
export function blocksOf(
  columns: readonly ColumnFit[],
  correlations: readonly Relation[],
  traffic: Traffic | null,
  workload: Workload | null,
): LogFit['paste'] {
  const service = [...workloadBlock(workload), ...trafficBlock(traffic)];
  const own = inputsBlock(columns, correlations);
  return {
    service: service.length === 0 ? null : service.join('\n'),
    inputs: own.length === 0 ? null : own.join('\n'),
  };
}

function workloadBlock(workload: Workload | null): readonly string[] {
  if (workload === null) return [];
  const [first, ...rest] = Object.entries(workload.lines).map(([name, value]) => `${name}: ${value}`);
  return ['workloads:', '  - name: requests', ...[first!, ...rest].map((line) => `    ${line}`)];
}

function trafficBlock(traffic: Traffic | null): readonly string[] {
  if (traffic?.perDay == null || !(traffic.perDay.mean > 0)) return [];
  const { perDay, peakToMean } = traffic;
  return [
    'inputs:',
    '  # A log counts requests, not people: one user who sends them all.',
    '  daily_active_users: 1 user',
    `  queries_per_user: ${perDay.notation} query/user/day`,
    ...(peakToMean === null ? [] : [`  peak_to_mean: ${peakToMean.notation}`]),
  ];
}

function inputsBlock(columns: readonly ColumnFit[], correlations: readonly Relation[]): readonly string[] {
  if (columns.length < 2) return [];
  const names = inputNames(columns.map(({ column }) => column));
  return [
    'inputs:',
    ...columns.map(({ column, paste }) => `  ${names.get(column)}: ${scalar(paste)}`),
    ...(correlations.length === 0 ? [] : ['correlations:']),
    ...correlations.map(
      ({ between, spearman }) =>
        `  - { between: [${between.map((column) => names.get(column)).join(', ')}], spearman: ${spearman} }`,
    ),
  ];
}

/** A text that YAML takes as it is, or in quotes. */
const scalar = (text: string) => (/: | #/.test(text) ? `'${text.replaceAll("'", "''")}'` : text);

/** Names that YAML takes for something else. */
const notTexts = /^(true|false|null|yes|no|on|off|y|n)$/i;

/** Names that a scenario allows, different from each other: those of the columns, where they are free. */
export function inputNames(columns: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    columns.map((column) => {
      const words = column.replace(/[^\p{L}\p{M}\p{N}_]+/gu, '_').replace(/^_+|_+$/g, '');
      const stem = (/^\p{L}/u.test(words) ? words : `column_${words}`).slice(0, 80);
      const free = isFree(stem) ? stem : `${stem}_value`;
      let name = free;
      for (let k = 2; taken.has(name); k++) name = `${free}_${k}`;
      taken.add(name);
      return [column, name];
    }),
  );
}

function isFree(name: string): boolean {
  try {
    checkName(
      name,
      families.map((family) => family.name),
    );
    return !notTexts.test(name);
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    return false;
  }
}

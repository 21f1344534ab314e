import type { ColumnFit } from './column-fit.ts';
import { inputNames } from './input-names.ts';
import type { Relation } from './relations.ts';
import type { Traffic } from './traffic.ts';
import type { Workload } from './workload.ts';

/** Blocks of YAML to paste into a scenario; null where there is nothing to say. */
export interface PasteBlocks {
  /** `workloads` and `inputs` of `llm-service`. */
  readonly service: string | null;
  /** `inputs` and `correlations` of a scenario of one's own. */
  readonly inputs: string | null;
}

/** Blocks of YAML: what a log says as the inputs of `llm-service`, and as inputs of a scenario of one's own. */
export function blocksOf(
  columns: readonly ColumnFit[],
  correlations: readonly Relation[],
  traffic: Traffic | null,
  workload: Workload | null,
): PasteBlocks {
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

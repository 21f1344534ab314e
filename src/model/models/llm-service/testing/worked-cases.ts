import { readFileSync } from 'node:fs';

type Numbers = Readonly<Record<string, number | boolean>>;

/** A design with every number of its way from lengths to fleet. */
export interface WorkedCase {
  readonly name: string;
  readonly shows: string;
  readonly inputs: Numbers;
  readonly queries_per_second: number;
  /** Of a design that does not fit in memory (`fits` is 0) most of them mean nothing. */
  readonly step: Readonly<Record<string, number>>;
  readonly fleet: Readonly<Record<string, number>>;
}

export const workedCases: readonly WorkedCase[] = JSON.parse(
  readFileSync(new URL('worked-cases.json', import.meta.url), 'utf8'),
).cases;

/** Units in which the cases are written, where they are not those that the model declares. */
const units: Readonly<Record<string, string>> = {
  stage_latency: 's',
  host_time: 's/query',
  memory: 'byte/GPU',
  memory_bandwidth: 'byte/s/GPU',
  link_bandwidth: 'byte/s/GPU',
  network_bandwidth: 'byte/s/GPU',
};

const ofWorkload = new Set([
  'input_tokens',
  'output_tokens',
  'cache_hit',
  'input_cv',
  'output_cv',
  'length_correlation',
]);

/** The catalogue's model that is built alike, for the case's numbers to stand in. */
function twinOf({ inputs }: WorkedCase): string {
  if (inputs.latent === true) return 'deepseek-v3';
  return Number(inputs.experts) > 0 ? 'qwen3-235b-a22b' : 'llama3.1-70b';
}

/** Numbers that say what the model is, which an input of another architecture is not. */
function skipped({ inputs }: WorkedCase): ReadonlySet<string> {
  const latent = ['kv_rank', 'rope_dim', 'query_key_dim', 'value_dim'];
  const grouped = ['kv_heads', 'head_dim'];
  const experts = ['experts', 'active_experts', 'routed_parameters', 'tile_tokens'];
  return new Set([
    'latent',
    'separate_pools',
    ...(inputs.latent === true ? grouped : latent),
    ...(Number(inputs.experts) > 0 ? [] : experts),
  ]);
}

/** The case in the project's own notation. */
export function scenarioOf(worked: WorkedCase, outputs: readonly string[]): string {
  const left = skipped(worked);
  const { inputs } = worked;
  const lines = Object.entries(inputs)
    .filter(([name]) => !left.has(name))
    .map(([name, value]) => {
      const full = ofWorkload.has(name) ? `chat.${name}` : name;
      const unit = units[name];
      return `  ${full}: ${value}${unit === undefined ? '' : ` ${unit}`}`;
    });
  return `model: llm-service
language_model: ${twinOf(worked)}
workloads: [{ name: chat, concurrency: none }]
inputs:
${lines.join('\n')}
  separate_pools: ${inputs.separate_pools === true ? 1 : 0}
  daily_active_users: 1
  queries_per_user: ${worked.queries_per_second * 86400} query/user/day
  embedding_parameters: 0
  replicated_parameters: ${Number(inputs.parameters) - Number(inputs.routed_parameters)}
allow_non_finite: 1
outputs: [${outputs.join(', ')}]
`;
}

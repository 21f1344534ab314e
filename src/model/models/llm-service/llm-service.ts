import type { ModelPromise } from '../../model.ts';
import type { BuiltInModel } from '../built-in-model.ts';
import { modelInputs, modelQuantities } from '../rows.ts';
import { batch, batchInputs } from './batch.ts';
import { commitmentInputs } from './commitments.ts';
import { commitmentOutputs, commitmentPromise, withCommitments } from './committed-service.ts';
import { decodeStep } from './decode-step.ts';
import { demand, workloadInputs } from './demand.ts';
import { energy } from './energy.ts';
import { fleet } from './fleet.ts';
import { hardware } from './hardware.ts';
import { instances } from './instances.ts';
import { labour } from './labour.ts';
import { languageModel } from './language-model.ts';
import { rates } from './rates.ts';
import { reading } from './reading.ts';
import type { Section, ServiceShape } from './section.ts';
import { smallestInstances } from './smallest-instances.ts';
import { throughput } from './throughput.ts';
import { totals } from './totals.ts';
import { training } from './training.ts';
import { servingBill, servingBreakdown } from '../shared-quantities.ts';

/** In the order in which users become dollars. */
const sections: readonly Section[] = [
  demand,
  languageModel,
  rates,
  instances,
  reading,
  decodeStep,
  batch,
  throughput,
  fleet,
  hardware,
  energy,
  labour,
  training,
  totals,
];

/** One paragraph: what the model computes. */
export const explanation =
  'A service bottom-up: users ask queries of several kinds; each is read (prefill) and answered token by token (decode) by instances whose batch follows from memory, engine and promised speed; the accelerator time of a day, its peak, bursts and chance make a fleet of whole instances; the fleet is rented, owned or both; electricity is charged where it is owned; staff, training, and network come on top.';

const scope = [
  'Included: accelerators with their servers, rented or owned; electricity where they are owned, as rent contains it; staff that operates the service; research staff and training, spread over the year, where the model is the service’s own or a scenario asks for them; network.',
  'Not included: offices, sales, lawsuits, taxes, free capacity given to partners.',
];

const decisive = {
  labour_cost: ['operations_staff', 'staff_per_thousand_gpus', 'research_staff', 'staff_cost'],
  training_cost: ['training_runs_per_year', 'training_tokens', 'training_experiments'],
};

/** Who gives the bytes of a parameter speaks of all of them. */
const allAlike = {
  expert_bytes_ratio: { notation: '1', source: 'all weights alike, as the scenario gives `weight_bytes`' },
};

const promises: readonly ModelPromise[] = [
  {
    quantity: 'promise_kept',
    broken: '`promised_speed` is missed',
    consequence:
      'it cannot be reached, or only above `cost_ceiling`. Those draws are billed for the slower service that users get (`speed`). Lower it, raise `cost_ceiling`, or give more accelerators in `gpus_per_instance`',
  },
  {
    quantity: 'peak_served',
    broken: 'the accelerators fall short in the busiest hour',
    consequence:
      'those draws pay for what there is, and queries go unanswered (`unserved_at_peak`). Raise `fleet_gpus` or `available_gpus`',
  },
];

/** Names of other models and of former versions. */
const hints: Readonly<Record<string, string>> = {
  gpus: 'it follows from the load; give `fleet_gpus` for the fleet that you have',
  mfu: 'give `linear_efficiency` (and `attention_efficiency`) instead, the shares of the peak while an accelerator computes',
  communication_time:
    'communication follows from `link_bandwidth` and `network_bandwidth`, waiting from `stage_latency`',
  concurrency: 'it belongs to a workload, as in `chat.concurrency`',
  tokens_per_query: 'give `input_tokens` and `output_tokens` of a workload',
};

export const llmService: BuiltInModel = {
  name: 'llm-service',
  explanation,
  scope,
  options: [
    'accelerator',
    'language_model',
    'year',
    'rental',
    'provider',
    'region',
    'formats',
    'gpus_per_instance',
    'attention_replicas',
    'staff',
    'workloads',
    'commitments',
    'rents',
  ],
  build: ({ defaults, workloads, architecture, given, commitments = [], commitmentMonths }) => {
    const shape: ServiceShape = { workloads: workloads.map(({ name }) => name), architecture };
    const rows = sections.flatMap((section) => section.inputs(shape));
    const watched = smallestInstances(defaults);
    const quantities = [...sections.flatMap((section) => section.quantities(shape)), ...watched.quantities];
    const known = given?.has('weight_bytes') === true ? { ...defaults, ...allAlike } : defaults;
    const [users, queriesEach, ...others] = modelInputs(rows, known);
    return {
      name: 'llm-service',
      explanation,
      inputs: [
        users!,
        queriesEach!,
        ...workloads.flatMap((workload) =>
          modelInputs([...workloadInputs, ...batchInputs], workload.defaults).map((input) => ({
            ...input,
            name: `${workload.name}.${input.name}`,
          })),
        ),
        ...others,
        // Last, so that a commitment moves no other input to another dimension.
        ...commitments.flatMap(commitmentInputs),
      ],
      quantities: modelQuantities(
        commitments.length > 0 ? withCommitments(quantities, commitments, commitmentMonths) : quantities,
      ),
      outputs: [
        'daily_cost',
        ...servingBreakdown,
        ...(commitments.length > 0 ? commitmentOutputs : []),
        'cost_per_query',
        'cost_per_million_tokens',
        'cost_per_million_input_tokens',
        'cost_per_million_output_tokens',
        'cost_per_user',
        'gpus',
        'prefill_throughput',
        'decode_throughput',
        'output_throughput',
        'served_throughput',
        'fleet_utilization',
        'speed',
        'speed_met',
        'unserved_at_peak',
        'energy_per_query',
        'energy_per_day',
        'electricity_bill',
        'carbon_per_day',
        'embodied_carbon_per_day',
        'total_carbon_per_day',
        'purchase_cost',
        'api_cost',
      ],
      breakdown: servingBreakdown,
      breakdowns:
        workloads.length > 1 ? [{ by: 'workload', parts: workloads.map(({ name }) => `${name}.cost`) }] : [],
      promises: [...promises, ...watched.promises, ...(commitments.length > 0 ? [commitmentPromise] : [])],
      decisive,
      bill: servingBill,
      hints,
    };
  },
};

/** Inputs by name, in the units in which the model declares them. */
export type Numbers = Readonly<Record<string, number>>;

/** What the calculation gives, in the units in which the model declares it. */
export interface HandCalculation {
  readonly [name: string]: number;
}

const day = 24 * 3600;

/** What the serving part gives, which has worked cases of its own. */
export const servingParts = [
  'gpus',
  'billed_gpus',
  'busy_gpus',
  'busy_prefill_gpus',
  'busy_decode_gpus',
  'peak_gpus',
  'chat.prefill_seconds',
  'chat.decode_seconds',
] as const;

/**
 * The service's model from its fleet on, worked out by hand for one workload called chat, in plain numbers and seconds,
 * without the notation, the units or the formulas of the project: what the model must give, step by step.
 */
export function calculateByHand(x: Numbers, fleet: Numbers): HandCalculation {
  const at = (name: string): number => {
    const value = x[name] ?? fleet[name];
    if (value === undefined) throw new Error(`no ${name}`);
    return value;
  };
  // Demand: queries a second, lengths.
  const rate = (at('daily_active_users') * at('queries_per_user')) / day;
  const I = at('chat.input_tokens');
  const O = at('chat.output_tokens');
  const cvI = at('chat.input_cv');
  const cvO = at('chat.output_cv');
  const hit = at('chat.cache_hit');
  const context = I * (1 + at('chat.length_correlation') * cvI * cvO) + (O * (1 + cvO * cvO)) / 2;

  // The fleet.
  const gpus = at('gpus');
  const billed = at('billed_gpus');
  const busy = at('busy_gpus');
  const losses = at('goodput') * at('fleet_efficiency');

  // Money a day.
  const owned = at('owned_share');
  const spot = at('spot_share');
  const rent = (at('gpu_price') * (1 - spot * at('spot_discount'))) / (1 - spot * at('spot_rework'));
  const purchase = (gpus * at('chip_price') * at('server_factor')) / (1 - at('network_share'));
  const r = at('cost_of_capital') / 100;
  const recovery = r / (1 - (1 + r) ** -at('hardware_lifetime'));
  const storage = at('storage') * 1000 * at('storage_price') * 12;
  const hardware =
    (1 - owned) * billed * rent * 24 +
    (owned * (purchase * (recovery + at('maintenance_share') / 100) + storage)) / 365.25;
  const kilowatts =
    ((busy * at('active_draw') + Math.max(billed - busy, 0) * at('idle_draw')) *
      at('server_power') *
      (1 + at('cluster_overhead')) *
      at('pue')) /
    1000;
  const carbon = (kilowatts * 24 * at('carbon_intensity')) / 1000;
  const embodied = (billed * at('embodied_carbon')) / (at('hardware_lifetime') * 365.25);
  const electricity = owned * kilowatts * 24 * at('electricity_price');
  const labour =
    ((Math.max(at('operations_staff'), (at('staff_per_thousand_gpus') * gpus) / 1000) +
      at('research_staff')) *
      at('staff_cost')) /
    365.25;
  const trainingFlop =
    at('training_factor') * at('active_parameters') * at('training_tokens') * at('training_epochs');
  const trainingSeconds =
    (trainingFlop * at('training_experiments')) /
    (at('training_peak_flops') * at('training_mfu') * at('training_goodput'));
  const training = (at('training_runs_per_year') * (trainingSeconds / 3600) * at('gpu_price')) / 365.25;
  const network = (rate * day * O * at('bytes_per_token') * at('egress_price')) / 1e9;
  const total = hardware + electricity + labour + training + network;
  const bought =
    (rate *
      day *
      (I * (1 - hit) * at('api_input_price') +
        I * hit * at('api_cached_input_price') +
        O * at('api_output_price'))) /
    1e6;
  return {
    'chat.context': context,
    busy_prefill_gpus: (rate * at('chat.prefill_seconds')) / losses,
    busy_decode_gpus: (rate * at('chat.decode_seconds')) / losses,
    busy_gpus: (rate * (at('chat.prefill_seconds') + at('chat.decode_seconds'))) / losses,
    prefill_throughput: I / at('chat.prefill_seconds'),
    decode_throughput: O / at('chat.decode_seconds'),
    output_throughput: O / (at('chat.prefill_seconds') + at('chat.decode_seconds')),
    fleet_utilization: busy / gpus,
    hardware_cost: hardware,
    electricity_cost: electricity,
    labour_cost: labour,
    training_cost: training,
    network_cost: network,
    daily_cost: total,
    purchase_cost: purchase,
    energy_per_day: kilowatts * 24,
    energy_per_query: (kilowatts * 1000) / 3600 / rate,
    carbon_per_day: carbon,
    embodied_carbon_per_day: embodied,
    total_carbon_per_day: carbon + embodied,
    cost_per_query: total / (rate * day),
    cost_per_million_tokens: (total / (rate * day * (I + O))) * 1e6,
    cost_per_user: total / at('daily_active_users'),
    served_throughput: (rate * (I + O)) / gpus,
    unserved_at_peak: Math.max(0, 1 - at('available_gpus') / at('peak_gpus')),
    api_cost: bought,
  };
}

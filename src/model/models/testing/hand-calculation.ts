/** Inputs by name, in the units in which the model declares them. */
export type Numbers = Readonly<Record<string, number>>;

/** What the calculation gives, in the units in which the model declares it. */
export interface HandCalculation {
  readonly [name: string]: number;
}

const day = 24 * 3600;

/**
 * The service's model worked out by hand for one workload called chat, in plain numbers and seconds, without the
 * notation, the units or the formulas of the project: what the model must give, step by step.
 */
export function calculateByHand(x: Numbers, kind: 'grouped' | 'latent'): HandCalculation {
  const at = (name: string): number => {
    const value = x[name];
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
  const squares = I * I * (1 + cvI * cvI);
  const context = I * (1 + at('chat.length_correlation') * cvI * cvO) + (O * (1 + cvO * cvO)) / 2;

  // The language model.
  const L = at('layers');
  const h = at('heads');
  const active = at('active_parameters');
  const [readAttention, writeAttention, cacheValues] =
    kind === 'grouped'
      ? [2 * h * at('head_dim') * L, 4 * h * at('head_dim') * L, 2 * L * at('kv_heads') * at('head_dim')]
      : [
          h * (at('query_key_dim') + at('value_dim')) * L,
          2 * h * (2 * at('kv_rank') + at('rope_dim')) * L,
          L * (at('kv_rank') + at('rope_dim')),
        ];
  const cacheBytes = cacheValues * at('kv_value_bytes');
  const weightBytes = at('weight_bytes');
  const g = at('decode_gpus');
  const replicated = at('replicated_parameters') * weightBytes;
  const sharded = at('parameters') * weightBytes - replicated;
  const W = g * replicated + sharded;

  // Reading.
  const peak = at('peak_flops') * at('mfu');
  const attentionPeak = at('attention_peak_flops') * at('mfu');
  const read =
    (2 * active * I * (1 - hit)) / peak + (readAttention * squares * (1 - hit * hit)) / attentionPeak;

  // Writing.
  const perToken = (2 * active) / peak + (writeAttention * context) / attentionPeak;
  const bandwidth = g * at('memory_bandwidth') * 1e9 * at('mbu');
  const byMemory = (g * at('memory') * 1e9 * at('memory_share') - W) / (context * cacheBytes);
  const wait = at('communication_time') / 1000;
  const T = 1 / at('promised_speed') - wait;
  const bySpeed = Math.min((T * g) / perToken, (T * bandwidth - W) / (context * cacheBytes));
  const batch = byMemory < 1 ? Number.NaN : bySpeed < 1 ? byMemory : Math.min(byMemory, bySpeed);
  const unread =
    x.routed_parameters === undefined
      ? 0
      : at('routed_parameters') * weightBytes * (1 - at('active_experts') / at('experts')) ** batch;
  const step =
    Math.max((batch * perToken) / g, (W - unread + batch * context * cacheBytes) / bandwidth) + wait;
  const write = (O * g * step) / batch;

  // Fleet.
  const busy = (rate * (read + write)) / at('goodput');
  const peakGpus = (busy * at('peak_to_mean')) / at('target_utilization');
  const instance = Math.max(at('prefill_gpus'), g);
  const gpus = Math.ceil(Math.max(at('min_gpus'), peakGpus * (1 + at('spare'))) / instance) * instance;
  const elastic = at('elastic_share');
  const billed = (elastic * busy) / at('target_utilization') + (1 - elastic) * gpus;

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
  const labour = ((at('operations_staff') + at('research_staff')) * at('staff_cost')) / 365.25;
  const trainingFlop = at('training_factor') * active * at('training_tokens') * at('training_epochs');
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
    'chat.batch': batch,
    'chat.step_time': step * 1000,
    prefill_throughput: I / read,
    decode_throughput: O / write,
    gpus,
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
    unserved_at_peak: Math.max(0, 1 - at('available_gpus') / peakGpus),
    api_cost: bought,
  };
}

import { currencyOf, moneyIn } from '../../units/currencies.ts';
import type { Unit } from '../../units/unit.ts';
import type { BridgeKind } from './result.ts';

/**
 * Kinds of the built-in models' inputs where the unit alone does not tell. Names are the last parts of inputs' names.
 *
 * price: what one of something costs, and how it is paid for. volume: how much is asked. mix: how that is divided.
 * technology: what machines and software make of it, and how the fleet is run. rest: people, carbon.
 */
const kinds: Readonly<Record<BridgeKind, readonly string[]>> = {
  price: [
    ...['spot_share', 'spot_discount', 'spot_rework', 'owned_share', 'server_factor', 'network_share'],
    ...['cost_of_capital', 'hardware_lifetime', 'maintenance_share'],
  ],
  volume: [
    ...['calls', 'peak_to_mean', 'burst', 'training_epochs', 'training_experiments', 'refresh_interval'],
    ...['data_share', 'evaluation_share', 'failed_share', 'exploratory_share', 'staff_share'],
  ],
  mix: ['share', 'cache_hit', 'input_cv', 'output_cv', 'length_correlation'],
  technology: [
    ...['layers', 'heads', 'kv_heads', 'head_dim', 'd_model', 'experts', 'active_experts'],
    ...['expert_bytes_ratio', 'kv_value_bytes', 'state_bytes', 'kv_rank', 'rope_dim'],
    ...['query_key_dim', 'value_dim'],
    ...['linear_efficiency', 'attention_efficiency', 'mbu', 'link_domain', 'link_efficiency'],
    ...['engine_efficiency', 'prefill_gpus', 'prefill_replicas', 'decode_gpus', 'decode_replicas'],
    ...['separate_pools', 'rank_imbalance', 'communication_hidden', 'activation_passes', 'memory_share'],
    ...['stage_latency', 'host_time', 'accepted_tokens', 'promised_speed', 'cost_ceiling', 'max_batch'],
    ...['concurrency', 'output_reserve', 'goodput', 'fleet_efficiency', 'fleet_utilization'],
    ...['service_level', 'target_utilization', 'spare', 'min_gpus', 'fleet_gpus', 'elastic_share'],
    ...['available_gpus', 'active_draw', 'idle_draw', 'cluster_overhead', 'pue', 'mfu'],
    ...['training_mfu', 'training_goodput', 'usual_duration', 'scaling_exponent', 'failures_in_mfu'],
    ...['time_between_failures', 'restart_time', 'tile_tokens'],
  ],
  rest: ['training_duration'],
};

/** Inputs of the kinds of layers that a language model has, as in `full_layers`. */
export const ofLayers = /_(?:layers|values|read_flop|write_flop|window|ratio|top_k|index_flop)$/;

const known: ReadonlyMap<string, BridgeKind> = new Map(
  Object.entries(kinds).flatMap(([kind, names]) =>
    names.map((name): [string, BridgeKind] => [name, kind as BridgeKind]),
  ),
);

/** Names that the table gives a kind. */
export const namesWithKind: readonly string[] = [...known.keys()];

/** The last part of a name: `gpu_price` of `chat.gpu_price`. */
export const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** What stands before it: `chat`, or nothing. */
export const ownerPart = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('.')));

/**
 * What the change of an input is a change of. Money decides first, then the table of the built-in models' inputs, then
 * the unit: amounts that are asked or used, in all or in a time, are volume, also hours and days; figures of machines and
 * models are technology, also seconds; people, months and years are the rest.
 */
export function kindOf({ name, unit }: { readonly name: string; readonly unit: Unit }): BridgeKind {
  if (isPrice(unit)) return 'price';
  if (/\.to\.\w+$/.test(name)) return 'mix';
  if (/^(?:commitments|credits)\.\d+\.|^(?:discount|tax)$/.test(name)) return 'price';
  const last = lastPart(name);
  return known.get(last) ?? (ofLayers.test(last) ? 'technology' : kindOfUnit(last, unit));
}

/** Money for something, or one currency for another. */
function isPrice(unit: Unit): boolean {
  const money = moneyIn(unit);
  if (money.size > 1) return true;
  const currency = currencyOf(unit);
  return currency !== null && money.get(currency)! > 0;
}

/** What people ask or pay by. */
const asked: ReadonlySet<string> = new Set(['s', 'user', 'query']);

/** Seconds in an hour, and in a month of 28 days. */
const [hour, month] = [3600, 28 * 86_400];

function kindOfUnit(name: string, { dimension, factor, text }: Unit): BridgeKind {
  const powers = Object.entries(dimension);
  if (powers.length === 0) return /(?:^|_)(?:share|mix|fraction)$/.test(name) ? 'mix' : 'rest';
  if (text.includes('%') || ['person', 'g', 'USD'].some((word) => word in dimension)) return 'rest';
  const isTime = powers.length === 1 && dimension.s === 1;
  if (isTime) return factor < hour ? 'technology' : factor < month ? 'volume' : 'rest';
  const isPower = dimension.J === 1 && dimension.s === -1;
  if ('FLOP' in dimension || 'parameter' in dimension || isPower) return 'technology';
  return powers.every(([word, power]) => power > 0 || asked.has(word)) ? 'volume' : 'technology';
}

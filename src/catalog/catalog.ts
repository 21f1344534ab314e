import { host } from '#host';
import type { TensorFormat } from './storage-formats.ts';
import type { ModelFacts } from './structure/facts.ts';

/** What every row says about itself. */
export interface Sourced {
  readonly id: string;
  /** Other names of exactly the same thing: whoever writes one gets this row. */
  readonly aliases?: readonly string[];
  /** Month or year the facts are of. */
  readonly date: string;
}

/** How rent is paid; the words of a scenario's `rental`. */
export const rentals = ['on-demand', 'reserved-1y', 'reserved-3y', 'spot'] as const;
export type Rental = (typeof rentals)[number];

/** Who rents out: one of the large clouds, a specialist with servers of its own, or a market of other people's. */
export const providers = ['hyperscaler', 'neocloud', 'marketplace'] as const;
/** The words of a scenario's `provider`. */
export type Provider = (typeof providers)[number];

/** Half of a year: January to June, July to December. */
export type Half = 1 | 2;

/**
 * Offers of one year, or of half of it: how many were seen, and their spread in USD a GPU and hour. A year whose offers are
 * all of one half has that half alone; one with offers of both has a row of the whole year and one of each half.
 */
export interface RentRow {
  readonly year: number;
  readonly half?: Half;
  /** Last year the row holds for, when that is not `year`. */
  readonly until?: number;
  readonly kind: Rental;
  /** Left out for a price of a scenario's own, which holds for every class. */
  readonly provider?: Provider;
  readonly count?: number;
  readonly low?: number;
  readonly median?: number;
  readonly high?: number;
  readonly source: string;
}

/** Prices of one year in USD; `chip` alone, or with its part of the `server`. */
export interface PurchaseRow {
  readonly year: number;
  /** Month of the latest of them, where it is known. */
  readonly date?: string;
  readonly low: number;
  readonly high?: number;
  readonly basis: 'chip' | 'server' | 'unclear';
  readonly source: string;
}

/** What accelerators talk over, in GB/s one way each: inside a domain of so many, and between domains. */
export interface Links {
  readonly gb_per_s: number;
  readonly domain: number;
  readonly network_gb_per_s: number;
  readonly source: string;
}

/** Number formats that some accelerator multiplies in. */
export type NativeFormat = 'fp16' | 'bf16' | 'fp8' | 'fp6' | 'fp4' | 'int8' | 'int4';

export interface AcceleratorRow extends Sourced {
  readonly name: string;
  /** Year, or month, in which it could first be had. */
  readonly launch: string;
  /** Dense, not sparse; null where the chip has no such arithmetic, or none that is of use. `bf16` stands for fp16 too. */
  readonly dense_tflops: Readonly<Record<TensorFormat, number | null>>;
  /**
   * What it multiplies in, whether serving engines use it or not. Every other storage format is weight-only: a kernel
   * unpacks it and multiplies in 16 bit.
   */
  readonly native_formats: readonly NativeFormat[];
  /** The fastest matrix products somebody measured, which no serving engine passes. */
  readonly best_matmul_tflops?: Readonly<Partial<Record<TensorFormat, number>>>;
  /** As the driver reports: "80 GB" of a data sheet are 80 GiB. */
  readonly memory_bytes: number;
  readonly bandwidth_gb_per_s: number;
  readonly links: Links;
  /** Share of the dense peak that matrix products reach while serving, where a source says other than for most. */
  readonly linear_efficiency?: { readonly notation: string; readonly source: string };
  /** What an engine makes of this chip with a mixture of experts, over the model of serving, where measurements say other than for most. */
  readonly experts_engine_efficiency?: { readonly notation: string; readonly source: string };
  /** Time for which a layer waits for its kernels, where its software takes longer to launch them than that of most. */
  readonly stage_latency?: { readonly notation: string; readonly source: string };
  readonly chip_power_w: number | null;
  /** Maximum draw with its part of the server and no further; null where nobody says. */
  readonly server_power_w: number | null;
  /**
   * What a site holds ready at its meter for each accelerator: server, network, storage, servers without accelerators,
   * cooling and losses. The overheads of cluster and building are in it and must not be counted again. Null where nobody says.
   */
  readonly all_in_power_w: number | null;
  readonly rent: readonly RentRow[];
  readonly purchase: readonly PurchaseRow[];
  readonly sources: readonly string[];
  readonly note?: string;
}

/** Counted from a config.json or hyperparameters by bench/language-models.ts. */
export interface LanguageModelRow extends Sourced, ModelFacts {
  readonly name: string;
  /** Other names that are exactly this model. */
  readonly aliases?: readonly string[];
  /** Whether anybody may run it: a service that runs such a model has not trained it. */
  readonly open_weights: boolean;
  /** Counts its makers published, to hold the computed ones against. */
  readonly published?: { readonly parameters: number; readonly active_parameters?: number };
  /** Id of the row of API prices that sells it, or something like it. */
  readonly api_price?: string;
  readonly sources: readonly string[];
  readonly note?: string;
}

export interface RegionRow extends Sourced {
  readonly name: string;
  /** Id of the country or state whose electricity a cloud's region pays; it has no price of its own then. */
  readonly of?: string;
  /** What large users pay, in USD per kWh. */
  readonly electricity: readonly {
    readonly year: number;
    readonly low: number;
    readonly high: number;
    readonly mean?: number;
  }[];
  readonly electricity_source: string;
  /** Notation, in g/kWh: of the grid, location-based. */
  readonly carbon_intensity: string;
  readonly carbon_intensity_source: string;
  /** In g/kWh: what the provider claims after certificates and contracts, market-based. Nothing is computed from it. */
  readonly carbon_market?: string;
  readonly carbon_market_source?: string;
  /** Power usage effectiveness by year, where a cloud publishes it for the region. */
  readonly pue?: readonly { readonly year: number; readonly value: number }[];
  readonly pue_source?: string;
}

/** Tokens of requests somebody recorded: mean, quantiles, spread. */
export interface WorkloadRow extends Sourced {
  readonly label: string;
  readonly input: Readonly<Record<string, number>> | null;
  readonly output: Readonly<Record<string, number>> | null;
  readonly input_cv: number | null;
  readonly output_cv: number | null;
  readonly length_correlation: number | null;
  /** Share of the input tokens that were, or could have been, found in a cache. */
  readonly cache_hit?: number;
  /** Share of the output that is reasoning nobody sees. */
  readonly reasoning_share?: number;
  /** Highest rate over the mean, by minute or hour. */
  readonly peak_to_mean?: Readonly<Record<string, number>>;
  readonly requests?: number;
  readonly kind: string;
  readonly licence: string;
  readonly source: string;
}

/** A kind of use with distributions of its *means*: what a scenario's workload of that name starts from. */
export interface ApplicationRow extends Sourced {
  readonly label: string;
  readonly input_tokens: string;
  readonly output_tokens: string;
  readonly input_cv: string;
  readonly output_cv: string;
  readonly length_correlation: string;
  /** Share of the input that is found in a cache. */
  readonly cache_hit: string;
  readonly cache_hit_source: string;
  readonly source: string;
}

/** A default of a model's input; `id` is the input's name. */
export interface AssumptionRow extends Sourced {
  readonly unit: string;
  readonly notation: string;
  readonly source: string;
}

/** The cheapest and the dearest of some offers, in USD per million tokens. */
interface PriceRange {
  readonly low: number;
  readonly high: number;
}

/** What a provider charges for the tokens of a model from `from` to `date`, the last month in which it was seen. */
export interface ApiPriceRow extends Sourced {
  /** The language model's id, as in this catalogue or at its maker; several rows of one model are its history. */
  readonly model: string;
  readonly provider: string;
  /** First month in which it is known to have held, when that is not `date`. */
  readonly from?: string;
  readonly input_usd_per_mtoken: number;
  /** Left out where nobody says: then all input is charged in full. */
  readonly cached_input_usd_per_mtoken?: number;
  /** Price of input that is kept for later, where that is another than that of input. */
  readonly cache_write_usd_per_mtoken?: number;
  readonly output_usd_per_mtoken: number;
  /** Price in batches, which wait up to a day, over these prices. */
  readonly batch_share?: number;
  /** Where several hosts sell an open model: how many, and their spread around the row's prices, which are medians. */
  readonly offers?: {
    readonly count: number;
    readonly input: PriceRange;
    readonly cached_input: PriceRange;
    readonly output: PriceRange;
  };
  readonly sources: readonly string[];
}

/** A published training run, from which the utilization of others is predicted; none of them is held against a prediction. */
export interface TrainingRunRow extends Sourced {
  readonly name: string;
  readonly active_parameters: number;
  readonly tokens: number;
  /** Id of its accelerator. */
  readonly accelerator: string;
  readonly accelerator_hours: number;
  /** How many it ran on, where they say so. */
  readonly accelerators?: number;
  /** True for a mixture of experts. */
  readonly experts?: boolean;
  readonly source: string;
  readonly note?: string;
}

/** What a US dollar is worth in the currency that `id` names (ISO 4217). */
export interface ExchangeRateRow extends Sourced {
  readonly name: string;
  /** Average of the month `date`. */
  readonly latest: number;
  /** Root mean square of how far, in logarithms, the average of a month came from that of twelve months before. */
  readonly volatility: number;
  /** Average of each whole year, with the lowest and the highest average of a month in it. */
  readonly yearly: readonly {
    readonly year: number;
    readonly mean: number;
    readonly low: number;
    readonly high: number;
  }[];
  readonly source: string;
}

/** How prices change from year to year: what their inputs grow by in a scenario with a horizon. */
export interface TrendRow extends Sourced {
  readonly inputs: readonly string[];
  /** Years of launch of the accelerators whose rent it is; others where it is none. */
  readonly launched_from?: number;
  readonly launched_until?: number;
  /** A rate of growth with its period. */
  readonly notation: string;
  readonly source: string;
}

/**
 * How many measured values of a group a backtest of the shipped scenarios found inside its 90 % intervals; `id` is the
 * group. Made by `npm run calibration`.
 */
export interface CalibrationRow extends Sourced {
  /** The built-in models that gave the intervals. */
  readonly models: readonly string[];
  readonly n: number;
  readonly inside: number;
  /** Geometric mean of the median over what was reported. */
  readonly bias: number | null;
  /** Root mean square of ln(median / reported). */
  readonly off: number | null;
  /** Geometric mean of the interval's high end over its low end. */
  readonly width: number | null;
  /** Mean continuous ranked probability score of the logarithm. */
  readonly crps: number | null;
  /** The same counts by model and input, over the scenarios in which the input's default stood. */
  readonly defaults: Readonly<
    Record<string, Readonly<Record<string, { readonly n: number; readonly inside: number }>>>
  >;
  readonly source: string;
}

/** A table beside this file, read when it is first asked for. The tests check every row against its type. */
function table<Row extends Sourced>(file: string): () => readonly Row[] {
  return () => host.table(`catalog/${file}.json`) as readonly Row[];
}

export const accelerators = table<AcceleratorRow>('accelerators');
export const languageModels = table<LanguageModelRow>('language-models');
export const regions = table<RegionRow>('regions');
export const workloads = table<WorkloadRow>('workloads');
export const applications = table<ApplicationRow>('applications');
export const assumptions = table<AssumptionRow>('assumptions');
export const apiPrices = table<ApiPriceRow>('api-prices');
export const trainingRuns = table<TrainingRunRow>('training-runs');
export const exchangeRates = table<ExchangeRateRow>('exchange-rates');
export const trends = table<TrendRow>('trends');
export const calibration = table<CalibrationRow>('calibration');

/** The row of that id, or undefined. */
export function rowOf<Row extends Sourced>(rows: readonly Row[], id: string): Row | undefined {
  return rows.find((row) => row.id === id);
}

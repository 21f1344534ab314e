import {
  accelerators,
  apiPrices,
  applications,
  assumptions,
  exchangeRates,
  languageModels,
  regions,
  type Sourced,
  trainingRuns,
  trends,
  workloads,
} from './catalog.ts';
import type { NamedRow, Naming } from './row-names.ts';

/** Any row of the catalogue. */
export type CatalogRow = Sourced & NamedRow;

/** The kinds of rows, by the words of `costcone catalog`. */
export const kindNames = [
  'accelerators',
  'models',
  'regions',
  'workloads',
  'applications',
  'assumptions',
  'api-prices',
  'training-runs',
  'exchange-rates',
  'trends',
] as const;
export type KindName = (typeof kindNames)[number];

export interface Kind {
  readonly name: KindName;
  /** One of its rows in a sentence. */
  readonly one: string;
  readonly holds: string;
  /** The key of a scenario whose value names a row. */
  readonly option?: string;
  readonly naming: Naming;
  readonly rows: () => readonly CatalogRow[];
}

export const kinds: readonly Kind[] = [
  {
    name: 'accelerators',
    one: 'an accelerator',
    holds: 'dense FLOP/s, memory, bandwidth, power, rent and purchase prices by year',
    option: 'accelerator',
    naming: 'maker',
    rows: accelerators,
  },
  {
    name: 'models',
    one: 'a language model',
    holds: 'layers, parameters and number formats of language models, counted from their configs',
    option: 'language_model',
    naming: 'release',
    rows: languageModels,
  },
  {
    name: 'regions',
    one: 'a region',
    holds: 'electricity prices and carbon intensity',
    option: 'region',
    naming: 'spelling',
    rows: regions,
  },
  {
    name: 'workloads',
    one: 'a recorded workload',
    holds: 'tokens of recorded requests: means, quantiles, spread, peaks',
    naming: 'spelling',
    rows: workloads,
  },
  {
    name: 'applications',
    one: 'an application',
    holds: 'defaults of workloads by their name: input and output tokens, share found in the cache',
    option: 'like',
    naming: 'spelling',
    rows: applications,
  },
  {
    name: 'assumptions',
    one: 'an input of the models',
    holds: 'defaults of the models’ inputs: staff, utilization, power, capital, network',
    naming: 'spelling',
    rows: assumptions,
  },
  {
    name: 'api-prices',
    one: 'an API price',
    holds: 'what providers charge for tokens',
    naming: 'spelling',
    rows: apiPrices,
  },
  {
    name: 'training-runs',
    one: 'a training run',
    holds: 'published training runs, from which utilization is taken: parameters, tokens, hours',
    naming: 'spelling',
    rows: trainingRuns,
  },
  {
    name: 'exchange-rates',
    one: 'an exchange rate',
    holds: 'what a US dollar is worth in the currencies of scenarios, by year',
    naming: 'spelling',
    rows: exchangeRates,
  },
  {
    name: 'trends',
    one: 'a trend',
    holds: 'how rents, prices and pay change from year to year, for scenarios with a horizon',
    naming: 'spelling',
    rows: trends,
  },
];

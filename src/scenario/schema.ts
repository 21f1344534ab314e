import { parseMonth } from '../notation/calendar-month.ts';
import * as z from 'zod';
import { accelerators, languageModels, providers, regions, rentals } from '../catalog/catalog.ts';
import { staffs } from '../catalog/staff.ts';
import { builtInModels } from '../model/models/built-in-models.ts';
import { currencies } from '../units/currencies.ts';

const text = (description: string) => z.string({ error: 'must be text' }).describe(description);

/** `a, b or c`. */
const oneOf = (names: readonly string[]) => `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

/** A unit; the number 1 says that there is none. */
const unit = (description: string) =>
  z.union([z.string(), z.literal(1)], { error: 'must be a unit, as in USD/day, or 1' }).describe(description);

const notation = z
  .union([z.string(), z.number()], { error: 'must be a number or a text such as `10M to 15M`' })
  .describe(
    'A number (12, 1.5e6, 10k, 40%), a distribution (10M to 15M, triangular(0.05, 0.08, 0.15)), with or without a unit.',
  );

const formula = z
  .union([z.string(), z.number()], { error: 'must be a formula' })
  .describe('A formula over inputs and quantities, as in daily_cost * 30 day.');

const share = (description: string, rule: string) =>
  z.union([z.number(), z.string()], { error: rule }).describe(description);

const catalogRow = (what: string) =>
  z
    .union([z.string(), z.record(z.string(), z.unknown())], { error: `must be a name or a mapping` })
    .describe(what);

const formats = (what: string) =>
  z
    .record(z.string(), z.string({ error: 'must be a number format, as in fp16' }), {
      error: 'must be a mapping such as `{ weights: fp16, attention: fp16, kv: fp16 }`',
    })
    .describe(what);

const list = <T extends z.ZodType>(item: T, error: string) => z.array(item, { error });

/** A list; `none` takes away what a scenario has from the one that it extends. */
const listOrNone = <T extends z.ZodType>(item: T, error: string) =>
  z.union([list(item, error), z.string({ error }).regex(/^none$/, { error })], { error });

const rate = notation.describe('A rate and its period, as in 3% to 8% per month, or none.');

const step = z
  .strictObject(
    {
      from: z
        .string({
          error: 'must be a month such as 2027-07, or a time after the start such as uniform(3, 9) month',
        })
        .describe(
          'The month from whose first day it is in force, as in 2027-07, or a time after the start, as in uniform(3, 9) month.',
        ),
      factor: notation.describe('What the input is multiplied by.').optional(),
      value: notation.describe('What the input is from then on.').optional(),
      probability: share(
        'The chance that it happens at all; 1 when left out.',
        'must be a share, as in 70%',
      ).optional(),
    },
    { error: 'must be a mapping such as `{ from: 2027-07, factor: 0.6 }`' },
  )
  .refine((row) => (row.factor === undefined) !== (row.value === undefined), {
    error: 'needs exactly one of `factor` and `value`',
  });

const firstMonth = 'must be a month, as in 2027-01';
const monthCount = 'must be a whole number from 1 to 60';

const horizon = z.strictObject(
  {
    from: z
      .string({ error: firstMonth })
      .refine((text) => parseMonth(text) !== null, { error: firstMonth })
      .describe('The first month, as in 2027-01.'),
    months: z
      .int({ error: monthCount })
      .min(1, { error: monthCount })
      .max(60, { error: monthCount })
      .describe('How many months, 1 to 60.'),
  },
  { error: 'must be a mapping such as `{ from: 2027-01, months: 12 }`' },
);

/** How an input changes over the months of a horizon. */
const series = {
  growth: rate.optional(),
  volatility: notation
    .describe('Wandering: standard deviation of the logarithm per root of the period, as in 20% per year.')
    .optional(),
  noise: notation
    .describe('Deviations that come back: their relative standard deviation, as in 4%.')
    .optional(),
  persistence: notation
    .describe("Correlation of a month's deviation with the last one's, as in 0.8; 0 when left out.")
    .optional(),
  season: listOrNone(notation, 'must be a list of 12 factors, January first, or of 4 by quarter')
    .describe('12 factors by calendar month, January first, or 4 by quarter.')
    .optional(),
  steps: listOrNone(step, 'must be a list such as `[{ from: 2027-07, factor: 0.6 }]`')
    .describe('Changes from some month on.')
    .optional(),
  limits: listOrNone(notation, 'must be a list of two values, the lowest and the highest')
    .describe('The lowest and the highest value: values beyond are set to these, and counted.')
    .optional(),
};

const plainMapping = z.strictObject({
  value: notation.optional(),
  ...series,
  unit: unit('Unit of an input of your own when its notation has none, as in USD/hour.').optional(),
  source: text('Where the number comes from; begin with "judgement" if it is not published.').optional(),
  explanation: text('What it is, in one sentence.').optional(),
});

const inputMapping = plainMapping.refine(
  (entry) => entry.value !== undefined || Object.keys(series).some((key) => key in entry),
  { error: '`value` is missing' },
);

const input = z.union([notation, inputMapping], {
  error: 'must be a number, a text such as `10M to 15M`, or a mapping with `value`',
});

const formulaMapping = z.strictObject({
  formula,
  unit: unit('The unit to show it in, as in USD/day; found from the formula when left out.').optional(),
  label: text('Its name for people, as in Monthly cost.').optional(),
  source: text('Where the formula comes from.').optional(),
  explanation: text('What it is, in one sentence.').optional(),
});

const ownQuantity = z.union([formula, formulaMapping], {
  error: 'must be a formula or a mapping with `formula`',
});

const workloadRow = z
  .object(
    {
      name: text('One word, as in chat; its quantities are then called chat.input_tokens and so on.'),
      like: text('The application whose tokens it starts from, when that is not its name.').optional(),
    },
    { error: 'must be a mapping with `name`' },
  )
  .catchall(input)
  .describe(
    'One kind of use. Every key but name and like is a quantity of the model, as in share or input_tokens.',
  );

const workload = z.union([z.string(), workloadRow], { error: 'must be a name, or a mapping with `name`' });

/** Option words that the scenario has, and each of its services may have. */
const options = {
  accelerator: catalogRow('Accelerator: an id of `costcone catalog accelerators`, or a row of your own.'),
  language_model: catalogRow(
    'Language model: an id of `costcone catalog models`, the path of a Hugging Face config.json or of its folder, hyperparameters (`layers`, `d_model` ..), or a size alone (`parameters`, `active_parameters`).',
  ),
  rental: text(`${oneOf(rentals)}.`),
  provider: text(`Who rents it out: ${oneOf(providers)}; neocloud from 2023 on when left out.`),
  region: text(
    'Where it runs, for electricity, carbon and PUE: a country, a state or a region of a cloud, as in us or aws-eu-central-1.',
  ),
  formats: formats(
    'Number formats of weights, attention and KV cache: fp32, bf16, fp16, fp8, int8, int4, fp4.',
  ),
  gpus_per_instance: z
    .record(z.string(), z.number({ error: 'must be a whole number' }), {
      error: 'must be a mapping such as `{ prefill: 8, decode: 8 }`',
    })
    .describe('GPUs that serve one copy of the model, for prefill and for decode.'),
  attention_replicas: z
    .record(z.string(), z.number({ error: 'must be a whole number' }), {
      error: 'must be a mapping such as `{ prefill: 1, decode: 8 }`',
    })
    .describe(
      'Groups of GPUs in an instance that each keep the whole attention, of a model with experts: 1 is tensor parallelism, as many as GPUs is data-parallel attention.',
    ),
};

const workloads = list(workload, 'must be a list of names, or of mappings with `name`');

const service = z
  .object(
    {
      ...options,
      pool: text(
        'The fleet that it shares with other services of the same accelerator; its own when left out.',
      ),
      workloads: workloads.describe('Kinds of use of this service; those of the scenario when left out.'),
      calls: input.describe('Calls of its model for each query that reaches it; 1 when left out.'),
    },
    { error: 'must be a mapping such as `{ language_model: llama3.1-70b }`' },
  )
  .partial()
  .catchall(input)
  .describe(
    'One language model on one kind of accelerator. Every other key is an input of the model, as in promised_speed.',
  );

const tokenPrices = z.strictObject({
  input: input.describe('Price of input tokens, as in 0.6 USD/Mtoken.').optional(),
  output: input.describe('Price of output tokens, as in 2 USD/Mtoken.').optional(),
  cached_input: input
    .describe('Price of input tokens found in the cache; as for other input when left out.')
    .optional(),
  services: list(text('A service.'), 'must be a list of services, as in `[chat]`')
    .describe('Services whose tokens are billed; all that the group reaches when left out.')
    .optional(),
});

const customer = z.strictObject(
  {
    users: input.describe('People of this group, as in 200k to 300k.').optional(),
    queries_per_user: input.describe('Queries each of them sends on a day.').optional(),
    queries: input.describe('Instead of users: queries a day, as in 1M to 2M query/day.').optional(),
    price: z
      .union([notation, tokenPrices, inputMapping], {
        error:
          'must be a price such as `20 USD/user/month` or `{ input: 0.6 USD/Mtoken, output: 2 USD/Mtoken }`',
      })
      .describe('What it pays: by user, query, time, or token.')
      .optional(),
    to: z
      .record(z.string(), input, { error: 'must be a mapping such as `{ router: 100%, chat: 30% }`' })
      .describe('Share of its queries that reach each service; they need not add up to 1.')
      // A scenario that extends another one may leave it as it is; that it stands somewhere is checked later.
      .optional(),
  },
  { error: 'must be a mapping such as `{ users: 100k, to: { chat: 100% } }`' },
);

const correlation = z.strictObject(
  {
    between: z
      .array(text('An input.'), { error: 'must be a list of two inputs, as in `[a, b]`' })
      .length(2, { error: 'must be a list of two inputs, as in `[a, b]`' })
      .describe('Two inputs that have distributions.'),
    spearman: z
      .number({ error: 'must be a number' })
      .describe("Spearman's rank correlation, between -1 and 1.")
      .optional(),
    normal: z
      .number({ error: 'must be a number' })
      .describe('Correlation of the normal copula instead.')
      .optional(),
  },
  { error: 'must be a mapping such as `{ between: [a, b], spearman: 0.3 }`' },
);

/** When a row counts, of a scenario with a horizon. */
const dates = {
  from: text(
    'The first month in which it counts, as in 2027-01; that of the horizon when left out.',
  ).optional(),
  months: z
    .int({ error: 'must be a whole number of months' })
    .min(1, { error: 'must be at least 1 month' })
    .max(600, { error: 'must be at most 600 months' })
    .describe('For how many months; to the end of the horizon when left out.')
    .optional(),
};

const commitment = z.strictObject(
  {
    gpus: input.describe('Accelerators, as in 64 or 48 to 96.'),
    price: input.describe('What each of them costs, used or not, as in 1.7 USD/GPU/hour.'),
    accelerator: text('Which accelerator, where the scenario has several.').optional(),
    service: text('The service it is for, where the scenario has several.').optional(),
    ...dates,
  },
  { error: 'must be a mapping such as `{ gpus: 64, price: 1.7 USD/GPU/hour }`' },
);

const credit = z.strictObject(
  {
    amount: input.describe('What it is worth, as in 100k USD.'),
    ...dates,
  },
  { error: 'must be a mapping such as `{ amount: 100k USD, from: 2027-01, months: 12 }`' },
);

/** What a published value is: scored by `backtest`, shown only, or a product of the inputs given here. */
export const publishedKinds = ['measured', 'estimate', 'arithmetic'] as const;
export const publishedGroups = ['training', 'throughput', 'energy', 'cost'] as const;
const publishedStatistics = ['mean', 'median'] as const;

/** The keys that say what was reported; every row has one of them. */
export const publishedNumbers = ['value', 'at_most', 'at_least'] as const;

const published = z
  .strictObject(
    {
      quantity: text('The quantity that was reported, of exactly that scope.'),
      value: notation
        .describe(
          'The reported number with its unit, as in 694444 USD/day, or the range that was reported, as in 3 to 4 J/token.',
        )
        .optional(),
      at_most: notation
        .describe(
          'Instead of `value`: a bound from above, as in 1 USD/Mtoken for what is sold at that price.',
        )
        .optional(),
      at_least: notation.describe('Instead of `value`: a bound from below.').optional(),
      statistic: z
        .enum(publishedStatistics)
        .describe('Whether it is a mean or a median over requests, hours or machines, where that was said.')
        .optional(),
      source: text('Who reported it, and when.'),
      kind: z
        .enum(publishedKinds)
        .describe(
          'measured, estimate, or arithmetic (a product of the inputs given here). Only measured is scored.',
        ),
      group: z.enum(publishedGroups).describe('The group that `backtest` counts it in.').optional(),
    },
    { error: 'must be a mapping with `quantity`, `value`, `source` and `kind`' },
  )
  .refine((row) => publishedNumbers.filter((key) => row[key] !== undefined).length === 1, {
    error: 'needs exactly one of `value`, `at_most` and `at_least`',
  });

/** The keys that say what was seen, each with the one that it cannot do without. */
const observedForms = { value: 'error', between: null, count: 'of' } as const;

const seenNumber = z.union([z.string(), z.number()], {
  error: 'must be a number with its unit, as in 61k USD/month',
});

const observation = z.strictObject(
  {
    quantity: text('The input or quantity that was measured, of exactly that scope.'),
    value: seenNumber.describe('What was seen, as in 61k USD/month.').optional(),
    error: seenNumber
      .describe(
        'Beside `value`: standard deviation of how far off the measurement and the model together may be, as in 3% (of the logarithm) or 2k USD/month.',
      )
      .optional(),
    between: z
      .array(seenNumber, { error: 'must be a list of two values, as in `[14 GPU, 16 GPU]`' })
      .length(2, { error: 'must be a list of two values, as in `[14 GPU, 16 GPU]`' })
      .describe('Instead of `value`: a hard range, ends included.')
      .optional(),
    count: seenNumber
      .describe('Instead of `value`: how many were counted, as in 7; it needs no error.')
      .optional(),
    of: seenNumber
      .describe(
        "Beside `count`: over how much of the quantity's unit, as in 1 day (Poisson), or of how many, as in 100 (binomial).",
      )
      .optional(),
    month: z
      .string({ error: 'must be a month, as in 2026-10' })
      .describe(
        'The calendar month in which it was seen, as in 2026-10: an amount is spread over its days; with a horizon, the month must be in it.',
      )
      .optional(),
    source: text('Where it was measured, as in invoice of October.').optional(),
  },
  { error: 'must be a mapping such as `{ quantity: hardware_cost, value: 61k USD/month, error: 3% }`' },
);

const yearRule = 'must be a year or half of one, as in 2024 or 2024-H2';

/** The shape of a scenario file: which keys there are and of what kind their values are. */
export const scenarioShape = z
  .strictObject(
    {
      title: text('Title of the report.'),
      question: text('The question this scenario answers.'),
      extends: text('Path of another scenario, from this file; only what differs is written here.'),
      model: text(
        `Built-in model: ${oneOf(builtInModels.map(({ name }) => name))}. Leave it out to use only your own formulas.`,
      ),
      ...options,
      year: z
        .union(
          [
            z
              .int({ error: 'must be a year, as in 2024' })
              .min(2000, { error: 'must be a year, as in 2024' })
              .max(2100, { error: 'must be a year, as in 2024' }),
            z.string().regex(/^2[01]\d\d-H[12]$/, { error: yearRule }),
          ],
          { error: yearRule },
        )
        .describe("Chooses the catalogue's price rows: a year, or half of one, as in 2026-H2."),
      horizon: horizon.describe('Months to look at, rather than a day.'),
      fiscal_year_starts: z
        .union([z.int(), z.string()], { error: 'must be a month of the year, as in 04' })
        .describe(
          'Month of the year, 01 to 12, in which the fiscal year starts: results also by quarter and year.',
        ),
      currency: text(
        'The currency of results, as in EUR; amounts in others are converted by exchange rates, which are inputs (eur_per_usd). USD when left out.',
      ),
      precision: formats('The old name of `formats`, which still works.').meta({ deprecated: true }),
      commitments: list(
        commitment,
        'must be a list of commitments such as `[{ gpus: 64, price: 1.7 USD/GPU/hour }]`',
      ).describe(
        'Accelerators that are paid for whether they are used or not; what is needed beyond them is rented.',
      ),
      credits: list(
        credit,
        'must be a list of credits such as `[{ amount: 100k USD, from: 2027-01, months: 12 }]`',
      ).describe('Credits of providers, which pay their bills before any cash is spent.'),
      discount: input.describe('Discount on rent, as in 8%.'),
      tax: input.describe('Tax on purchases, as in 19%; wages are not taxed.'),
      rents: text(
        'Path of a price list of your own, a CSV file with the columns accelerator and price: it goes before the rents of the catalogue.',
      ),
      staff: text(`Whose pay counts: ${oneOf(staffs)}.`),
      workloads: workloads.describe('Kinds of use.'),
      services: z
        .record(z.string(), service, { error: 'must be a mapping from names to services' })
        .describe('Several services with one staff, each under its name; `customers` says who uses them.'),
      customers: z
        .record(z.string(), customer, { error: 'must be a mapping from names to groups of customers' })
        .describe(
          'Groups of customers: how much they ask, which services their queries reach, what they pay.',
        ),
      inputs: z
        .record(z.string(), input, { error: 'must be a mapping from names to values' })
        .describe(
          "The model's inputs that differ from their defaults, one of a workload by its full name (chat.input_tokens), and inputs of your own.",
        ),
      formulas: z
        .record(z.string(), ownQuantity, { error: 'must be a mapping from names to formulas' })
        .describe('Your own quantities, or other formulas for the quantities of the model.'),
      outputs: list(text('A quantity.'), 'must be a list of quantities, as in `[daily_cost]`').describe(
        "What is reported; the first is the headline. The model's headline quantities and your own formulas when left out.",
      ),
      correlations: list(correlation, 'must be a list of correlations').describe('Inputs that go together.'),
      goals: list(
        text('As in daily_cost <= 1M USD/day with 90%.'),
        'must be a list of goals such as `daily_cost <= 1M USD/day with 90%`',
      ).describe('Comparisons that should hold with some probability.'),
      published: list(published, 'must be a list of published values').describe(
        'Values that others have reported.',
      ),
      observed: list(
        observation,
        'must be a list of observations such as `[{ quantity: hardware_cost, value: 61k USD/month, error: 3% }]`',
      ).describe(
        'What was measured of this service: every draw counts by how well it agrees. A scenario that extends this one keeps it; `[]` drops it.',
      ),
      allow_non_finite: share(
        'Share of draws that may be no finite number; 0 when left out.',
        'must be a share, as in 0.01',
      ),
      level: share(
        'Level of the reported interval; 0.9 when left out.',
        'must be a share between 0 and 1, as in 0.9',
      ),
      notes: list(text('A sentence.'), 'must be a list of sentences').describe(
        'Sentences shown in the report.',
      ),
    },
    { error: 'a scenario must be a mapping from keys to values' },
  )
  .partial();

/** Top-level keys that are called something else now; they still work. */
export const oldNames: ReadonlyMap<string, string> = new Map([['precision', 'formats']]);

/** The keys that a mapping at a path may have, by their names of today. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(scenarioShape.shape).filter((key) => !oldNames.has(key));
  if (path[0] === 'customers') return Object.keys((path.length > 2 ? tokenPrices : customer).shape);
  if (path[0] === 'inputs' && path[2] === 'steps') return Object.keys(step.shape);
  const shapes = {
    horizon,
    inputs: plainMapping,
    formulas: formulaMapping,
    correlations: correlation,
    published,
    observed: observation,
    commitments: commitment,
    credits: credit,
  };
  return Object.keys(shapes[String(path[0]) as keyof typeof shapes]?.shape ?? {});
}

/** JSON Schema (draft 7) of a scenario file, for editors: with it they complete and check while one types. */
export function scenarioSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(scenarioShape, { target: 'draft-7', reused: 'inline' });
  const properties = schema.properties as Record<string, z.core.JSONSchema.BaseSchema>;
  const choices = {
    model: builtInModels.map(({ name }) => name),
    rental: rentals,
    staff: staffs,
    provider: providers,
    region: regions().map(({ id }) => id),
    currency: currencies,
  };
  for (const [key, words] of Object.entries(choices)) properties[key]!.enum = [...words];
  // Besides the catalogue's rows there are rows of one's own, and for models files.
  const [accelerator] = properties.accelerator!.anyOf as [z.core.JSONSchema.BaseSchema];
  accelerator.enum = accelerators().map(({ id }) => id);
  const [languageModel] = properties.language_model!.anyOf as [z.core.JSONSchema.BaseSchema];
  const names = languageModels().flatMap(({ id, aliases = [] }) => [id, ...aliases]);
  languageModel.anyOf = [{ enum: names }, { pattern: '\\.json$|[/\\\\]|^\\.' }];
  const row = properties.published!.items as z.core.JSONSchema.BaseSchema;
  row.oneOf = publishedNumbers.map((key) => ({ required: [key] }));
  const seen = properties.observed!.items as z.core.JSONSchema.BaseSchema;
  seen.oneOf = Object.entries(observedForms).map(([key, beside]) => ({
    required: beside === null ? [key] : [key, beside],
  }));
  return { ...schema, title: 'costcone scenario' };
}

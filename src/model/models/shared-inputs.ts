import { type InputRow, notNegative, positive, share } from './rows.ts';

const row = (
  name: string,
  unit: string,
  range: readonly [number, number],
  explanation: string,
): InputRow => ({ name, unit, range, explanation });

/** Inputs that mean the same in more than one model, so that a line of a scenario moves from one to the other. */
export const shared = {
  dailyActiveUsers: row('daily_active_users', 'user', notNegative, 'People who use the service on a day.'),
  queriesPerUser: row(
    'queries_per_user',
    'query/user/day',
    notNegative,
    'Queries each of them sends on that day: a mean over people, not one person’s number.',
  ),
  activeParameters: row(
    'active_parameters',
    'parameter',
    positive,
    'Parameters used for each token; for a mixture of experts only the active ones, not the total.',
  ),
  peakFlops: row(
    'peak_flops',
    'FLOP/s/GPU',
    positive,
    'Dense peak of one accelerator in the number format of the weights; half of a "sparse" figure.',
  ),
  mfu: row(
    'mfu',
    '',
    [Number.MIN_VALUE, 1],
    'Share of the peak that is reached while an accelerator is busy.',
  ),
  gpuPrice: row(
    'gpu_price',
    'USD/GPU/hour',
    notNegative,
    'Rent of one accelerator; it contains the lessor’s electricity, building and staff.',
  ),
  serverPower: row(
    'server_power',
    'W/GPU',
    notNegative,
    'Maximum power draw of one accelerator with its part of the server.',
  ),
  activeDraw: row('active_draw', '', share, 'Power draw while busy, as a share of the maximum.'),
  clusterOverhead: row(
    'cluster_overhead',
    '',
    notNegative,
    'Power draw of switches, storage and servers without accelerators, as a share of that of the accelerators’ servers.',
  ),
  pue: row('pue', '', [1, 5], 'Power usage effectiveness: draw of the building over draw of its computers.'),
  electricityPrice: row('electricity_price', 'USD/kWh', notNegative, 'Price of electricity.'),
  ownedShare: row('owned_share', '', share, 'Share of the accelerators that is owned; the rest is rented.'),
  hardwareLifetime: row(
    'hardware_lifetime',
    'year',
    positive,
    'Time over which purchased hardware is written off.',
  ),
  costOfCapital: row('cost_of_capital', '%/year', notNegative, 'Interest on purchased hardware.'),
  maintenanceShare: row(
    'maintenance_share',
    '%/year',
    notNegative,
    'Maintenance per year, as a share of the purchase price.',
  ),
  chipPrice: row(
    'chip_price',
    'USD/GPU',
    notNegative,
    'Purchase price of one accelerator without the rest of its server.',
  ),
  serverFactor: row(
    'server_factor',
    '',
    [1, 10],
    'Price of a server over the price of its chips; 1 where the chip price is already an eighth of a server.',
  ),
  networkShare: row(
    'network_share',
    '',
    [0, 0.9],
    'Share of a cluster’s price that is the network between its servers.',
  ),
  staffCost: row(
    'staff_cost',
    'USD/person/year',
    notNegative,
    'Loaded cost of one person: pay, benefits, office, equipment.',
  ),
  trainingFactor: row(
    'training_factor',
    'FLOP/parameter/token',
    positive,
    'Operations per parameter and training token: 2 forward and 4 backward make 6. The article takes 2.',
  ),
  trainingTokens: row('training_tokens', 'token', notNegative, 'Tokens of one training run.'),
  trainingEpochs: row('training_epochs', '', positive, 'How often each token is seen.'),
  trainingPeakFlops: row(
    'training_peak_flops',
    'FLOP/s/GPU',
    positive,
    'Dense 16-bit peak of the accelerator that trains, whatever format the run computes in: the utilization is a share of it.',
  ),
  trainingMfu: row(
    'training_mfu',
    '',
    [Number.MIN_VALUE, 1],
    'Share of the dense 16-bit peak that whole training runs reach: 6 N D over what the accelerators could have computed in all their hours, restarts and waiting included.',
  ),
  trainingGoodput: row(
    'training_goodput',
    '',
    [Number.MIN_VALUE, 1],
    'Share of the hours that move the training forward, for losses that the utilization does not contain; 1 where it was taken from whole runs.',
  ),
  trainingRunsPerYear: row(
    'training_runs_per_year',
    '1/year',
    notNegative,
    'Trainings per year whose cost the service carries.',
  ),
} satisfies Record<string, InputRow>;

/** What to write for names that models other than llm-service do not compute. */
export const sharedHints: Readonly<Record<string, string>> = {
  parameters:
    'give `active_parameters`, those used for each token, or the model itself, as in `language_model: { parameters: 7B }`',
};

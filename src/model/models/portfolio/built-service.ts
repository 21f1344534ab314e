import { sentenceName } from '../../../notation/spoken-name.ts';
import type { Model, Quantity } from '../../model.ts';
import type { InputDefaults } from '../../options.ts';
import { llmService } from '../llm-service/llm-service.ts';
import { modelQuantities } from '../rows.ts';
import { commitmentPrefix, sharedCommitments } from './commitments.ts';
import { inputNames } from './input-names.ts';
import type { PortfolioOptions, ServiceOptions } from './options.ts';
import { poolPrefix, pooledFormulas } from './pools.ts';
import { qualify } from './qualify.ts';

/** A service as its model builds it, and the names that its parts have in the portfolio. */
export interface BuiltService extends ServiceOptions {
  readonly model: Model;
  readonly nameOf: (name: string) => string;
  /** How many services share commitments with it, itself included; 0 where none does. */
  readonly sharers: number;
}

/** Quantities of a service alone that the portfolio computes in another way. */
const replaced: ReadonlySet<string> = new Set([
  'queries',
  'operations_people',
  'labour_cost',
  'cost_per_user',
]);

/** Inputs of a service alone that the customers of a portfolio stand for. */
const ofCustomers: ReadonlySet<string> = new Set(['daily_active_users', 'queries_per_user']);

/** Builds every service and settles the names of its inputs. */
export function buildServices({
  services,
  commitments,
  commitmentMonths,
  given,
  computed,
}: PortfolioOptions): readonly BuiltService[] {
  const groupOf = (name: string) => commitments.find((group) => group.services.includes(name));
  const built = services.map((service, index) => {
    const group = groupOf(service.name);
    const alone = group?.services.length === 1 ? group.commitments : [];
    const own = [...given].flatMap((name) =>
      name.startsWith(`${service.name}.`) ? [name.slice(service.name.length + 1)] : [],
    );
    const model = llmService.build({
      ...service.options,
      defaults: { ...service.options.defaults, ...(index === 0 ? {} : noStore(services[0]!.name)) },
      commitments: alone,
      ...(commitmentMonths === undefined ? {} : { commitmentMonths }),
      given: new Set([...given, ...own]),
    });
    const inputs = model.inputs.filter(({ name }) => !isLeftOut(service, name));
    return { ...service, model: { ...model, inputs }, inputs };
  });
  const names = inputNames(built, new Set([...given, ...computed]));
  return built.map(({ inputs, ...service }) => {
    const own = names.get(service.name)!;
    const group = groupOf(service.name);
    const nameOf = (name: string) => {
      if (name.startsWith(poolPrefix)) return `${service.pool}.${name.slice(poolPrefix.length)}`;
      if (name.startsWith(commitmentPrefix)) return `${group?.owner}.${name.slice(commitmentPrefix.length)}`;
      return own.get(name) ?? `${service.name}.${name}`;
    };
    return {
      ...service,
      nameOf,
      sharers: group === undefined || group.services.length === 1 ? 0 : group.services.length,
    };
  });
}

/** One store serves all services, unless a scenario gives others their own. */
const noStore = (first: string): InputDefaults => ({
  storage: { notation: '0 TB', source: `judgement: one store for all services, counted with ${first}` },
});

/** Training is counted once where two services serve the same model. */
function isLeftOut({ trainedWith }: ServiceOptions, input: string): boolean {
  return ofCustomers.has(input) || (trainedWith !== null && input.startsWith('training_'));
}

/** One of several services may get no queries: that must not leave the whole run without a number. */
const ofIdle = new Map([
  [
    'cost_per_million_tokens',
    'if(queries > 0 query/day, daily_cost / if(queries > 0 query/day, input_tokens_per_day + output_tokens_per_day, 1 Mtoken/day), 0 USD/Mtoken)',
  ],
]);

/** The quantities of a service under its own name; `pooled` is how many services share its fleet. */
export function serviceQuantities(service: BuiltService, pooled: number, isOnly: boolean): Quantity[] {
  const { name, model, nameOf, trainedWith } = service;
  const shared = new Map([...(isOnly ? [] : ofIdle), ...(pooled > 1 ? pooledFormulas(pooled) : [])]);
  const committed = service.sharers === 0 ? [] : modelQuantities(sharedCommitments(service.sharers));
  const instead = new Map(committed.map((row) => [row.name, row]));
  const names = new Set(model.quantities.map((quantity) => quantity.name));
  const own = [
    ...model.quantities
      .filter((quantity) => !replaced.has(quantity.name) && !isLeftOut(service, quantity.name))
      .map((quantity) => instead.get(quantity.name) ?? quantity),
    ...committed.filter((row) => !names.has(row.name)),
  ].map(
    (quantity): Quantity => ({
      ...quantity,
      name: nameOf(quantity.name),
      formula: qualify(shared.get(quantity.name) ?? quantity.formula, nameOf),
      label:
        quantity.label === undefined ? sentenceName(nameOf(quantity.name)) : `${quantity.label} of ${name}`,
    }),
  );
  return trainedWith === null ? own : [...own, trainedElsewhere(service, trainedWith)];
}

function trainedElsewhere({ name, model }: BuiltService, trainedWith: string): Quantity {
  const row = model.quantities.find((quantity) => quantity.name === 'training_cost')!;
  return {
    ...row,
    name: `${name}.training_cost`,
    formula: '0 USD/day',
    explanation: `Counted with ${trainedWith}, which serves the same model.`,
    source: 'a model is trained once',
  };
}

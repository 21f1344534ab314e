import type { ModelService, Quantity } from '../../model.ts';
import type { BuiltService } from './built-service.ts';
import { isCounted } from './input-names.ts';

/** Quantities of a service alone that only all services together have. */
const ofAll: ReadonlySet<string> = new Set(['operations_people', 'cost_per_user']);

/**
 * The names that the parts of each service have. What is counted with another service, such as training, has that one's
 * names.
 */
export function serviceNames(services: readonly BuiltService[]): readonly ModelService[] {
  return services.map(({ name, model, nameOf, trainedWith }) => {
    const trainer = services.find((other) => other.name === trainedWith);
    const named = (part: 'inputs' | 'quantities') => {
      const all = (trainer ?? { model }).model[part].filter((one) => one.name.startsWith('training_'));
      const own = model[part].filter((one) => !one.name.startsWith('training_') && !ofAll.has(one.name));
      return new Map([
        ...all.map((one): [string, string] => [one.name, (trainer?.nameOf ?? nameOf)(one.name)]),
        ...own.map((one): [string, string] => [one.name, nameOf(one.name)]),
      ]);
    };
    return { name, inputs: named('inputs'), quantities: named('quantities') };
  });
}

/**
 * What some services share bears the name of the first of them; under the names of the others it is a quantity, so that
 * formulas can speak of each service alike.
 */
export function sameAsOthers(services: readonly BuiltService[]): readonly Quantity[] {
  return services.flatMap(({ name, model, nameOf }) =>
    model.inputs.flatMap((input): Quantity[] => {
      const shared = nameOf(input.name);
      const owner = services.find((other) => other.name !== name && shared === `${other.name}.${input.name}`);
      if (owner === undefined || isCounted(input.name)) return [];
      return [
        {
          name: `${name}.${input.name}`,
          unit: input.unit,
          formula: shared,
          explanation: `The same as ${owner.name}’s.`,
          source: input.source,
        },
      ];
    }),
  );
}

import { describe, expect, it } from 'vitest';
import { dimensionless } from '../../../units/unit.ts';
import { inputNames, type ServiceInputs } from './input-names.ts';

const service = (name: string, pool: string, inputs: Readonly<Record<string, string>>): ServiceInputs => ({
  name,
  pool,
  inputs: Object.entries(inputs).map(([input, notation]) => ({
    name: input,
    unit: dimensionless,
    explanation: '',
    range: [0, 1],
    notation,
    source: 'a list',
  })),
});

const services = [
  service('chat', 'main', {
    pue: '1.2',
    gpu_price: '2 to 3',
    fleet_gpus: 'none',
    staff_cost: '1',
    storage: '0',
  }),
  service('agent', 'main', {
    pue: '1.2',
    gpu_price: '2 to 3',
    fleet_gpus: 'none',
    staff_cost: '2',
    storage: '0',
  }),
  service('router', 'router', {
    pue: '1.2',
    gpu_price: '1',
    fleet_gpus: 'none',
    staff_cost: '1',
    storage: '0',
  }),
];

const namesOf = (input: string, given: readonly string[] = []) => {
  const names = inputNames(services, new Set(given));
  return services.map(({ name }) => names.get(name)!.get(input));
};

describe('names of the inputs of services', () => {
  it('are one where the default is one', () => {
    expect(namesOf('pue')).toEqual(['pue', 'pue', 'pue']);
  });

  it('bear the first service’s name where only some have the same default', () => {
    expect(namesOf('gpu_price')).toEqual(['chat.gpu_price', 'chat.gpu_price', 'router.gpu_price']);
  });

  it('are a service’s own where it gives one, and one for the rest where the plain one is given', () => {
    expect(namesOf('gpu_price', ['agent.gpu_price'])).toEqual([
      'chat.gpu_price',
      'agent.gpu_price',
      'router.gpu_price',
    ]);
    expect(namesOf('gpu_price', ['agent.gpu_price', 'gpu_price'])).toEqual([
      'gpu_price',
      'agent.gpu_price',
      'gpu_price',
    ]);
    expect(namesOf('pue', ['agent.pue'])).toEqual(['pue', 'agent.pue', 'pue']);
  });

  it('never count once what each has some of', () => {
    expect(namesOf('fleet_gpus', ['fleet_gpus'])).toEqual([
      'main.fleet_gpus',
      'main.fleet_gpus',
      'router.fleet_gpus',
    ]);
    expect(namesOf('storage', ['storage'])).toEqual(['chat.storage', 'agent.storage', 'router.storage']);
  });

  it('know one staff', () => {
    expect(namesOf('staff_cost', ['chat.staff_cost'])).toEqual(['staff_cost', 'staff_cost', 'staff_cost']);
  });
});

import { describe, expect, it } from 'vitest';
import { accelerators, languageModels, regions, rentals } from '../../catalog/catalog.ts';
import { build, names, problemsOf } from './testing/check-model.ts';

describe.each(names)('%s', (name) => {
  it('fits every language model, accelerator, kind of rent and region', () => {
    const words = [
      ...languageModels().map(({ id }) => ({ language_model: id })),
      ...accelerators().map(({ id }) => ({ accelerator: id })),
      ...rentals.flatMap((rental) =>
        accelerators().map(({ id }) => ({ accelerator: id, rental, year: 2023 })),
      ),
      ...regions().map(({ id }) => ({ region: id })),
      { workloads: [{ name: 'chat' }, { name: 'code' }, { name: 'own' }] },
    ];
    for (const word of words) expect(problemsOf(build(name, word))).toEqual([]);
  });
});

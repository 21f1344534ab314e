import { expect, it } from 'vitest';
import { commandOf } from './merge-shards.ts';

it('asks for more draws of the same, with every option that changes them', () => {
  const files = ['a.yaml', "it's b.yaml"].map((name) => ({ name, path: `/x/${name}`, sha256: '' }));
  const words = {
    ...{ seed: 's', draws: '1024', design: 'sobol', set: ['price=1 to 2'] },
    ...{ sensitivity: false, observed: true, bridge: false },
  };
  expect(commandOf({ command: 'compare', files, words }, 8, 65_536, 'few/')).toBe(
    `costcone shards plan --compare a.yaml 'it'\\''s b.yaml' --out few-65536 --shards 8 --draws 65536 --seed s --design sobol --set 'price=1 to 2' --no-sensitivity --no-bridge`,
  );
});

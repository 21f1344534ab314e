import { keysAt } from '../../../src/scenario/schema.ts';
import { examineScenario } from '../examine-scenario.ts';
import type { Kind } from '../kind.ts';
import { quantity } from '../material/notation.ts';
import { anyWord, names, numbers } from '../material/words.ts';
import type { Random } from '../random.ts';

/** YAML of any shape: keys of a scenario where they belong or not, anchors, aliases, tags, block texts, flow and indentation. */
export const structure: Kind = {
  name: 'structure',
  about: 'YAML of any shape under the keys of a scenario',
  share: 2,
  make: (random) => ({
    text: random.chance(0.06)
      ? many(random)
      : random
          .times(1 + random.few(8), () => `${random.pick(keysAt([]))}:${valueAt(random, '  ', 4)}`)
          .join('\n'),
  }),
  examine: (input, probe) => examineScenario(input, probe),
};

/** The same thing very many times. */
function many(random: Random): string {
  const count = 1 + random.below(5000);
  const piece = random.pick([
    '*a ',
    '[',
    '{a: ',
    '- ',
    '&a ',
    '? ',
    '!!str ',
    'a:\n ',
    '"',
    '\\',
    '# \n',
    'inputs:\n',
    '--- ',
    '*a, ',
    '{',
    '1, ',
    '  a: *b\n',
    '<<: *a\n',
    '%YAML 1.2\n',
  ]);
  return `${random.pick(['', 'inputs: ', 'inputs:\n', 'workloads: [', 'goals: ['])}${piece.repeat(count)}`;
}

function valueAt(random: Random, indent: string, depth: number): string {
  const sort = random.uniform();
  if (depth > 0 && sort < 0.3)
    return `\n${random.times(1 + random.few(4), () => `${indent}${keyOf(random)}:${valueAt(random, `${indent}  `, depth - 1)}`).join('\n')}`;
  if (depth > 0 && sort < 0.42)
    return `\n${random.times(1 + random.few(4), () => `${indent}-${valueAt(random, `${indent}  `, depth - 1)}`).join('\n')}`;
  return ` ${scalar(random, depth)}`;
}

function keyOf(random: Random): string {
  const sort = random.uniform();
  if (sort < 0.5)
    return random.pick(
      keysAt([
        random.pick([
          'inputs',
          'workloads',
          'goals',
          'published',
          'observed',
          'correlations',
          'formulas',
          'services',
          'customers',
          'formats',
        ]),
        0,
      ]),
    );
  return sort < 0.8 ? random.pick(names) : anyWord(random);
}

function scalar(random: Random, depth: number): string {
  const sort = random.below(14);
  const inner = () => (depth > 0 ? scalar(random, depth - 1) : '1');
  switch (sort) {
    case 0:
      return `[${random.times(random.few(5), inner).join(', ')}]`;
    case 1:
      return `{ ${random.times(random.few(4), () => `${keyOf(random)}: ${inner()}`).join(', ')} }`;
    case 2:
      return (
        random.pick([
          '&a ',
          '&b ',
          '*a',
          '*b',
          '!!str ',
          '!!int ',
          '!!float ',
          '!!map ',
          '!x ',
          '!!binary ',
          '!<tag:x> ',
        ]) + inner()
      );
    case 3:
      return `|\n      ${anyWord(random)}\n      ${anyWord(random)}`;
    case 4:
      return `>-\n      ${anyWord(random)}`;
    case 5:
      return JSON.stringify(anyWord(random));
    case 6:
      return `'${anyWord(random)}'`;
    case 7:
      return random.pick([
        'null',
        '~',
        '',
        'true',
        'yes',
        '.inf',
        '.nan',
        '-.inf',
        '0o17',
        '0x1F',
        '2001-01-01',
        '12:30:45',
        '1_000',
        '=',
        '<<',
      ]);
    case 8:
      return random.pick(numbers);
    case 9:
      return `${anyWord(random)} # ${anyWord(random)}`;
    default:
      return quantity(random, null);
  }
}

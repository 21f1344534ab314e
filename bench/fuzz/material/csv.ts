import type { Random } from '../random.ts';
import { mutateText } from './mutate-text.ts';
import { anyWord, numbers, strange } from './words.ts';

/** A cell of a column of numbers. */
function cell(random: Random): string {
  const sort = random.uniform();
  if (sort < 0.7) return String(Number((10 ** (random.uniform() * 8 - 3)).toPrecision(1 + random.below(8))));
  if (sort < 0.8) return random.pick(numbers);
  if (sort < 0.86)
    return random.pick([
      '',
      'NA',
      'NaN',
      'null',
      '-',
      'n/a',
      '"',
      '""',
      '"1"',
      '"1,5"',
      '1,5',
      '1.234,5',
      '1 234',
      "1'234",
      '1.234',
      '=1+1',
      '@a',
    ]);
  if (sort < 0.93)
    return random.pick([
      '2024-01-01T00:00:00Z',
      '2024-02-30',
      '1704067200',
      '1704067200000',
      '2024-01-01 12:00',
      '24:00',
      'Infinity',
      '-Infinity',
    ]);
  return random.chance(0.5) ? anyWord(random) : random.pick(strange);
}

/** Lines of a table that is mostly right. Now and then a cell is very long. */
export function csvText(random: Random): string {
  const separator = random.pick([',', ',', ',', ';', '\t']);
  const columns = random.some(['tokens', 'input_tokens', 'output_tokens', 'time', 'timestamp', 'x'], 0.5);
  const header = random.chance(0.9) ? ['tokens', ...columns] : columns;
  const tidy = random.chance(0.5);
  const clean = () => String(Number((10 ** (random.uniform() * 3)).toPrecision(4)));
  const rows = random.times(random.few(60), () =>
    header.map(() => (tidy && !random.chance(0.005) ? clean() : cell(random))).join(separator),
  );
  const end = random.pick(['\n', '\n', '\r\n', '\r']);
  const text = [header.join(separator), ...rows].join(end) + (random.chance(0.8) ? end : '');
  if (random.chance(0.03))
    return (
      text +
      random.pick(['"', '9', ' ', '1,', '""', '\n', 'a', '.', '1 ']).repeat(1 + random.below(50_000)) +
      random.pick(['', 'x', '"', '\n'])
    );
  return random.chance(0.5) ? text : mutateText(text, random, rows.length > 0 ? rows : ['1']);
}

/** A list of rents that is mostly right. */
export function rentText(random: Random): string {
  const header = [
    'accelerator',
    'price',
    ...random.some(['unit', 'rental', 'provider', 'region', 'year', 'date', 'source'], 0.6),
  ];
  const values: Readonly<Record<string, readonly string[]>> = {
    accelerator: ['h100-sxm', 'h100-sxm', 'a100-80', 'H100', 'h200', 'b200', 'x'],
    price: ['2', '2.5', '3.1', '0', '-1', '1e9', '2 to 3', '1,99', 'free'],
    unit: ['USD/GPU/hour', 'USD/hour', 'EUR/GPU/hour', 'USD', '', 'h'],
    rental: ['on-demand', 'reserved-1y', 'spot', 'reserved-3y', '', 'weekly'],
    provider: ['hyperscaler', 'neocloud', 'marketplace', '', 'me'],
    region: ['us', 'eu', '', 'moon'],
    year: ['2025', '2024', '2025-H1', '', 'now'],
    date: ['2025-01-01', '2025-06', '', '31.12.2025', '2025-02-30'],
    source: ['here', '"a, b"', '', '=1+1', random.pick(strange)],
  };
  const rows = random.times(random.few(30), () =>
    header.map((name) => random.pick(values[name]!.slice(0, random.chance(0.8) ? 3 : 9))).join(','),
  );
  const text = [header.join(','), ...rows, ''].join('\n');
  return random.chance(0.6) ? text : mutateText(text, random, rows.length > 0 ? rows : ['h100-sxm,2']);
}

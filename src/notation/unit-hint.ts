import { didYouMean } from '../errors.ts';
import { currencies } from '../units/currencies.ts';
import { unitSymbol, unitWords } from '../units/symbols.ts';
import { functions } from './operations/operations.ts';
import { constants } from './names.ts';

const sameHint = (hint: string, ...words: string[]) => words.map((word): [string, string] => [word, hint]);

/** Words people write that are no units here, and what to write. */
const instead: ReadonlyMap<string, string> = new Map([
  ...sameHint('write USD after the number', '$', 'dollar', 'dollars', 'US$'),
  ...sameHint('write EUR after the number', '€', 'euro', 'euros', 'Euro', 'EURO'),
  ...sameHint('write GBP after the number', '£', 'pound', 'pounds', 'sterling', 'UKP'),
  ...sameHint('write CNY after the number', 'RMB', 'rmb', 'yuan', 'renminbi', 'CNH', '元', '人民币'),
  ...sameHint('write CNY or JPY after the number', '¥', '￥'),
  ...sameHint('write JPY after the number', 'yen', '円'),
  ...sameHint('write INR after the number', '₹', 'rupee', 'rupees', 'Rs'),
  ...sameHint('write KRW after the number', '₩', 'won', '원'),
  ...sameHint('write CHF after the number', 'franc', 'francs', 'SFr', 'Fr'),
  ...sameHint('write BRL after the number', 'real', 'reais'),
  ...sameHint(
    `known currencies: ${currencies.join(', ')}`,
    ...['NOK', 'SEK', 'DKK', 'PLN', 'CZK', 'HUF', 'RUB', 'TRY', 'ILS', 'AED', 'SAR', 'HKD', 'TWD', 'SGD'],
    ...['NZD', 'MXN', 'ZAR', 'IDR', 'THB', 'MYR', 'PHP', 'VND', 'ARS', 'CLP', 'COP', 'EGP', 'NGN', 'PKR'],
  ),
  ...sameHint('write 0.01 USD', 'cent', 'cents'),
  ...currencies.flatMap((money) => [
    ...sameHint(`thousands are written 10k ${money}`, `k${money}`),
    ...sameHint(`millions are written 10M ${money}`, `M${money}`, `m${money}`),
    ...sameHint(`billions are written 3B ${money}`, `B${money}`, `G${money}`),
  ]),
  ...sameHint('write thousands as 10k, without a space', 'k', 'K', 'thousand'),
  ...sameHint('write millions as 10M, without a space', 'M', 'm', 'mn', 'mio', 'million', 'millions'),
  ...sameHint('write billions as 3B, bytes as 3 byte', 'B', 'b'),
  ...sameHint('write billions as 3B, without a space', 'bn', 'billion', 'billions'),
  ...sameHint('write trillions as 2T, without a space', 'T', 'tn', 'trillion', 'trillions'),
  ...['', 'k', 'M', 'G', 'T', 'P', 'E'].flatMap((prefix) =>
    sameHint(
      `write ${prefix}FLOP/s for a speed and ${prefix}FLOP for an amount`,
      `${prefix}FLOPS`,
      `${prefix}FLOPs`,
    ),
  ),
  ...sameHint('write %', 'percent', 'pct'),
  ...sameHint('a unit must not contain spaces, as in USD/day', 'per'),
  ...sameHint('did you mean "query"?', 'request', 'requests', 'req', 'call', 'calls'),
  ...sameHint('did you mean "token"?', 'tok', 'toks'),
  ...sameHint('did you mean "parameter"?', 'param', 'params'),
  ...sameHint('did you mean "person"?', 'employee', 'employees', 'FTE', 'staff'),
  ...sameHint('did you mean "s"?', 'sec', 'secs'),
  ...sameHint('did you mean "hour"?', 'hr', 'hrs'),
  ...sameHint('did you mean "day"?', 'd'),
  ...sameHint('did you mean "year"?', 'yr', 'yrs'),
  ...sameHint('did you mean "W"?', 'watt', 'watts'),
  ...sameHint('did you mean "J"?', 'joule', 'joules'),
]);

/** What to write for a word that is no unit, if somebody can tell. */
export function unitHint(word: string): string | undefined {
  if (constants.has(word)) return undefined;
  return instead.get(word) ?? didYouMean(word, unitWords);
}

/** What to write where a word of the language stands for itself, as in `0.08 / kWh`; undefined for other words. */
export function strayWordHint(word: string): string | undefined {
  const known = functions.get(word);
  if (known !== undefined) return `a function is followed by its arguments, as in ${known.example}`;
  return unitSymbol(word) === undefined
    ? undefined
    : `a unit stands directly after a number and holds no spaces, as in 1 ${word} or 2 USD/${word}`;
}

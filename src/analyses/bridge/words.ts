import { decimalExponent, powerOfTen } from '../../elementary/elementary.ts';
import { inSentence } from '../../notation/spoken-name.ts';
import { commonScale, formatNumber, formatQuantity } from '../../notation/spoken-number.ts';
import { type Bridge, type BridgeKind, theFormulas } from './result.ts';

/** Kinds of changes, as people who pay call them. */
export const kindLabels: Readonly<Record<BridgeKind, string>> = {
  price: 'Price',
  volume: 'Volume',
  mix: 'Mix',
  technology: 'Technology',
  rest: 'Rest',
};

/** What belongs to each of them. */
export const kindExplanations: Readonly<Record<BridgeKind, string>> = {
  price: 'what one of something costs, and how it is paid for',
  volume: 'how much is asked: users, queries, tokens, peaks',
  mix: 'how that is divided: workloads, services, customers, what is cached',
  technology: 'what accelerators, models and software make of it, and how the fleet is run',
  rest: 'everything else: staff, formulas, inputs without a kind',
};

/** `Daily cost rises by 0.9 million USD/day (29 % of what it was): volume +0.6, price +0.4, mix −0.1`. */
export function bridgeWords(bridge: Bridge): string {
  const { label, unit, from, to, groups } = bridge;
  const change = to - from;
  if (groups.length === 0) {
    const nothing = `Nothing that differs moves the mean of ${inSentence(label)}`;
    return change === 0 ? nothing : `${nothing}: what is left is the simulation`;
  }
  const percent = (100 * Math.abs(change)) / from;
  const share = from > 0 && change !== 0 ? ` (${percentWords(percent)} % of what it was)` : '';
  const by = ` by ${formatQuantity(Math.abs(change), unit)}${share}`;
  const verb = change === 0 ? 'stays the same' : change > 0 ? `rises${by}` : `falls${by}`;
  if (isUndivided(bridge)) return `${label} ${verb}: ${undivided}`;
  const number = changeNumbers(bridge, true);
  const parts = groups.map(({ kind, part }) => `${inSentence(kindLabels[kind])} ${number(part.value)}`);
  return `${label} ${verb}: ${parts.join(', ')}`;
}

/** Whether formulas alone differ, as between making and buying: one part, which says nothing. Inputs that come with them would. */
export const isUndivided = ({ steps: [first, ...others] }: Bridge) =>
  first?.name === theFormulas && first.inputs.length === 0 && others.length === 0;

const undivided = 'the two compute it by different formulas, so the change cannot be divided among inputs';

/** Two digits are enough for a part of something; more than the whole is written with all of its whole digits, as in tables. */
function percentWords(percent: number): string {
  return formatNumber(percent, percent < 99.5 ? 2 : 3);
}

/** Digits that the largest part is written with; the others have as many decimals. */
const digits = 3;

/**
 * A way to write the parts of a bridge with their signs so that they can be added, as many decimals each: `+0.60 million`.
 * `besideTotal`: the word is left out where the whole change, which stands before, has the same.
 */
export function changeNumbers(
  { from, to, steps, groups }: Bridge,
  besideTotal = false,
): (value: number | null) => string {
  const sizes = [...steps, ...groups].map(({ part }) => Math.abs(part.value ?? 0));
  const largest = Math.max(Math.abs(to - from), ...sizes);
  const [scale, word] = commonScale(0, largest, digits);
  const isSaid = besideTotal && commonScale(0, Math.abs(to - from), digits)[1] === word;
  const place = digits - 1 - decimalExponent(largest / scale || 1);
  const decimals = Math.max(0, place);
  return (value) => {
    if (value === null) return '–';
    const size = Math.abs(value) / scale;
    const step = powerOfTen(Math.min(0, place));
    const rounded = place > 0 ? Number(size.toFixed(Math.min(20, place))) : Math.round(size * step) / step;
    const written = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    // What is smaller than people write in digits is written as they write it.
    const text = decimals > 6 ? formatNumber(size) : rounded.toLocaleString('en-US', written);
    const sign = (decimals > 6 ? size : rounded) === 0 ? '±' : value < 0 ? '−' : '+';
    return `${sign}${text}${isSaid ? '' : word}`;
  };
}

import { spokenName, sentenceName } from '../../../notation/spoken-name.ts';
/** Controls for one input: its low and high end, or one fixed value. */
import type { KnownInput } from '../../../analyses/inputs/result.ts';
import type { WhatIfInput } from '../../../analyses/what-if/result.ts';
import { exp, ln } from '../../../elementary/elementary.ts';
import { digitsBetween, formatQuantity, formatRange } from '../../../notation/spoken-number.ts';
import { readTyped } from './typed-change.ts';
import type { Change } from './what-if-messages.ts';

const steps = 1000;

/** Where a slider stands for which value: by ratio for positive inputs, by distance otherwise. */
interface Track {
  /** Rounded to what a step tells apart, so that the command that repeats a change is short. */
  readonly value: (position: number) => number;
  readonly position: (value: number) => number;
}

/** Significant digits that a step of the track is worth: three, more where the track is narrow and far from 0. */
function digitsOf(start: number, end: number): number {
  const step = (end - start) / steps;
  const needed = ln(Math.max(Math.abs(start), Math.abs(end)) / step) / Math.LN10;
  return Math.min(15, Math.max(3, Math.floor(needed + 0.3)));
}

function trackOf({ form, range }: WhatIfInput, { p5, p95 }: KnownInput): Track {
  const [low, high] = [p5 ?? 0, p95 ?? 1];
  const width = high - low || Math.abs(high) || 1;
  const [least, most] = [range[0] ?? Number.NEGATIVE_INFINITY, range[1] ?? Number.POSITIVE_INFINITY];
  const positive = low > 0 && form !== 'normal';
  const from = positive ? Math.max(low / 8, least) : Math.max(low - 2 * width, least);
  const to = positive ? Math.min(high * 8, most) : Math.min(high + 2 * width, most);
  // A share's ends are no values of a beta distribution's percentiles; its own percentiles stay within reach.
  const lowest = low > 0 ? Math.min(0.001, low / 2) : 0.001;
  const highest = high < 1 ? Math.max(0.999, (1 + high) / 2) : 0.999;
  const inside = form === 'beta' ? [Math.max(from, lowest), Math.min(to, highest)] : [from, to];
  const [start, end] = inside as [number, number];
  const digits = digitsOf(start, end);
  const rounded = (value: number) => Math.min(end, Math.max(start, Number(value.toPrecision(digits))));
  if (positive && form !== 'beta')
    return {
      value: (position) => rounded(start * exp((ln(end / start) * position) / steps)),
      position: (value) => (steps * ln(value / start)) / ln(end / start),
    };
  return {
    value: (position) => rounded(start + ((end - start) * position) / steps),
    position: (value) => (steps * (value - start)) / (end - start),
  };
}

/** What moves one input. */
export interface InputControls {
  readonly element: HTMLElement;
  /** Back to the run. */
  readonly reset: () => void;
  /** Whether a lever sets the input, so that a reader cannot. */
  readonly lock: (isLocked: boolean) => void;
  /** As if a reader had typed a text. */
  readonly type: (text: string) => void;
}

/**
 * One input's controls: sliders for its ends or its one value, and a field for what is typed. `changed` hears of every change; `note`
 * is what there is to know of one, empty where that is nothing.
 */
export function inputControls(
  input: WhatIfInput,
  result: KnownInput,
  note: string,
  changed: (change: Change) => void,
): InputControls {
  const track = trackOf(input, result);
  const element = document.createElement('fieldset');
  const legend = document.createElement('legend');
  legend.textContent = sentenceName(input.name);
  const state = document.createElement('output');
  const field = document.createElement('input');
  field.type = 'text';
  field.spellcheck = false;
  field.setAttribute('aria-label', `${spokenName(input.name)}: low to high, or one value`);
  const low = slider(`${spokenName(input.name)}: low end, 5th percentile`);
  const high = slider(`${spokenName(input.name)}: high end, 95th percentile`);
  const one = slider(`${spokenName(input.name)}: fixed value`);
  const fixed = document.createElement('input');
  fixed.type = 'checkbox';
  const fixedLabel = document.createElement('label');
  fixedLabel.append(fixed, ' one value');
  const ends = [withWords(low, 'low end'), withWords(high, 'high end')];
  const whole = withWords(one, 'value');
  element.append(legend, ...ends, whole, field, ...(input.fixable ? [fixedLabel] : []), state);

  if (note !== '') {
    const words = document.createElement('small');
    words.className = 'note';
    words.textContent = note;
    element.append(words);
  }

  const show = (text: string) => {
    state.textContent = text;
    // A position says nothing to those who hear it.
    for (const range of [low, high, one])
      range.setAttribute('aria-valuetext', formatQuantity(track.value(Number(range.value)), result.unit));
  };
  const refuse = (isRefused: boolean) => {
    element.classList.toggle('refused', isRefused);
    field.ariaInvalid = String(isRefused);
  };
  const reset = () => {
    low.value = String(track.position(result.p5 ?? 0));
    high.value = String(track.position(result.p95 ?? 1));
    one.value = String(track.position(result.p50 ?? 0));
    fixed.checked = false;
    for (const end of ends) end.hidden = false;
    whole.hidden = true;
    element.classList.remove('changed');
    refuse(false);
    field.value = `${plain(result.p5 ?? 0)} to ${plain(result.p95 ?? 0)}`;
    show(`${result.notation} (as run)`);
  };
  const give = (from: number, to: number) => {
    refuse(false);
    element.classList.add('changed');
    show(
      from === to
        ? formatQuantity(from, result.unit)
        : formatRange(from, to, result.unit, { digits: digitsBetween(from, to) }),
    );
    changed({ form: input.form, low: from, high: to, per: input.per });
  };
  const type = (text: string) => {
    field.value = text;
    const typed = readTyped(text, result.unit, input);
    if (typeof typed === 'string') {
      refuse(true);
      return show(typed);
    }
    const { low: from, high: to } = typed;
    fixed.checked = from === to;
    const place = (value: number) => String(Math.min(steps, Math.max(0, track.position(value))));
    if (fixed.checked) one.value = place(from);
    else [low.value, high.value] = [place(from), place(to)];
    for (const end of ends) end.hidden = fixed.checked;
    whole.hidden = !fixed.checked;
    return give(from, to);
  };
  const update = () => {
    for (const end of ends) end.hidden = fixed.checked;
    whole.hidden = !fixed.checked;
    const [from, to] = (fixed.checked ? [one, one] : [low, high]).map((end) =>
      track.value(Number(end.value)),
    ) as [number, number];
    field.value = from === to ? String(from) : `${from} to ${to}`;
    give(from, to);
  };
  low.addEventListener('input', () => {
    if (Number(low.value) >= Number(high.value)) high.value = String(Math.min(steps, Number(low.value) + 1));
    if (Number(low.value) >= Number(high.value)) low.value = String(Number(high.value) - 1);
    update();
  });
  high.addEventListener('input', () => {
    if (Number(high.value) <= Number(low.value)) low.value = String(Math.max(0, Number(high.value) - 1));
    if (Number(high.value) <= Number(low.value)) high.value = String(Number(low.value) + 1);
    update();
  });
  one.addEventListener('input', update);
  fixed.addEventListener('change', update);
  field.addEventListener('change', () => type(field.value));
  const lock = (isLocked: boolean) => {
    element.disabled = isLocked;
  };
  reset();
  return { element, reset, lock, type };
}

/** A number as a reader would type it. */
const plain = (value: number) => String(Number(value.toPrecision(4)));

function slider(label: string): HTMLInputElement {
  const range = document.createElement('input');
  range.type = 'range';
  range.min = '0';
  range.max = String(steps);
  range.setAttribute('aria-label', label);
  return range;
}

/** A slider below the words that say what it moves. */
function withWords(range: HTMLInputElement, words: string): HTMLElement {
  const place = document.createElement('div');
  const text = document.createElement('small');
  text.textContent = words;
  place.append(text, range);
  return place;
}

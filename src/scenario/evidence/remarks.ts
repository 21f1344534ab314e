import { quoted } from '../../notation/messages.ts';
import { type Reading, report } from '../reading.ts';
import type { YamlMap, YamlNode } from '../yaml-tree.ts';
import type { Likelihood } from './observation.ts';
import type { Subject } from './subject.ts';

/** What stands there twice counts twice, which may be meant. */
export function remarkTwice(item: YamlMap, first: YamlNode, { remarks }: Reading): void {
  const { line } = first.at();
  report(
    { problems: remarks },
    item,
    'the same observation appears twice, and counts twice',
    line === undefined ? undefined : `first in line ${line}`,
    'leave one out, or give each its `source` if they were measured separately',
  );
}

/** An input that is one number learns nothing. */
export function remarkKnown(item: YamlMap, { input, at }: Subject, { remarks }: Reading): void {
  if (input?.value.kind !== 'constant' || at !== null) return;
  const hint = 'give the input the range that it had before it was measured';
  report(
    { problems: remarks },
    item,
    'is one number, which no observation can change',
    quoted(input.name),
    hint,
  );
}

/** Judgement: with the model in it no error is so small a part of the value. */
const slight = 1e-4;

/** An error that is hardly anything was most likely meant as a share. */
export function remarkSlight(item: YamlMap, likelihood: Likelihood, { remarks }: Reading): void {
  if (likelihood.kind !== 'ratio' && likelihood.kind !== 'difference') return;
  const share = likelihood.kind === 'ratio' ? likelihood.sd : likelihood.sd / Math.abs(likelihood.value);
  if (!(share < slight)) return;
  const written = item.entries.get('error')!.value;
  const found = `${Number((100 * share).toPrecision(2))}% of the value`;
  const hint = 'it includes the error of the model; write a share with %, as in 3%';
  report({ problems: remarks }, written, 'is a very small error', found, hint);
}

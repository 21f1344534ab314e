import { visible } from '../../errors.ts';
import type { PartMapping, QuotedText, ScenarioPart } from './part.ts';

const isQuoted = (value: string | QuotedText | PartMapping): value is QuotedText =>
  typeof value === 'object' && typeof value.quoted === 'string';

/** A text in double quotes. Every JSON text is one of YAML (YAML 1.2.2, 7.3.1). */
export const quotedText = (text: string) => JSON.stringify(visible(text));

/** A mapping as lines of YAML without indentation. */
export function mappingLines(mapping: PartMapping): string[] {
  return Object.entries(mapping).flatMap(([key, value]) => {
    if (typeof value === 'string') return [`${key}: ${value}`];
    if (isQuoted(value)) return [`${key}: ${quotedText(value.quoted)}`];
    return [`${key}:`, ...mappingLines(value).map((line) => `  ${line}`)];
  });
}

/** The same as an item of a list. */
export function itemLines(mapping: PartMapping): string[] {
  return mappingLines(mapping).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`);
}

/** The same on one line, between braces. */
export function mappingInBraces(mapping: PartMapping): string {
  const entries = Object.entries(mapping).map(([key, value]) => {
    if (typeof value === 'string') return `${key}: ${/[,[\]{}]/.test(value) ? quotedText(value) : value}`;
    return `${key}: ${isQuoted(value) ? quotedText(value.quoted) : mappingInBraces(value)}`;
  });
  return `{ ${entries.join(', ')} }`;
}

/** A part of a scenario as YAML; an empty text where it says nothing. */
export function partText({ options, inputs, lists }: ScenarioPart): string {
  const names = Object.entries(inputs);
  return [
    ...Object.entries(options).map(([key, value]) => `${key}: ${value}`),
    ...(names.length === 0 ? [] : ['inputs:']),
    ...names.flatMap(([name, mapping]) => [
      `  ${name}:`,
      ...mappingLines(mapping).map((line) => `    ${line}`),
    ]),
    ...Object.entries(lists).flatMap(([key, items]) =>
      items.length === 0 ? [] : [`${key}:`, ...items.flatMap(itemLines).map((line) => `  ${line}`)],
    ),
  ].join('\n');
}

import { Finding } from '../finding.ts';

/** What costcone may throw: everything else is a bug of its own. */
const own: readonly string[] = [
  'ScenarioError',
  'UsageError',
  'ModelError',
  'InterruptedError',
  'EvidenceError',
  'NotationError',
];

/** @throws Finding for an error that is not the project's own */
export function ownError(error: unknown, step: string): Error {
  if (error instanceof Error && own.includes(error.name)) return error;
  if (error instanceof Finding) throw error;
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  throw new Finding(
    `${step}: ${name}: ${sortOf(message)}${placeIn(stack ?? '')}`,
    `${message}\n${(stack ?? '').split('\n').slice(1, 8).join('\n')}`,
  );
}

/** A message without what differs from case to case: quoted texts and numbers. */
const sortOf = (message: string) =>
  message
    .replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '".."')
    .replace(/[-+]?\d[\d.e+-]*/g, '0')
    .slice(0, 120);

/** The function of ours that threw. */
function placeIn(stack: string): string {
  const line = stack.split('\n').find((text) => /\/(?:src|dist)\//.test(text));
  return line === undefined
    ? ''
    : ` in ${line.replace(/^\s*at\s+/, '').replace(/\(?\S*\/((?:src|dist)\/[^:)]*):\d+:\d+\)?/, '$1')}`;
}

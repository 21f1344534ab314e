import { visible } from '../errors.ts';
import type { Fragment } from '../import/fragment.ts';
import { wrap } from '../report/terminal/text-layout.ts';
import { say } from './outlet.ts';

/** Says what is not known and what was left out, as lines on standard error. */
export function sayRest({ unknown, leftOut }: Pick<Fragment, 'unknown' | 'leftOut'>): void {
  for (const line of unknown) say(`not known: ${line}`);
  for (const line of leftOut) say(`left out: ${line}`);
}

/** What is said of a file above the part that it gives. */
export function comments({ about, unknown, leftOut }: Fragment): readonly string[] {
  const commented = (title: string, lines: readonly string[]) =>
    lines.length === 0
      ? []
      : [
          `# ${title}`,
          ...lines.flatMap((line) =>
            wrap(visible(line), '').map((part, index) => `#   ${index === 0 ? '- ' : '  '}${part}`),
          ),
        ];
  return [
    ...about.flatMap((line) => wrap(visible(line), '').map((part) => `# ${part}`)),
    ...commented('Not known:', unknown),
    ...commented('Left out:', leftOut),
  ];
}

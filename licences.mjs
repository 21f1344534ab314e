// The licences of the packages that a bundle is made of.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a package without a licence file says of itself. */
function declared(place) {
  const { license } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
  return `no licence file in the package; it declares ${license ?? 'none'}`;
}

/** Every package among bundled files with its licence; packages that share a text share its copy. `inputs`: paths relative to `folder`. */
export function licences(inputs, folder) {
  const packages = new Set(
    inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  const texts = new Map();
  for (const path of [...packages].sort()) {
    const place = join(folder, path);
    const file = readdirSync(place).find((name) => /^licen[cs]e/i.test(name));
    const text = file === undefined ? declared(place) : readFileSync(join(place, file), 'utf8').trim();
    texts.set(text, [...(texts.get(text) ?? []), path.split('node_modules/').at(-1)]);
  }
  return [...texts].map(([text, names]) => `${names.join(', ')}:\n${text}`).join('\n\n');
}

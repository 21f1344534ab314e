import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** Pages of a site by path, as from its root, without reports that it shows as they are. */
export function pagesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.html') && !path.startsWith('assets/'))
    .sort();
}

/** Every link inside a site that leads to nothing, every absolute one, and every anchor that a page has twice. */
export function linkProblems(folder: string): readonly string[] {
  const texts = new Map(
    pagesOf(folder).map((path) => [path, readFileSync(posix.join(folder, path), 'utf8')]),
  );
  const anchors = new Map([...texts].map(([path, text]) => [path, anchorsIn(text)]));
  return [...texts].flatMap(([path, text]) => {
    const all = anchors.get(path)!;
    const twice = all.filter((id, index) => all.indexOf(id) !== index).map((id) => `${path}: two of #${id}`);
    const broken = [...text.matchAll(/ (?:href|src)="([^"]*)"/g)].flatMap(([, address]) => {
      if (/^(?:https?|mailto):/.test(address!)) return [];
      if (address!.startsWith('/')) return [`${path}: ${address} is not relative`];
      const [file = '', fragment] = address!.split('#');
      const target = file === '' ? path : posix.join(posix.dirname(path), file);
      if (!existsSync(posix.join(folder, target))) return [`${path}: ${address} leads to no page`];
      if (fragment === undefined || fragment === '') return [];
      return (anchors.get(target) ?? []).includes(decodeURIComponent(fragment))
        ? []
        : [`${path}: ${address} leads to no place of ${target}`];
    });
    return [...twice, ...new Set(broken)];
  });
}

const anchorsIn = (text: string): readonly string[] =>
  [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
